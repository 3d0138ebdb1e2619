import "server-only";
import { createHash } from "node:crypto";

/** What is stored of a key or token. A plain hash is enough for 256 random bits: there is nothing to guess. */
export const hashSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();
