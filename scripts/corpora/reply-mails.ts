import { htmlToText } from "@/lib/mail/compose";
import type { Corpora } from "./folder";

/** A mail to be fetched, and its text where that is all the corpora have of it. */
export type Sample = { file: string; raw: Buffer; text: string | null };

const CUSTOMER = "From: Customer <customer@reply.example>";
const OPENING = "<opening@reply.example>";

/** What the replies answer. */
export const OPENING_MAIL = Buffer.from(
  [CUSTOMER, "Subject: The corpora", `Message-ID: ${OPENING}`, "", "Please have a look.", ""].join("\r\n"),
);

/** What the corpora hold as bare texts of replies, each as the answer that it was; what is a mail already as it is. */
export function replyMails(corpora: Corpora): Sample[] {
  return corpora
    .files("reply")
    .filter((file) => !file.endsWith(".json"))
    .map((file, at) => {
      if (file.endsWith(".eml")) return { file, raw: corpora.bytes(file), text: null };
      const html = file.endsWith(".html");
      const text = corpora.text(file);
      const head = [
        CUSTOMER,
        "To: support@desk.example",
        `Subject: ${file.replace(/[^\w./-]/g, "_")}`,
        `Message-ID: <reply-${at}@reply.example>`,
        `In-Reply-To: ${OPENING}`,
        "MIME-Version: 1.0",
        `Content-Type: text/${html ? "html" : "plain"}; charset=utf-8`,
        "Content-Transfer-Encoding: base64",
      ];
      const body = Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");
      return {
        file,
        raw: Buffer.from([...head, "", body, ""].join("\r\n")),
        text: html ? htmlToText(text) : text,
      };
    });
}
