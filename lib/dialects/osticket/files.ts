import type { NewTicket } from "@/lib/tickets/schema";
import { decodeBase64, parseDataUrl } from "./data-url";

type Attachment = NonNullable<NewTicket["attachments"]>[number];

/** A file as osTicket's JSON or XML has it; `data` is what was sent, of any type. */
export type SentFile = { name: string; type?: unknown; data: unknown; encoding?: unknown };

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/;
const MAX_NAME = 255;
const MAX_NOTES = 20;

/**
 * The files that can be read, and an internal note for each that can't: a bad file never costs the ticket
 * (wire/osticket.md §8).
 */
export function readFiles(files: SentFile[]): { attachments: Attachment[]; notes: string[] } {
  const attachments: Attachment[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const name = file.name.trim().slice(0, MAX_NAME) || "attachment";
    const read = typeof file.data === "string" ? contentOf(file, file.data) : "no text or base64 was sent";
    if (typeof read === "string") notes.push(`${name}: Unable to save file (${read})`);
    else attachments.push({ name, ...read });
  }
  if (notes.length > MAX_NOTES)
    notes.splice(MAX_NOTES, notes.length, `${notes.length - MAX_NOTES} more files: Unable to save file`);
  return { attachments, notes };
}

/** What the file holds, or why it can't be read. */
function contentOf(file: SentFile, data: string): Omit<Attachment, "name"> | string {
  const url = parseDataUrl(data);
  const base64 = typeof file.encoding === "string" && file.encoding.trim().toLowerCase() === "base64";
  const plain = () => (base64 ? decodeBase64(data) : Buffer.from(data));
  const content = url ? url.bytes : plain();
  if (!content) return "its base64 can't be read";
  const type = typeof file.type === "string" && file.type !== "" ? file.type : (url?.type ?? "text/plain");
  return { contentType: MEDIA_TYPE.exec(type)?.[0].toLowerCase() ?? "application/octet-stream", content };
}
