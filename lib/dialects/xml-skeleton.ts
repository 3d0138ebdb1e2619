import { AppError } from "@/lib/errors";
import { xmlFault } from "./xml-fault";

/** Shorter text stays where it is. */
const LONG = 4096;
/** What may be left for the parser, in UTF-16 units: tags, short texts, and text full of entities. */
const MAX_LENGTH = 2_000_000;
const TARGET = "deskuss-lifted";
const MARK = `<?${TARGET}?>`;

/**
 * A document without its long plain texts. The parser costs 30 bytes and more for each character before a
 * mistake, and 27 for each in a document with one emoji, so 25 MB of attachment must not reach it. Each text
 * gives its place to a processing instruction, which is legal wherever text is.
 */
export class Skeleton {
  readonly #text: string;
  readonly #parts: string[] = [];
  readonly #lifted: { text: string; markAt: number; cut: number }[] = [];
  #kept = 0;
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Character data inside an element: what stands between references is lifted, these stay. */
  liftCharacters(from: number, to: number): void {
    if (to - from <= LONG) return;
    const run = this.#text.slice(from, to);
    for (let at = 0; at < run.length; ) {
      const reference = run.indexOf("&", at);
      const end = reference < 0 ? run.length : reference;
      // XML 1.0 §2.4 forbids `]]>` here: left in place, for the parser to find.
      if (end - at > LONG && !run.slice(at, end).includes("]]>"))
        this.#lift(run.slice(at, end), from + at, from + end);
      if (reference < 0) return;
      const semicolon = run.indexOf(";", reference);
      if (semicolon < 0) throw xmlFault("syntax", "& must be written &amp;", this.#text, from + reference);
      at = semicolon + 1;
    }
  }

  /** A long CDATA section inside an element; also an instruction that looks like ours, which means nothing. */
  liftSection(opening: string, at: number, from: number, to: number, end: number): void {
    if (opening === "<![CDATA[" && to - from > LONG) this.#lift(this.#text.slice(from, to), at, end);
    else if (this.#text.startsWith(TARGET, from) && opening === "<?") this.#lift("", at, end);
  }

  #lift(text: string, at: number, end: number): void {
    this.#keep(at);
    this.#lifted.push({ text, markAt: this.#length, cut: end - at - MARK.length });
    this.#parts.push(MARK);
    this.#length += MARK.length;
    this.#kept = end;
  }

  #keep(to: number): void {
    this.#parts.push(this.#text.slice(this.#kept, to));
    this.#length += to - this.#kept;
  }

  finish(): this {
    this.#keep(this.#text.length);
    if (this.#length > MAX_LENGTH)
      throw new AppError("too_large", "The XML has too much markup. Send a long message or file as CDATA.");
    return this;
  }

  get xml(): string {
    return this.#parts.join("");
  }

  /** Gives the lifted texts back in document order: ask once for every processing instruction met. */
  restorer(): (target: string) => string {
    let next = 0;
    return (target) => (target === TARGET ? (this.#lifted[next++]?.text ?? "") : "");
  }

  /** Where in the document a place in `xml` is. */
  originalIndex(index: number): number {
    return this.#lifted.reduce((at, { markAt, cut }) => (markAt < index ? at + cut : at), index);
  }
}
