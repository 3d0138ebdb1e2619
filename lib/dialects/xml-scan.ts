import { AppError } from "@/lib/errors";
import { xmlFault } from "./xml-fault";
import { Skeleton } from "./xml-skeleton";

const MAX_DEPTH = 32;
const MAX_NODES = 10_000;
const MAX_ATTRIBUTES = 10_000;
/** Two a tag in escaped HTML, and a microsecond each to the parser. */
const MAX_REFERENCES = 200_000;
/** A letter each where a client writes ASCII only, so an honest long text has thousands; a flood has more. */
const MAX_NUMERIC_REFERENCES = 50_000;

const NAME = /[^\s/>]*/y;
/** Not an XML character (XML 1.0 §2.2); the text is known to be well-formed UTF-16. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const SECTIONS = [
  { opening: "<!--", closing: "-->" },
  { opening: "<![CDATA[", closing: "]]>" },
  { opening: "<?", closing: "?>" },
] as const;

/**
 * One linear pass that makes a document safe for the parser: a DOCTYPE is refused where it really is one (not
 * inside a comment, CDATA or an attribute), depth and counts are bounded, tags match, and long plain text is
 * lifted out. It need not see every error: what it lets through, the parser still checks.
 * @throws AppError malformed, too_large
 */
export function scanXml(text: string): Skeleton {
  const forbidden = text.search(FORBIDDEN);
  if (forbidden >= 0) throw xmlFault("syntax", "it holds a character XML does not allow", text, forbidden);
  return new Scan(text).run();
}

class Scan {
  readonly #text: string;
  readonly #skeleton: Skeleton;
  readonly #open: string[] = [];
  #nodes = 0;
  #attributes = 0;
  #references = 0;
  #numericReferences = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skeleton = new Skeleton(text);
  }

  run(): Skeleton {
    const text = this.#text;
    let at = 0;
    for (let tag = text.indexOf("<"); tag >= 0; tag = text.indexOf("<", at)) {
      this.#characters(at, tag);
      at = this.#markup(tag);
    }
    if (this.#open.length > 0)
      throw xmlFault("syntax", `<${clip(this.#open.at(-1))}> is never closed`, text, text.length);
    return this.#skeleton.finish();
  }

  #characters(from: number, to: number): void {
    this.#countReferences(from, to);
    if (this.#open.length > 0) this.#skeleton.liftCharacters(from, to);
  }

  /** What starts at a `<`; answers where it ends. */
  #markup(at: number): number {
    const text = this.#text;
    if (text[at + 1] === "/") return this.#endTag(at);
    count("elements, comments and sections", ++this.#nodes, MAX_NODES);
    for (const { opening, closing } of SECTIONS) {
      if (!text.startsWith(opening, at)) continue;
      const from = at + opening.length;
      const to = this.#find(closing, from, at, opening);
      if (this.#open.length > 0) this.#skeleton.liftSection(opening, at, from, to, to + closing.length);
      return to + closing.length;
    }
    if (text[at + 1] === "!")
      throw xmlFault("doctype", "a DOCTYPE, or any other declaration, is not accepted", text, at);
    return this.#startTag(at);
  }

  #startTag(at: number): number {
    const text = this.#text;
    NAME.lastIndex = at + 1;
    const name = NAME.exec(text)?.[0] ?? "";
    let end = at + 1 + name.length;
    for (; text[end] !== ">"; end++) {
      const quote = text[end];
      if (quote === undefined) throw xmlFault("syntax", `<${clip(name)} is never closed`, text, at);
      if (quote !== '"' && quote !== "'") continue;
      count("attributes", ++this.#attributes, MAX_ATTRIBUTES);
      const closing = this.#find(quote, end + 1, end, "an attribute's quote");
      this.#countReferences(end, closing);
      end = closing;
    }
    if (text[end - 1] === "/") return end + 1;
    this.#open.push(name);
    count("levels", this.#open.length, MAX_DEPTH);
    return end + 1;
  }

  #endTag(at: number): number {
    const end = this.#find(">", at, at, "an end tag") + 1;
    const name = this.#text.slice(at + 2, end - 1).trimEnd();
    const expected = this.#open.pop();
    if (name === expected) return end;
    const wanted = expected === undefined ? "nothing is open" : `</${clip(expected)}> is expected`;
    throw xmlFault("mismatched", `</${clip(name)}> is found where ${wanted}`, this.#text, end);
  }

  #find(closing: string, from: number, at: number, what: string): number {
    const found = this.#text.indexOf(closing, from);
    if (found < 0) throw xmlFault("syntax", `${what} is never closed`, this.#text, at);
    return found;
  }

  #countReferences(from: number, to: number): void {
    // A slice, so that a search which finds nothing does not run on to the end of the document every time.
    const run = this.#text.slice(from, to);
    for (let at = run.indexOf("&"); at >= 0; at = run.indexOf("&", at + 1)) {
      count("references", ++this.#references, MAX_REFERENCES);
      if (run[at + 1] === "#") count("numeric references", ++this.#numericReferences, MAX_NUMERIC_REFERENCES);
    }
  }
}

const clip = (name = "") => name.slice(0, 40);

function count(what: string, seen: number, most: number): void {
  if (seen > most) throw new AppError("too_large", `The XML has more than ${most} ${what}.`);
}
