import { position } from "./position";

const SPACE = /[ \t\n\r]*/y;
const ATOM = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Characters of a text that need no look; RFC 8259 §7 forbids raw control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

type Expected = "a value" | "a key in double quotes" | "a colon" | "a comma or the end" | "nothing more";

/**
 * Where a text stops being JSON (RFC 8259), in words. Only for a text that JSON.parse has refused: the engine's
 * own messages change with its version, quote the caller's text and often give no position.
 */
export function jsonFault(text: string): string {
  const open: string[] = [];
  const afterValue = (): Expected => (open.length > 0 ? "a comma or the end" : "nothing more");
  let expected: Expected = "a value";
  let justOpened = false;
  let at = 0;
  const skip = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    const { length } = pattern.exec(text)?.[0] ?? "";
    at += length;
    return length;
  };
  for (;;) {
    skip(SPACE);
    const next = text[at];
    if (next === undefined) return `it ends at ${position(text, at)}, where ${expected} is expected`;
    const closes = next === open.at(-1) && (justOpened || expected === "a comma or the end");
    justOpened = false;
    if (closes) {
      open.pop();
      at++;
      expected = afterValue();
    } else if (expected === "a value" && (next === "{" || next === "[")) {
      open.push(next === "{" ? "}" : "]");
      at++;
      expected = next === "{" ? "a key in double quotes" : "a value";
      justOpened = true;
    } else if (next === '"' && (expected === "a value" || expected === "a key in double quotes")) {
      at++;
      while (skip(PLAIN) + skip(ESCAPE) > 0);
      if (text[at] !== '"') return unfinishedText(text, at);
      at++;
      expected = expected === "a value" ? afterValue() : "a colon";
    } else if (expected === "a value" && skip(ATOM) > 0) {
      expected = afterValue();
    } else if (expected === "a colon" && next === ":") {
      at++;
      expected = "a value";
    } else if (expected === "a comma or the end" && next === ",") {
      at++;
      expected = open.at(-1) === "}" ? "a key in double quotes" : "a value";
    } else return `${expected} is expected at ${position(text, at)}`;
  }
}

function unfinishedText(text: string, at: number): string {
  if (at >= text.length) return `it ends inside a text, at ${position(text, at)}`;
  const what = text[at] === "\\" ? "an unknown escape" : "a raw line break or control character";
  return `${what} is inside a text at ${position(text, at)}`;
}
