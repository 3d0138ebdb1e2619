import "server-only";
import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PREFIX = "deskuss_";
/** 256 bits in base 62. */
const LENGTH = 43;

/** A new key: recognisable to people and secret scanners, 256 random bits, one word to a double click. */
export function newSecret(): string {
  let number = BigInt(`0x${randomBytes(32).toString("hex")}`);
  let text = "";
  for (let i = 0; i < LENGTH; i++) {
    text = ALPHABET.charAt(Number(number % 62n)) + text;
    number /= 62n;
  }
  return PREFIX + text;
}

/** What of a key is shown in lists: enough to tell two keys apart. */
export const shownPart = (secret: string) => secret.slice(0, PREFIX.length + 4);
