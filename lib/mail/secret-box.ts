import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keys by their id, the one that seals first. */
export type SecretKeys = ReadonlyMap<string, Uint8Array>;

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
/** NIST SP 800-38D section 8.2.2: random nonces of 96 bits, good for four billion seals with one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BOX = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/;

/**
 * Reads `id:base64,id:base64`, the first being the one that seals.
 * @throws Error saying what is wrong with which key; never a key's value.
 */
export function readSecretKeys(text: string): SecretKeys {
  const keys = new Map<string, Uint8Array>();
  for (const [index, entry] of text.split(",").entries()) {
    const [, id, value] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(entry) ?? [];
    const key = Buffer.from(value ?? "", "base64");
    if (!id) throw new Error(`key ${index + 1} must be written as id:base64`);
    if (key.length !== KEY_BYTES)
      throw new Error(
        `key ${id} must be ${KEY_BYTES} bytes in base64, for example from: openssl rand -base64 32`,
      );
    if (keys.has(id)) throw new Error(`there are two keys with the id ${id}`);
    keys.set(id, key);
  }
  return keys;
}

/**
 * Encrypts a secret for the database. `place` says where it is kept, such as `mailbox 12 password`: moved anywhere
 * else it does not open, so nobody who may write rows can have one shown or used in place of another.
 */
export function seal(secret: string, place: string, keys: SecretKeys): string {
  const [first] = keys;
  if (!first) throw new Error("There is no key to seal secrets with");
  const [id, key] = first;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound(id, place)));
  const sealed = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${id}.${sealed.toString("base64url")}`;
}

/** Why a sealed secret did not open. */
export type Unopened = "unreadable" | "unknown key" | "tampered";
export type Opened = { secret: string } | { fault: Unopened };

/** Decrypts what `seal` made for the same place. A wrong key under a known id looks like tampering. */
export function open(box: string, place: string, keys: SecretKeys): Opened {
  const [, id = "", content = ""] = BOX.exec(box) ?? [];
  const bytes = Buffer.from(content, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return { fault: "unreadable" };
  const key = keys.get(id);
  if (!key) return { fault: "unknown key" };
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(bound(id, place)));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const start = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return { secret: Buffer.concat([start, decipher.final()]).toString("utf8") };
  } catch {
    return { fault: "tampered" };
  }
}

/** Whether a box was sealed with another key than the one in use, and should be sealed again. */
export function isSealedWithOldKey(box: string, keys: SecretKeys): boolean {
  const id = BOX.exec(box)?.[1];
  return id !== undefined && id !== keys.keys().next().value;
}

const bound = (id: string, place: string) => `deskuss v1 ${id} ${place}`;
