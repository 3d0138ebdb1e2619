import type { MailMessage } from "./message";
import { parseMail } from "./parse";

/** Parses a mail given as its lines; characters up to \xff stand for the bytes on the wire. */
export function parseLines(...lines: string[]): Promise<MailMessage> {
  return parseMail(Buffer.from(lines.join("\r\n"), "latin1"));
}

/** A multipart mail: each part is its lines. */
export function parseParts(type: string, ...parts: string[][]): Promise<MailMessage> {
  return parseLines(
    "From: Ada <ada@example.com>",
    `Content-Type: ${type}; boundary="frontier"`,
    "",
    "This is the preamble.",
    ...parts.flatMap((lines) => ["--frontier", ...lines]),
    "--frontier--",
    "This is the epilogue.",
  );
}
