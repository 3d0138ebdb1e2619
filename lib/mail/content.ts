import { isAscii, isUtf8 } from "node:buffer";
import { declaredName, inventName, safeSegment } from "./attachment-name";
import { decodeText } from "./charset";
import { unflow } from "./flowed";
import { firstHeader } from "./header";
import { withLineFeeds } from "./line-ends";
import type { MailAttachment, MailMessage } from "./message";
import { messageIds } from "./message-id";
import type { Part } from "./mime";
import { readTnef } from "./tnef";
import { decodeTransfer, encodingName } from "./transfer";
import type { Unpacked } from "./unpacked";
import { splitUuencoded } from "./uuencode";

type Piece = { format: "text" | "html"; content: string };

/**
 * Sorts the parts of a mail into the text to show and the files to keep.
 * @throws AppError malformed: it unpacks to far more than it is
 */
export function readContent(
  root: Part,
  charsets: readonly string[],
  unpacked: Unpacked,
): Pick<MailMessage, "body" | "attachments"> {
  const reader = new ContentReader(charsets, unpacked);
  const pieces = reader.read(root, false);
  return { body: join(pieces), attachments: reader.attachments };
}

class ContentReader {
  readonly attachments: MailAttachment[] = [];
  private readonly names = new Set<string>();
  private hasText = false;

  constructor(
    private readonly charsets: readonly string[],
    private readonly unpacked: Unpacked,
  ) {}

  /** `mayBeNamed`: the first part of one of several versions is text even when it has a file name. */
  read(part: Part, mayBeNamed: boolean): Piece[] {
    const type = part.contentType.value;
    if (part.children.length) {
      const alternatives = type === "multipart/alternative";
      const children = part.children.map((child, index) =>
        this.read(child, alternatives || (mayBeNamed && index === 0)),
      );
      return alternatives ? best(children) : children.flat();
    }
    const encoding = encodingName(firstHeader(part.headers, "content-transfer-encoding") ?? "");
    const content = decodeTransfer(part.body, encoding);
    this.unpacked.add(content.length);
    const name = declaredName(part, this.charsets);
    const outlook = /(?:ms-tnef|octet-stream)$/.test(type) ? this.openTnef(content) : null;
    if (outlook) return outlook;
    if (!this.isText(part, name !== null && !mayBeNamed)) {
      const lines = isLines(type, encoding, content);
      this.keep(part, name, lines ? withLineFeeds(content, { lone: false }) : content);
      return [];
    }
    const piece = toPiece(part, content);
    if (piece.format === "text") piece.content = this.takeUuencoded(piece.content);
    this.hasText ||= piece.content.trim() !== "";
    return [piece];
  }

  private keep(part: Part, declared: string | null, content: Buffer): void {
    const name = declared ?? inventName(part, content, this.charsets, this.names);
    this.names.add(name);
    const id = messageIds(firstHeader(part.headers, "content-id") ?? "")[0];
    this.attachments.push({
      name,
      contentType: part.contentType.value,
      content,
      ...(id && { contentId: id }),
    });
  }

  /** What Outlook packed into a `winmail.dat`; null for what is none. */
  private openTnef(content: Buffer): Piece[] | null {
    const tnef = readTnef(content, this.unpacked);
    if (!tnef) return null;
    this.attachments.push(...tnef.attachments);
    // Beside a text it holds the same once more.
    const pieces = tnef.body && !this.hasText ? [tnef.body] : [];
    this.hasText ||= pieces.length > 0;
    return pieces;
  }

  private takeUuencoded(content: string): string {
    const { text, files } = splitUuencoded(content);
    for (const { name, content } of files) {
      this.attachments.push({
        name: safeSegment(name) ?? "attachment.bin",
        contentType: "application/octet-stream",
        content,
      });
    }
    return text;
  }

  /** A text with a file name is a file, unless there is no other text yet: some mailers name the message itself. */
  private isText(part: Part, named: boolean): boolean {
    const type = part.contentType.value;
    // A multipart without any part in it is shown as it came, so that nothing is lost.
    if (type.startsWith("multipart/")) return true;
    if (type !== "text/plain" && type !== "text/html") return false;
    return part.disposition.value !== "attachment" && !(named && this.hasText);
  }
}

/**
 * Outside base64 the CRLF between lines is the wire's, not the file's (RFC 2045 section 6.7, 2046 section 4.1.1):
 * a text comes out with the line ends of this side, anything that is not text as it is.
 */
function isLines(type: string, encoding: string, content: Buffer): boolean {
  if (/^(text|message)\//.test(type)) return /^([78]bit|quoted-printable)$/.test(encoding);
  return encoding === "7bit" && isAscii(content);
}

function toPiece(part: Part, content: Buffer): Piece {
  const { value: type, parameters } = part.contentType;
  const html = type === "text/html";
  const charset = parameters.get("charset")?.text ?? (html ? metaCharset(content) : "");
  // In UTF-16 a byte is no character yet.
  const lines = /^(utf-?(16|32)|ucs)/i.test(charset) ? content : withLineFeeds(content, { lone: true });
  const text = decodeText(lines, charset).replace(/\r\n?/g, "\n");
  if (html) return { format: "html", content: text };
  const flowed = parameters.get("format")?.text.toLowerCase() === "flowed";
  const delSp = parameters.get("delsp")?.text.toLowerCase() === "yes";
  return { format: "text", content: flowed ? unflow(text, delSp) : text };
}

/** Pages saved as mail say their charset only where a browser looks for it; valid UTF-8 is never an accident. */
function metaCharset(content: Buffer): string {
  if (isUtf8(content)) return "";
  return (
    /<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(content.toString("latin1", 0, 2048))?.[1] ??
    ""
  );
}

/**
 * RFC 2046 section 5.1.4: senders put the richest version last, and HTML is the richest we show. Several plain texts
 * are no versions of one text, whatever the mailer says, so none of them is dropped.
 */
function best(versions: readonly Piece[][]): Piece[] {
  const html = (piece: Piece) => piece.format === "html" && piece.content.trim() !== "";
  return versions.findLast((pieces) => pieces.some(html)) ?? versions.flat();
}

function join(pieces: readonly Piece[]): MailMessage["body"] {
  const filled = pieces.filter(({ content }) => content.trim() !== "");
  if (!filled.some(({ format }) => format === "html")) {
    return { format: "text", content: filled.map(({ content }) => content).join("\n") };
  }
  return {
    format: "html",
    content: filled
      .map((piece) => (piece.format === "html" ? piece.content : textToHtml(piece.content)))
      .join("\n"),
  };
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "<br>\n",
};

/** In slices: one replace over 25 MB of `<` takes 800 MB of memory. */
const SLICE = 65_536;

function textToHtml(text: string): string {
  const trimmed = text.trim();
  const out: string[] = [];
  for (let at = 0; at < trimmed.length; at += SLICE) {
    const slice = trimmed.slice(at, at + SLICE);
    out.push(slice.replace(/[&<>"\n]/g, (character) => ESCAPES[character] ?? character));
  }
  return `<div>${out.join("")}</div>`;
}
