import { AppError } from "@/lib/errors";
import { lineAndColumn } from "./position";

type Kind = "empty" | "encoding" | "doctype" | "mismatched" | "syntax";

/** What is wrong with an XML body and where; the `cause` of its AppError, for a dialect with words of its own. */
export class XmlFault extends Error {
  override readonly name = "XmlFault";
  readonly kind: Kind;
  readonly line: number;
  readonly column: number;

  constructor(kind: Kind, message: string, { line, column }: { line: number; column: number }) {
    super(message);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }
}

/** A `malformed` for an XML body; with `text` and `at` it also says where. */
export function xmlFault(kind: Kind, what: string, text = "", at = 0): AppError {
  const place = lineAndColumn(text, at);
  const where = text === "" ? "" : ` (line ${place.line}, column ${place.column})`;
  const message = `The body is not usable XML: ${what}${where}.`;
  return new AppError("malformed", message, { cause: new XmlFault(kind, message, place) });
}
