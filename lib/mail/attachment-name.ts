import { declaredCharsets } from "./charset";
import { decodeHeaderValue } from "./encoded-word";
import { firstHeader, oneLine, readHeaders } from "./header";
import type { Part } from "./mime";
import { readableParameter } from "./structured";

const MAX_BYTES = 255;

/** Names and extensions for parts without a file name; other types are named after themselves. */
const NAMES = new Map([
  ["message/rfc822", "message.eml"],
  ["message/global", "message.eml"],
  ["message/delivery-status", "delivery-status.txt"],
  ["message/disposition-notification", "read-receipt.txt"],
  ["message/feedback-report", "feedback-report.txt"],
  ["text/rfc822-headers", "headers.txt"],
  ["text/calendar", "invitation.ics"],
  ["application/pgp-signature", "signature.asc"],
  ["application/pgp-encrypted", "pgp-version.txt"],
  ["application/pkcs7-signature", "smime.p7s"],
  ["application/x-pkcs7-signature", "smime.p7s"],
  ["application/pkcs7-mime", "smime.p7m"],
  ["application/x-pkcs7-mime", "smime.p7m"],
  ["application/ms-tnef", "winmail.dat"],
  ["application/octet-stream", "attachment.bin"],
]);
const EXTENSIONS = new Map([
  ["jpeg", "jpg"],
  ["pjpeg", "jpg"],
  ["svg+xml", "svg"],
  ["plain", "txt"],
  ["mpeg", "mpg"],
  ["quicktime", "mov"],
  ["msword", "doc"],
  ["markdown", "md"],
]);

/** The file name a part declares, as one safe path segment; null when it declares none. */
export function declaredName(part: Part, charsets: readonly string[]): string | null {
  const name =
    readableParameter(part.disposition, "filename", charsets) ??
    readableParameter(part.contentType, "name", charsets);
  return name === undefined ? null : safeSegment(name);
}

/** A name for a part that declares none, and that no name in `taken` equals. */
export function inventName(
  part: Part,
  content: Buffer,
  charsets: readonly string[],
  taken: ReadonlySet<string>,
): string {
  const type = part.contentType.value;
  if (type.startsWith("image/")) return numbered(`image.${extension(type)}`, taken, 1);
  const title =
    (type === "message/rfc822" ? subjectOf(content) : null) ??
    safeSegment(decodeHeaderValue(firstHeader(part.headers, "content-description") ?? "", charsets));
  const fallback = NAMES.get(type) ?? `attachment.${extension(type)}`;
  const name = title ? withExtension(title, fallback.slice(fallback.lastIndexOf("."))) : fallback;
  return taken.has(name) ? numbered(name, taken, 2) : name;
}

/** An attached mail is known by its subject. */
function subjectOf(mail: Buffer): string | null {
  const lines = mail.toString("latin1", 0, 65_536).split(/\r?\n/);
  const end = lines.indexOf("");
  const subject = firstHeader(readHeaders(end < 0 ? lines : lines.slice(0, end)), "subject");
  return subject ? safeSegment(decodeHeaderValue(subject, declaredCharsets(mail))) : null;
}

function numbered(name: string, taken: ReadonlySet<string>, from: number): string {
  const dot = name.lastIndexOf(".");
  for (let number = from; ; number++) {
    const candidate = withExtension(name.slice(0, dot), `-${number}${name.slice(dot)}`);
    if (!taken.has(candidate)) return candidate;
  }
}

function extension(type: string): string {
  const subtype = type.slice(type.indexOf("/") + 1).replace(/^x-/, "");
  return EXTENSIONS.get(subtype) ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : "bin");
}

/**
 * No separator, no control character, none of the marks that turn the direction of writing (`gnp.exe` shown as
 * `exe.png`), not a dot alone; 255 bytes, the most that file systems take. Of a whole path the last segment is the
 * name; a slash elsewhere (`Invoice 3/2025.pdf`) is part of it.
 */
export function safeSegment(name: string): string | null {
  const clean = oneLine(name)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/^(?:[a-z]:|\.{0,2}[\\/]).*[\\/]/i, "")
    .replace(/[\\/]/g, "_")
    .trim();
  if (/^\.*$/.test(clean)) return null;
  const dot = clean.lastIndexOf(".");
  return dot > 0 && clean.length - dot <= 16
    ? withExtension(clean.slice(0, dot), clean.slice(dot))
    : withExtension(clean, "");
}

/** Cuts the stem, never the extension, nor a character in half. */
function withExtension(stem: string, extension: string): string {
  const room = MAX_BYTES - Buffer.byteLength(extension);
  const bytes = Buffer.from(stem);
  return (bytes.length <= room ? stem : bytes.toString("utf8", 0, room).replace(/\ufffd+$/, "")) + extension;
}
