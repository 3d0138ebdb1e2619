/** The first bytes of each kind of picture; a dot stands for any byte. */
const STARTS = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/gif", "GIF87a"],
  ["image/gif", "GIF89a"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/webp", "RIFF....WEBP"],
] as const;

/** Which picture these bytes are, by their first ones; what the sender calls them is not asked. Null: none we show. */
export function imageType(content: Uint8Array): string | null {
  const begins = (start: string) =>
    content.byteLength >= start.length &&
    [...start].every((sign, place) => sign === "." || sign.charCodeAt(0) === content[place]);
  return STARTS.find(([, start]) => begins(start))?.[0] ?? null;
}

/** The sender's type when it is one, without anything that could end the header or start another. */
export function safeContentType(given: string): string {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?charset=[\w-]+)?$/.test(given)
    ? given
    : "application/octet-stream";
}

/** `Content-Disposition` for any name: UTF-8 for today's browsers (RFC 5987), plain ASCII for the rest. */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const clean =
    name
      .toWellFormed()
      // A name is no path, and turning its direction round ("exe.gpj") is a known trick.
      .replace(/[\p{Cc}/\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "_")
      .trim() || "attachment";
  const ascii = clean.replace(/[^\x20-\x7e]|["%]/gu, "_");
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
