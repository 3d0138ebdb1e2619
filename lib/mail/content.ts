import { declaredName, inventName } from "./attachment-name";
import { decodeText } from "./charset";
import { unflow } from "./flowed";
import { firstHeader } from "./header";
import type { MailAttachment, MailMessage } from "./message";
import type { Part } from "./mime";
import { decodeTransfer } from "./transfer";

type Piece = { format: "text" | "html"; content: string };

/** Sorts the parts of a mail into the text to show and the files to keep. */
export function readContent(
  root: Part,
  charsets: readonly string[],
): Pick<MailMessage, "body" | "attachments"> {
  const reader = new ContentReader(charsets);
  const pieces = reader.read(root, false);
  return { body: join(pieces), attachments: reader.attachments };
}

class ContentReader {
  readonly attachments: MailAttachment[] = [];
  private hasText = false;

  constructor(private readonly charsets: readonly string[]) {}

  /** `mayBeNamed`: as one of several versions of a text, a part is text even when it has a file name. */
  read(part: Part, mayBeNamed: boolean): Piece[] {
    const type = part.contentType.value;
    if (part.children.length) {
      const alternatives = type === "multipart/alternative";
      const children = part.children.map((child) => this.read(child, alternatives));
      return alternatives ? best(children) : children.flat();
    }
    const content = decodeTransfer(part.body, firstHeader(part.headers, "content-transfer-encoding") ?? "");
    const name = declaredName(part, this.charsets);
    if (this.isText(part, name !== null && !mayBeNamed)) {
      const piece = toPiece(part, content);
      this.hasText ||= piece.content.trim() !== "";
      return [piece];
    }
    const taken = this.attachments.map((attachment) => attachment.name);
    const id = firstHeader(part.headers, "content-id")?.replace(/^<|>$/g, "").trim();
    this.attachments.push({
      name: name ?? inventName(part, content, this.charsets, taken),
      contentType: type,
      content,
      ...(id && { contentId: id }),
    });
    return [];
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

function toPiece(part: Part, content: Buffer): Piece {
  const { value: type, parameters } = part.contentType;
  const html = type === "text/html";
  const charset = parameters.get("charset")?.text ?? (html ? metaCharset(content) : "");
  const text = decodeText(content, charset).replace(/\r\n?/g, "\n");
  if (html) return { format: "html", content: text };
  const flowed = parameters.get("format")?.text.toLowerCase() === "flowed";
  const delSp = parameters.get("delsp")?.text.toLowerCase() === "yes";
  return { format: "text", content: flowed ? unflow(text, delSp) : text };
}

/** Pages saved as mail say their charset only where a browser looks for it. */
function metaCharset(content: Buffer): string {
  return (
    /<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(content.toString("latin1", 0, 2048))?.[1] ??
    ""
  );
}

/** RFC 2046 section 5.1.4: senders put the richest version last; HTML is the richest we show. */
function best(versions: readonly Piece[][]): Piece[] {
  const filled = versions.filter((pieces) => pieces.some(({ content }) => content.trim() !== ""));
  return filled.findLast((pieces) => pieces.some(({ format }) => format === "html")) ?? filled.at(-1) ?? [];
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

const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

function textToHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => ESCAPES.get(character) ?? character);
  return `<div>${escaped.trim().replaceAll("\n", "<br>\n")}</div>`;
}
