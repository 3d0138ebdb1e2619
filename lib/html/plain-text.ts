import "server-only";
import { introductionAt, isQuoted } from "@/lib/mail/reply-lines";

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

/** The beginning of a message in one line, without what it quotes between its answers, and who wrote that. */
export function toPreview(body: string, format: "text" | "html"): string {
  const read = body.slice(0, PREVIEW_READ).toWellFormed();
  const text = toPlainText(read, format);
  const own = ownLines(format === "text" ? text : decode(withoutTags(read, "blockquote")));
  const line = (own.trim() === "" ? text : own).replace(/\s+/g, " ").trim();
  return line
    .slice(0, PREVIEW)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trimEnd();
}

function ownLines(text: string): string {
  const lines = text.split("\n");
  const own: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const introduction = introductionAt(lines, at);
    const line = lines[at] ?? "";
    if (introduction === 0 && !isQuoted(line)) own.push(line);
    at += introduction || 1;
  }
  return own.join("\n");
}

/**
 * Sanitised HTML holds no `<` that does not begin a tag; one without an end, in text that was cut, ends it.
 * @param but the name of elements that are left out with all that is in them
 */
function withoutTags(html: string, but?: string): string {
  const parts: string[] = [];
  let at = 0;
  let inside = 0;
  for (;;) {
    const open = html.indexOf("<", at);
    if (inside === 0) parts.push(html.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    const close = html.indexOf(">", open);
    if (close < 0) break;
    const tag = html.slice(open + 1, open + 12);
    if (BLOCK.test(tag)) parts.push("\n");
    if (but && tag.startsWith(but)) inside++;
    else if (but && tag.startsWith(`/${but}`)) inside = Math.max(0, inside - 1);
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
