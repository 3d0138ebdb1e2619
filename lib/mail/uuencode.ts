/** A block in a text, as mailers sent files before MIME. Its lines have no small letters, so it ends at the next block. */
const BLOCK = /^begin [0-7]{3,4} ([^\n]+)\n((?:[!-`][ -`]{0,90}\n)*)(?:[ `]?\n)?end[ \t]*(?:\n|$)/gm;

const MAX_FILES = 100;

/** Takes the uuencoded files out of a text; `text` is what stands around them. */
export function splitUuencoded(text: string): { text: string; files: { name: string; content: Buffer }[] } {
  const files: { name: string; content: Buffer }[] = [];
  if (!/^begin /m.test(text)) return { text, files };
  const rest = text.replace(BLOCK, (block, name: string, lines: string) => {
    if (files.length === MAX_FILES) return block;
    files.push({ name, content: decodeUuencode(Buffer.from(lines, "latin1")) });
    return "";
  });
  return { text: rest, files };
}

/** Decodes lines that carry their length in the first character, from the `begin` line on when there is one. */
export function decodeUuencode(body: Buffer): Buffer {
  const text = body.toString("latin1");
  const begin = /^begin [0-7]{3,4} .*$/m.exec(text);
  const lines = begin ? text.slice(begin.index + begin[0].length) : text;
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (const [line] of lines.matchAll(/[^\r\n]+/g)) {
    if (line.trimEnd() === "end") break;
    const size = bitsAt(line, 0);
    for (let byte = 0; byte < size && length < out.length; byte++) {
      const at = 1 + Math.floor((byte * 8) / 6);
      const pair = (bitsAt(line, at) << 6) | bitsAt(line, at + 1);
      out[length++] = pair >> (4 - ((byte * 8) % 6));
    }
  }
  return out.subarray(0, length);
}

function bitsAt(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
