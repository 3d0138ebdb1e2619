/** A start tag as it is written, with the few attributes by which quotes are known. */
export type Tag = { name: string; start: number; end: number; attributes: ReadonlyMap<string, string> };

/** What a scan meets, in the order it is written. Positions are in the HTML itself. */
export type HtmlListener = {
  open(tag: Tag): void;
  close(name: string, start: number, end: number): void;
  text(start: number, end: number): void;
};

const NAME = /[a-z][a-z0-9:-]{0,40}/iy;
const ATTRIBUTE =
  /\s(id|class|style|type|name|tabindex|data-marker|data-deskuss|data-smartmail)\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const MAX_TAG = 4_000;
/** Their content is no HTML. */
const RAW = new Set(["style", "script", "title", "textarea", "noscript", "xmp"]);

/**
 * Walks over somebody's HTML from tag to tag, in time that follows its length whatever it holds. It makes out no
 * more than where quotes begin; what is shown is read, and made safe, by the sanitiser.
 */
export function scanHtml(html: string, listener: HtmlListener): void {
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf("<", at);
    const end = tag < 0 ? -1 : html.indexOf(">", tag);
    // Without a further `>` nothing more is a tag.
    if (end < 0) break;
    if (tag > at) listener.text(at, tag);
    at = readTag(html, tag, end, listener);
  }
  if (at < html.length) listener.text(at, html.length);
}

/** Reads what begins with `<`; returns where to go on. */
function readTag(html: string, start: number, end: number, listener: HtmlListener): number {
  if (html.startsWith("<!--", start)) return behind(html, "-->", start + 4);
  const next = html.charAt(start + 1);
  if (next === "!" || next === "?") return end + 1;
  const closes = next === "/";
  const name = nameAt(html, start + (closes ? 2 : 1));
  if (name === null) {
    listener.text(start, start + 1);
    return start + 1;
  }
  if (closes) {
    listener.close(name, start, end + 1);
    return end + 1;
  }
  const close = Math.min(tagEnd(html, start, end), html.length);
  listener.open({
    name,
    start,
    end: close,
    attributes: attributesOf(html.slice(start, Math.min(close, start + MAX_TAG))),
  });
  return RAW.has(name) ? behindRaw(html, name, close) : close;
}

function nameAt(html: string, at: number): string | null {
  NAME.lastIndex = at;
  return NAME.exec(html)?.[0].toLowerCase() ?? null;
}

/** A `>` inside a quoted value does not end its tag. */
function tagEnd(html: string, start: number, end: number): number {
  let close = end;
  for (let tries = 0; tries < 4 && close - start < MAX_TAG; tries++) {
    const open = /=\s*(["'])[^"']*$/.exec(html.slice(Math.max(start, close - MAX_TAG), close))?.[1];
    if (!open) break;
    const quote = html.slice(close, start + MAX_TAG).indexOf(open);
    const next = quote < 0 ? -1 : html.slice(close + quote, start + MAX_TAG).indexOf(">");
    if (next < 0) break;
    close += quote + next;
  }
  return close + 1;
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? "");
  }
  return found;
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** Where the end tag of an element without HTML in it begins; like browsers, the rest when there is none. */
function behindRaw(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}
