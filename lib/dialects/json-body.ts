import { AppError } from "@/lib/errors";
import { jsonFault } from "./json-fault";

/**
 * Values, keys and lists in one body. Without a bound 25 MB of `[` keep JSON.parse busy for five seconds and
 * 25 MB of `[],` fill hundreds of megabytes.
 */
const MAX_TOKENS = 200_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The value of a JSON body (RFC 8259; a byte order mark is let pass, §8.1). `__proto__` is a key like any other:
 * JSON.parse makes it an own property and no object gets another prototype by it; read known keys only, and
 * never Object.assign a whole body.
 */
export function readJson(body: Uint8Array): unknown {
  if (body.length === 0) throw new AppError("malformed", "The body is empty: send a JSON object.");
  const text = decode(body);
  if (body.length > MAX_TOKENS) refuseFlood(body);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("malformed", `The body is not valid JSON: ${jsonFault(text)}.`, { cause });
  }
}

/** The body as an object, whatever its keys; undefined for a list, a text, a number, true, false or null. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new AppError("malformed", "The body is not valid UTF-8, the only encoding JSON has.", { cause });
  }
}

/** Counts what starts a value, `[ { , :` outside strings, over the bytes: UTF-8 never hides ASCII in a letter. */
function refuseFlood(body: Uint8Array): void {
  let tokens = 0;
  let inString = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === 0x22) inString = !inString;
    else if (inString) at += byte === 0x5c ? 1 : 0;
    else if (byte === 0x5b || byte === 0x7b || byte === 0x2c || byte === 0x3a) tokens++;
    if (tokens > MAX_TOKENS)
      throw new AppError("too_large", `The body holds more than ${MAX_TOKENS} JSON values.`);
  }
}
