import "server-only";
import { createHash } from "node:crypto";

type Prepared = { name: string; text: string; values: unknown[] };

/** Texts are told apart here, and each connection keeps what it has planned: a few statements, not one for every filter. */
const names = new Map<string, string>();

/**
 * A statement that each connection plans once, for those whose planning takes longer than their work. Not for one whose
 * text depends on what somebody typed or chose: there would be no end of them.
 */
export function prepared(text: string, values: unknown[]): Prepared {
  const known = names.get(text);
  if (known) return { name: known, text, values };
  const name = `p${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return { name, text, values };
}
