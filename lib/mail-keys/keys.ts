import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";
import { readSecretKeys, type SecretKeys } from "@/lib/mail/secret-box";
import type { TokenKeys } from "@/lib/mail/token";

type Keys = { secret: SecretKeys; token: TokenKeys };

let kept: Keys | undefined;

/**
 * The keys of MAIL_SECRET_KEYS, the one that seals first; last the one made of NEXTAUTH_SECRET, which seals where there is no
 * other, and still opens what it sealed once there is.
 */
export const secretKeys = (): SecretKeys => keys().secret;

/** What signs our Message-IDs and reply addresses; made of the same keys, so that one rotation serves both. */
export const tokenKeys = (): TokenKeys => keys().token;

function keys(): Keys {
  if (kept) return kept;
  const { MAIL_SECRET_KEYS, NEXTAUTH_SECRET } = env();
  const own = derive(Buffer.from(NEXTAUTH_SECRET), "deskuss mail secrets");
  const given = MAIL_SECRET_KEYS ? readSecretKeys(MAIL_SECRET_KEYS) : [];
  const secret = new Map([...given, ["session", own]]);
  const [first = own, ...rest] = [...secret.values()].map((key) => derive(key, "deskuss mail tokens"));
  kept = { secret, token: [first, ...rest] };
  return kept;
}

const derive = (key: Uint8Array, use: string) =>
  new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), use, 32));
