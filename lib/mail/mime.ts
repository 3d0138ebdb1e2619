import { AppError } from "../errors";
import { firstHeader, type Header, readHeaders, readStructured, type Structured } from "./header";

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
/** Of all parts together: 2 MiB, sixteen times what Exchange Online lets through. */
const MAX_HEADER_BYTES = 2 * 1024 * 1024;
/** RFC 2046 allows 70 characters, mailers write more. */
const MAX_BOUNDARY = 1_000;

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const DASHED_LINE = Buffer.from("\n--");
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

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
  private readonly open: { part: Part; boundary: string }[] = [];
  private at = 0;
  private parts = 0;
  private headerBytes = 0;

  constructor(private readonly raw: Buffer) {}

  read(): Part {
    const { raw } = this;
    while (raw[this.at] === LF || raw[this.at] === CR) this.at++;
    const root = this.readPart("");
    let current: Part | null = root;
    let bodyStart = this.at;
    for (let found = this.nextDelimiter(); found; found = this.nextDelimiter()) {
      if (current) current.body = raw.subarray(bodyStart, Math.max(bodyStart, found.bodyEnd));
      this.at = found.next;
      this.open.length = found.level + 1;
      const parent: Part | undefined = (found.closes ? this.open.pop() : this.open.at(-1))?.part;
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
    if (!TYPE.test(contentType.value)) {
      contentType.value = /^(text)?$/.test(contentType.value) ? fallback : "application/octet-stream";
    }
    const disposition = readStructured(firstHeader(headers, "content-disposition") ?? "");
    const part: Part = { headers, contentType, disposition, body: this.raw.subarray(0, 0), children: [] };
    const boundary = contentType.parameters.get("boundary")?.text.trimEnd();
    if (boundary && contentType.value.startsWith("multipart/")) this.push(part, boundary);
    return part;
  }

  private push(part: Part, boundary: string): void {
    if (this.open.length === MAX_DEPTH) {
      throw new AppError(
        "malformed",
        `This mail has parts nested more than ${MAX_DEPTH} deep. Send its content in a new mail.`,
      );
    }
    this.open.push({ part, boundary });
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
      const line = raw.toString("latin1", start, next).replace(/[\r\n]+$/, "");
      if (line === "") break;
      lines.push(line);
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
    // Innermost first: a part closed by its grandparent's boundary was cut off.
    for (let level = this.open.length - 1; level >= 0; level--) {
      const boundary = this.open[level]?.boundary;
      const closes = text === `${boundary}--`;
      if (!closes && text !== boundary) continue;
      const lineBreak = raw[start - 2] === CR ? 2 : 1;
      return { level, closes, bodyEnd: start - lineBreak, next: Math.min(end + 1, raw.length) };
    }
    return null;
  }
}
