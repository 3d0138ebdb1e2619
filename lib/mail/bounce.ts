import { type BounceRecipient, mailbox, onOneLine, readReport } from "./bounce-report";
import { judge } from "./bounce-status";
import { readFreeForm, returnedAt } from "./bounce-text";
import { firstHeader, readHeaders } from "./header";
import { messageIds } from "./message-id";
import type { Part } from "./mime";
import { leaves, partText } from "./part-text";

/** What a delivery report says. Anybody can write one: act on it only when the Message-ID is one of ours. */
export type Bounce = {
  recipients: BounceRecipient[];
  /** Without angle brackets, from the header of the mail that came back. */
  originalMessageId: string | null;
};

const REPORTS = new Set(["message/delivery-status", "message/global-delivery-status"]);
const RETURNED = /^(?:message\/|text\/rfc822-headers$)/;
/** What of each part is read: reports are short, and of a returned mail the header is enough. */
const MAX_READ = 65_536;
const MAX_RECIPIENTS = 100;
const MAX_PARTS = 50;

/** Reads a delivery report (RFC 3464), and the words of mail systems that send none or a poor one. */
export function readBounce(root: Part): Bounce {
  const { words, returned, reports, texts } = sort(root);
  const said = words.join("\n");
  let recipients = reports.flatMap(readReport);
  // Gateways and forwards break the parts apart; the report is then somewhere in the text.
  if (recipients.length === 0)
    recipients = texts.filter((text) => /^final-recipient:/im.test(text)).flatMap(readReport);
  if (recipients.length === 0) recipients = fromWords(root, said, returned.join("\n"));
  return {
    recipients: explain(unique(recipients), said).slice(0, MAX_RECIPIENTS),
    originalMessageId: originalId([...returned, ...texts]),
  };
}

type Sorted = {
  /** What the mail system says for people to read. */
  words: string[];
  /** The mail that comes back, or its header. */
  returned: string[];
  reports: string[];
  texts: string[];
};

function sort(root: Part): Sorted {
  const sorted: Sorted = { words: [], returned: [], reports: [], texts: [] };
  for (const part of leaves(root).slice(0, MAX_PARTS)) {
    const type = part.contentType.value;
    const text = partText(part, MAX_READ);
    // A part that lost its own header begins with that of the returned mail.
    const id = part === root ? undefined : firstHeader(part.headers, "message-id");
    if (id) sorted.returned.push(`Message-ID: ${id}\n`);
    if (REPORTS.has(type)) sorted.reports.push(text);
    else if (RETURNED.test(type)) sorted.returned.push(text);
    else if (/^(?:text|multipart)\//.test(type)) {
      const plain = type === "text/html" ? withoutTags(text) : text;
      const end = returnedAt(plain);
      sorted.words.push(plain.slice(0, end));
      sorted.returned.push(plain.slice(end));
    } else continue;
    sorted.texts.push(text);
  }
  return sorted;
}

const DELAYED =
  /\b(?:delayed|delay(?:ed)? in delivery|not yet been delivered|still being (?:retried|attempted)|will (?:keep|continue|be) (?:trying|retr|to (?:try|retry))|has not been delivered yet|no action is required|warning message only|do not need to resend)\b/i;

function fromWords(root: Part, said: string, returned: string): BounceRecipient[] {
  const listed = firstHeader(root.headers, "x-failed-recipients");
  const fields = ["to", "from", "delivered-to", "return-path"].map((name) =>
    mailbox(firstHeader(root.headers, name)),
  );
  const own = new Set(fields.flatMap((address) => address?.toLowerCase() ?? []));
  const action = DELAYED.test(said) ? "delayed" : "failed";
  let found = readFreeForm(said, own);
  // Who writes to himself gets his own address back.
  if (found.length === 0) found = readFreeForm(said, new Set());
  if (listed !== undefined) found = listed.split(",").flatMap((entry) => named(mailbox(entry), found, said));
  // The system names nobody: then it returns a mail that does.
  if (found.length === 0) {
    const original = readHeaders(returned.trimStart().split("\n", 400));
    found = named(
      mailbox(firstHeader(original, "to")) ?? mailbox(firstHeader(original, "x-original-to")),
      [],
      said,
    );
  }
  return found.map(({ address, diagnostic }) => {
    const text = diagnostic.replaceAll(address, "");
    return { address, action, diagnostic, ...judge(text, null, action) };
  });
}

function named(address: string | null, found: ReturnType<typeof readFreeForm>, said: string) {
  if (address === null) return [];
  const same = found.find((one) => one.address.toLowerCase() === address.toLowerCase());
  return [same ?? { address, diagnostic: onOneLine(said) }];
}

/** Where the report has only a class, the words before it often say more. */
function explain(recipients: readonly BounceRecipient[], said: string): BounceRecipient[] {
  return recipients.map((one) => {
    if (one.diagnostic || one.action !== "failed") return one;
    const about = readFreeForm(said, new Set()).find(
      ({ address }) => address.toLowerCase() === one.address.toLowerCase(),
    );
    const diagnostic = about?.diagnostic ?? onOneLine(said);
    return { ...one, diagnostic, ...judge(diagnostic.replaceAll(one.address, ""), one.status, one.action) };
  });
}

function unique(recipients: readonly BounceRecipient[]): BounceRecipient[] {
  const first = new Map<string, BounceRecipient>();
  for (const one of recipients) {
    const key = one.address.toLowerCase();
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** From the first header among what came back; a mail in the returned mail may have its own. */
function originalId(returned: readonly string[]): string | null {
  for (const text of returned) {
    const field = /^[>\s]{0,8}message-id:((?:[^\n]|\n[ \t]){0,1000})/im.exec(text)?.[1];
    const id = field === undefined ? undefined : messageIds(field)[0];
    if (id) return id;
  }
  return null;
}

const withoutTags = (html: string) =>
  html
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^<>]{0,500}>/gi, "\n")
    .replace(/<[^<>]{0,2000}>/g, " ")
    .replace(/&nbsp;/gi, " ")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">");
