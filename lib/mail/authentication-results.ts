/** One `method=result` with the properties it was found by, such as `header.d`; all in lower case. */
export type MethodResult = { method: string; result: string; properties: Map<string, string> };

/** One field: `id` is empty where the receiver names none, as Exchange Online does. */
export type Results = { id: string; results: MethodResult[] };

type Token = { text: string; quoted: boolean } | ";" | "=";

/** Real fields stay below 2 KB; what a sender can swell is cut. */
const MAX_LENGTH = 16_384;
const MAX_RESULTS = 100;

/**
 * Reads the value of an Authentication-Results field (RFC 8601 section 2.2). Comments and quoted strings hold what the
 * sender chose, so they are taken out before anything is looked for. Null for what doesn't follow the grammar.
 */
export function readResults(value: string): Results | null {
  if (value.length > MAX_LENGTH) return null;
  const tokens = tokenize(value);
  if (!tokens) return null;
  const [first = [], ...rest] = split(tokens);
  // `spf=pass …` in the first place: the receiver left its name out.
  const named = !first.includes("=");
  const id = named ? text(first[0]).toLowerCase() : "";
  if (named && id === "") return null;
  const results: MethodResult[] = [];
  for (const tokens of named ? rest : [first, ...rest]) {
    if (results.length === MAX_RESULTS) return null;
    const result = readResult(tokens);
    if (result) results.push(result);
  }
  return { id, results };
}

/** `method [/version] = result {property = value}`; a part of another shape says nothing. */
function readResult(tokens: readonly Token[]): MethodResult | null {
  const [method, equals, result, ...rest] = tokens;
  const name = text(method).toLowerCase().split("/", 1)[0] ?? "";
  if (equals !== "=" || !/^[a-z][\w-]*$/.test(name) || !isPlain(method) || !isPlain(result)) return null;
  const properties = new Map<string, string>();
  for (let at = 0; at + 2 < rest.length; ) {
    const key = text(rest[at]).toLowerCase();
    if (rest[at + 1] !== "=" || !isPlain(rest[at])) {
      at++;
      continue;
    }
    // The first counts, as with fields.
    if (!properties.has(key)) properties.set(key, text(rest[at + 2]).toLowerCase());
    at += 3;
  }
  return { method: name, result: text(result).toLowerCase(), properties };
}

const text = (token: Token | undefined) => (typeof token === "object" ? token.text : "");
const isPlain = (token: Token | undefined) => typeof token === "object" && !token.quoted && token.text !== "";

function split(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === ";") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Null when a comment or a quoted string does not end: what is inside and what outside is then anybody's guess. */
function tokenize(value: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < value.length) {
    const character = value.charAt(at);
    if (/\s/.test(character)) at++;
    else if (character === ";" || character === "=") {
      tokens.push(character);
      at++;
    } else if (character === "(") {
      at = commentEnd(value, at);
      if (at < 0) return null;
    } else if (character === '"') {
      const end = quotedEnd(value, at);
      if (end < 0) return null;
      tokens.push({ text: value.slice(at + 1, end - 1).replace(/\\(.)/g, "$1"), quoted: true });
      at = end;
    } else {
      const end = wordEnd(value, at);
      tokens.push({ text: value.slice(at, end), quoted: false });
      at = end;
    }
  }
  return tokens;
}

/** A word may hold an equals sign behind its first one, as return paths do: `smtp.mailfrom=a=b@example.com`. */
function wordEnd(value: string, start: number): number {
  const isValue = value.charAt(start - 1) === "=";
  const end = value.slice(start).search(isValue ? /[\s;("]/ : /[\s;=("]/);
  return end < 0 ? value.length : start + Math.max(end, 1);
}

/** Comments nest (RFC 5322 section 3.2.2). */
function commentEnd(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === "\\") at++;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return at + 1;
  }
  return -1;
}

function quotedEnd(value: string, start: number): number {
  for (let at = start + 1; at < value.length; at++) {
    if (value.charAt(at) === "\\") at++;
    else if (value.charAt(at) === '"') return at + 1;
  }
  return -1;
}
