import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";
import { readSecretKeys, type SecretKeys } from "@/lib/mail/secret-box";
import type { TokenKeys } from "@/lib/mail/token";

type Keys = { text: string; secret: SecretKeys; token: TokenKeys };

let kept: Keys | undefined;

/** The keys of MAIL_SECRET_KEYS, the one that seals first. */
export const secretKeys = (): SecretKeys => keys().secret;

/** What signs our Message-IDs and reply addresses; made of the same keys, so that one rotation serves both. */
export const tokenKeys = (): TokenKeys => keys().token;

function keys(): Keys {
  const text = env().MAIL_SECRET_KEYS;
  if (kept?.text === text) return kept;
  const secret = readSecretKeys(text);
  const [first, ...rest] = [...secret.values()].map(derive);
  if (!first) throw new Error("MAIL_SECRET_KEYS holds no key");
  kept = { text, secret, token: [first, ...rest] };
  return kept;
}

const derive = (key: Uint8Array) =>
  new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), "deskuss mail tokens", 32));
