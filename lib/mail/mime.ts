import { AppError } from "../errors";
import { firstHeader, type Header, readHeaders } from "./header";
import { readStructured, type Structured } from "./structured";

/** A node of the MIME tree (RFC 2045, 2046). */
export type Part = {
  headers: Header[];
  contentType: Structured;
  disposition: Structured;
  /** Still transfer-encoded, without the line break that belongs to the boundary after it. */
  body: Buffer;
  /** Empty for a leaf, and for a multipart in which no boundary was found. */
  children: Part[];
};

/** Mailing list digests carry some hundred parts, nothing honest more; every part costs a name, a row and a file. */
const MAX_PARTS = 1_000;
/** Forwards of forwards reach ten. The tree is walked by recursion. */
const MAX_DEPTH = 64;
/** Of all parts together; real headers, with the hops of a long way and their signatures, stay below 100 KB. */
const MAX_HEADER_BYTES = 2 * 1024 * 1024;
/** RFC 2046 allows 70 characters, mailers write more. */
const MAX_BOUNDARY = 1_000;

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const DASHED_LINE = Buffer.from("\n--");
const BYTE_ORDER_MARK = Buffer.from("\ufeff");
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

type OpenMultipart = { part: Part; boundary: string };

/** A line that ends a part: `bodyEnd` is where the part before it ends, `next` where the line after it starts. */
type Delimiter = { level: number; closes: boolean; bodyEnd: number; next: number };

/**
 * Splits a mail into its parts in one pass over its bytes; parts are views of them. The cost follows the size of the
 * mail, not the number of its lines or parts, which a sender chooses: postal-mime keeps an object for each of them
 * and runs out of memory on 25 MB of line feeds.
 */
export function readMime(raw: Buffer): Part {
  return new MimeReader(raw).read();
}

class MimeReader {
  /** Multiparts not closed yet, outermost first. */
  private open: OpenMultipart[] = [];
  /** Their boundaries; of two that are equal the inner one counts, as a part that repeats one was cut off. */
  private levels = new Map<string, number>();
  private at = 0;
  private parts = 0;
  private headerBytes = 0;

  constructor(private readonly raw: Buffer) {}

  read(): Part {
    const { raw } = this;
    if (raw.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) this.at = BYTE_ORDER_MARK.length;
    while (raw[this.at] === LF || raw[this.at] === CR) this.at++;
    const root = this.readPart("");
    let current: Part | null = root;
    let bodyStart = this.at;
    for (let found = this.nextDelimiter(); found; found = this.nextDelimiter()) {
      if (current) current.body = raw.subarray(bodyStart, Math.max(bodyStart, found.bodyEnd));
      this.at = found.next;
      const parent: Part | undefined = this.open[found.level]?.part;
      this.setOpen(this.open.slice(0, found.closes ? found.level : found.level + 1));
      // What follows a closing delimiter belongs to no part (RFC 2046 section 5.1.1, epilogue).
      current = found.closes || !parent ? null : this.readPart(parent.contentType.value);
      if (current) parent?.children.push(current);
      bodyStart = this.at;
    }
    if (current) current.body = raw.subarray(bodyStart);
    return root;
  }

  /** Reads the header at the current position, and stops behind it. */
  private readPart(parentType: string): Part {
    if (++this.parts > MAX_PARTS) {
      throw new AppError(
        "malformed",
        `This mail has more than ${MAX_PARTS} parts. Send its files in fewer mails, or as one archive.`,
      );
    }
    const headers = readHeaders(this.headerLines());
    // RFC 2046 section 5.1.5.
    const fallback = parentType === "multipart/digest" ? "message/rfc822" : "text/plain";
    const contentType = readStructured(firstHeader(headers, "content-type") ?? fallback);
    const multipart = contentType.value.startsWith("multipart/");
    if (!multipart && !TYPE.test(contentType.value)) {
      contentType.value = /^(text)?$/.test(contentType.value) ? fallback : "application/octet-stream";
    }
    const disposition = readStructured(firstHeader(headers, "content-disposition") ?? "");
    const part: Part = { headers, contentType, disposition, body: this.raw.subarray(0, 0), children: [] };
    const boundary = contentType.parameters.get("boundary")?.text.trimEnd();
    if (multipart) this.push(part, boundary || this.guessBoundary());
    return part;
  }

  private push(part: Part, boundary: string | undefined): void {
    if (!boundary) return;
    if (this.open.length === MAX_DEPTH) {
      throw new AppError(
        "malformed",
        `This mail has parts nested more than ${MAX_DEPTH} deep. Send its content in a new mail.`,
      );
    }
    this.setOpen([...this.open, { part, boundary }]);
  }

  /** Where the parameter was lost, as by a folded line that lost its indent: a dashed line with a header below. */
  private guessBoundary(): string | undefined {
    const start = this.raw.toString("latin1", this.at, this.at + 4_096);
    return /^--(\S[^\r\n]{0,200}?)[ \t]*\r?\ncontent-/im.exec(start)?.[1];
  }

  private setOpen(open: OpenMultipart[]): void {
    this.open = open;
    this.levels = new Map(open.map(({ boundary }, level) => [boundary, level]));
  }

  private headerLines(): string[] {
    const { raw } = this;
    const lines: string[] = [];
    while (this.at < raw.length) {
      const start = this.at;
      const lineFeed = raw.indexOf(LF, start);
      const next = lineFeed < 0 ? raw.length : lineFeed + 1;
      // A part may end inside its header.
      if (this.delimiterAt(start)) break;
      this.at = next;
      this.headerBytes += next - start;
      if (this.headerBytes > MAX_HEADER_BYTES) {
        throw new AppError(
          "malformed",
          "The header of this mail is longer than 2 MiB. Send its content in a new mail.",
        );
      }
      let end = next;
      while (end > start && (raw[end - 1] === LF || raw[end - 1] === CR)) end--;
      if (end === start) break;
      lines.push(raw.toString("latin1", start, end));
    }
    return lines;
  }

  private nextDelimiter(): Delimiter | null {
    if (this.open.length === 0) return null;
    let start = this.at;
    while (start < this.raw.length) {
      const found = this.delimiterAt(start);
      if (found) return found;
      const before = this.raw.indexOf(DASHED_LINE, start);
      if (before < 0) return null;
      start = before + 1;
    }
    return null;
  }

  /** RFC 2046 section 5.1.1: two dashes, the boundary, two more after the last part, white space. */
  private delimiterAt(start: number): Delimiter | null {
    const { raw } = this;
    if (raw[start] !== DASH || raw[start + 1] !== DASH) return null;
    const lineFeed = raw.indexOf(LF, start);
    const end = lineFeed < 0 ? raw.length : lineFeed;
    const text = raw.toString("latin1", start + 2, Math.min(end, start + MAX_BOUNDARY)).trimEnd();
    const exact = this.levels.get(text);
    const level = exact ?? (text.endsWith("--") ? this.levels.get(text.slice(0, -2)) : undefined);
    if (level === undefined) return null;
    const lineBreak = raw[start - 2] === CR ? 2 : 1;
    return {
      level,
      closes: exact === undefined,
      bodyEnd: start - lineBreak,
      next: Math.min(end + 1, raw.length),
    };
  }
}
