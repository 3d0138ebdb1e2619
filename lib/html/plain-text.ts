import "server-only";

/** Characters of a message that are read: what comes later is neither shown in a list nor looked for. */
const READ = 400_000;
const PREVIEW = 200;
/** Of a message whose markup is longer than its text, this much is enough for a preview. */
const PREVIEW_READ = 8_000;

/** Elements that end a line. */
const BLOCK =
  /^\/?(?:address|blockquote|br|dd|div|dl|dt|figcaption|h[1-6]|hr|li|ol|p|pre|table|td|th|tr|ul)\b/i;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The text of a stored message, at most its first 400,000 characters. Takes time in proportion to its length alone. */
export function toPlainText(body: string, format: "text" | "html"): string {
  const read = body.slice(0, READ).toWellFormed();
  return format === "text" ? read : decode(withoutTags(read));
}

/** The beginning of a message in one line, without what it quotes. */
export function toPreview(body: string, format: "text" | "html"): string {
  const text = toPlainText(body.slice(0, PREVIEW_READ), format);
  const own = text.replace(/^[ \t]*>.*$/gm, "");
  const line = (own.trim() === "" ? text : own).replace(/\s+/g, " ").trim();
  return line
    .slice(0, PREVIEW)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trimEnd();
}

/** Sanitised HTML holds no `<` that does not begin a tag; one without an end, in text that was cut, ends it. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = html.indexOf("<", at);
    parts.push(html.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    const close = html.indexOf(">", open);
    if (close < 0) break;
    parts.push(BLOCK.test(html.slice(open + 1, open + 12)) ? "\n" : "");
    at = close + 1;
  }
  return parts.join("");
}

function decode(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : "\uFFFD";
  });
}
