import { AppError } from "@/lib/errors";
import type { CreatedTicket } from "@/lib/tickets/schema";
import type { Dialect, NewTicketInput } from "../dialect";
import { asObject, readJson } from "../json-body";
import { failAnswer, ticketAnswer } from "./answers";
import { decodeText, parseDataUrl } from "./data-url";
import { ticketFields } from "./fields";
import { readFiles, type SentFile } from "./files";

/** osTicket's POST /api/tickets.json (wire/osticket.md §6 to §8); Content-Type means nothing. */
export const osticketTicketJson: Dialect<NewTicketInput, CreatedTicket> = {
  read({ body }) {
    const value = body.length === 0 ? null : parse(body);
    // A list has none of the fields and says so; anything else that PHP holds for false or is no object has "no errors".
    const fields = Array.isArray(value) && value.length > 0 ? {} : asObject(value);
    if (!fields || (fields === value && Object.keys(fields).length === 0))
      throw new AppError("malformed", "No errors");
    return {
      ...ticketFields((name) => fields[name]),
      ...message(fields.message),
      ...readFiles(sentFiles(fields.attachments)),
    };
  },
  write: ticketAnswer,
  fail: failAnswer,
};

function parse(body: Uint8Array): unknown {
  try {
    return readJson(body);
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "malformed") throw cause;
    throw new AppError("malformed", "Syntax error, malformed JSON", { cause });
  }
}

/** Plain text, or a data: URL; one whose base64 can't be read is shown as it came, so that nothing is lost. */
function message(value: unknown): NewTicketInput {
  if (typeof value !== "string") return { message: typeof value === "number" ? String(value) : value };
  const url = parseDataUrl(value);
  if (!url?.bytes) return { message: value, format: "text" };
  return { message: decodeText(url.bytes, url.charset), format: url.type === "text/html" ? "html" : "text" };
}

/** A list of one-pair objects `{"file.txt": "data:…"}`; objects with name and data, or one object of pairs, too. */
function sentFiles(value: unknown): SentFile[] {
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const file = asObject(entry);
    if (!file) return entry === undefined || entry === null ? [] : [{ name: "attachment", data: entry }];
    const { name, type, data, encoding } = file;
    if (typeof name === "string" && "data" in file) return [{ name, type, data, encoding }];
    return Object.entries(file).map(([pairName, pairData]) => ({ name: pairName, data: pairData }));
  });
}
