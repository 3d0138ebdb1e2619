import { AppError } from "@/lib/errors";
import type { CreatedTicket } from "@/lib/tickets/schema";
import type { Dialect, NewTicketInput } from "../dialect";
import { child, readXml, type XmlElement } from "../xml-body";
import { XmlFault } from "../xml-fault";
import { failAnswer, ticketAnswer } from "./answers";
import { ticketFields } from "./fields";
import { readFiles } from "./files";

/**
 * osTicket's POST /api/tickets.xml (wire/osticket.md §9): a field is an element in `<ticket>` or an attribute of it.
 * Another root has none of the fields. Content-Type means nothing; the prolog tells the encoding.
 */
export const osticketTicketXml: Dialect<NewTicketInput, CreatedTicket> = {
  read({ body }) {
    const root = parse(body);
    if (root.name !== "ticket") return ticketFields(() => undefined);
    const message = child(root, "message");
    const isHtml = message?.attributes.type?.trim().toLowerCase().startsWith("text/html") ?? false;
    return {
      ...ticketFields((name) => child(root, name)?.text ?? root.attributes[name]),
      message: message?.text ?? root.attributes.message,
      format: isHtml ? "html" : "text",
      ...readFiles(sentFiles(root)),
    };
  },
  write: ticketAnswer,
  fail: failAnswer,
};

function sentFiles(root: XmlElement) {
  const files = root.children
    .filter(({ name }) => name === "attachments")
    .flatMap(({ children }) => children);
  return files
    .filter(({ name }) => name === "file")
    .map(({ text, attributes: { name = "", type, encoding } }) => ({ name, type, encoding, data: text }));
}

function parse(body: Uint8Array): XmlElement {
  try {
    return readXml(body, null);
  } catch (cause) {
    if (!(cause instanceof AppError && cause.cause instanceof XmlFault)) throw cause;
    throw new AppError("malformed", inOsticketsWords(cause.cause), { cause });
  }
}

/** The texts of PHP's XML parser, as recorded; what else it might say is not, so the commonest stands for it. */
function inOsticketsWords({ kind, line, column }: XmlFault): string {
  if (kind === "empty") return "XML error: No error at line 1:1";
  const what = kind === "mismatched" ? "Mismatched tag" : "Not well-formed (invalid token)";
  return `XML error: ${what} at line ${line}:${column}`;
}
