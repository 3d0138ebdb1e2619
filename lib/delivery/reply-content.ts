import "server-only";
import type { Database } from "@/lib/db/client";
import { newBody, type StoredBody } from "@/lib/html/message-parts";
import { toPlainText } from "@/lib/html/plain-text";
import { render, sanitize } from "@/lib/html/sanitize";
import { htmlToText, quoteHtml, quoteText } from "@/lib/mail/compose";
import { attribution, type Wording } from "./attribution";

export type ReplyFile = { name: string; contentType: string; contentId: string | null; content: Buffer };

export type ReplyContent = {
  text: string;
  html: string;
  files: ReplyFile[];
  author: string;
};

type Row = StoredBody & {
  author: string | null;
  signature: string | null;
  quoted: (StoredBody & { at: string; name: string }) | null;
};

/** Of a quoted mail so much: with pictures and tables it may be long, and each answer would carry it on. */
const MAX_QUOTED_HTML = 50_000;

/** A reply as its mail says it: text, signature, what the customer wrote last, and its files. Null: it is gone. */
export async function readReply(
  { pool }: Database,
  messageId: number,
  wording: Wording,
): Promise<ReplyContent | null> {
  const { rows } = await pool.query<Row>(
    `SELECT message.format, message.body, message.parts, staff.name AS author, staff.signature,
       (SELECT json_build_object('format', last.format, 'body', left(last.body, 200000), 'parts', last.parts, 'at', last.created_at,
           'name', customer.name)
         FROM message last JOIN customer ON customer.id = last.customer_id
         WHERE last.ticket_id = message.ticket_id AND last.kind = 'customer' AND last.id < message.id
         ORDER BY last.id DESC LIMIT 1) AS quoted
     FROM message LEFT JOIN staff ON staff.id = message.staff_id WHERE message.id = $1`,
    [messageId],
  );
  const row = rows[0];
  if (!row) return null;
  const files = await pool.query<ReplyFile>(
    `SELECT attachment.name, attachment.content_type AS "contentType", attachment.content_id AS "contentId", file.content
     FROM attachment JOIN file ON file.id = attachment.file_id WHERE attachment.message_id = $1 ORDER BY attachment.id`,
    [messageId],
  );
  return { ...write(row, wording), files: files.rows, author: row.author ?? "" };
}

function write(row: Row, wording: Wording): { text: string; html: string } {
  const { format, signature } = row;
  // A reply by mail quotes the notice it answers, which is none of the customer's; what nobody has looked at was
  // written in the panel, where it was meant as it stands.
  const body = newBody({ ...row, parts: row.parts ?? [] }).trim();
  const own = format === "html" ? sanitize(body) : textToHtml(body);
  const ownText = format === "html" ? htmlToText(own) : body;
  const signed = signature?.trim() ?? "";
  const quoted = row.quoted && { ...row.quoted, body: newBody(row.quoted).trim() };
  const quote = quoted && {
    attribution: attribution(new Date(quoted.at), quoted.name, wording),
    text: toPlainText(quoted.body, quoted.format),
    html:
      quoted.format === "html" && quoted.body.length <= MAX_QUOTED_HTML
        ? // Its inline pictures are not sent back; those of other servers stay where they are.
          render(quoted.body, { inline: new Map(), remoteImages: true }).html
        : textToHtml(toPlainText(quoted.body, quoted.format).slice(0, MAX_QUOTED_HTML)),
  };
  return {
    text: [
      ownText,
      signed && `-- \n${signed}`,
      quote && quoteText(quoted.format === "html" ? htmlToText(quote.html) : quote.text, quote.attribution),
    ]
      .filter(Boolean)
      .join("\n\n"),
    html: [
      `<div>${own}</div>`,
      signed && `<div><br>-- <br>${textToHtml(signed)}</div>`,
      quote && `<br>${quoteHtml(quote.html, quote.attribution)}`,
    ]
      .filter(Boolean)
      .join("\n"),
  };
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const textToHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign).replace(/\r?\n/g, "<br>");
