import { type Action, judge } from "./bounce-status";
import { readFreeForm, returnedAt } from "./bounce-text";
import { firstHeader, type Header, readHeaders } from "./header";
import { messageIds } from "./message-id";
import type { Part } from "./mime";
import { leaves, partText } from "./part-text";

export type BounceRecipient = {
  address: string;
  action: Action;
  /** Enhanced status code (RFC 3463) such as `5.1.1`, made up from the words where none is given; null without a hint. */
  status: string | null;
  /** What the refusing server or the mail system said, on one line. */
  diagnostic: string;
  /** Whether the address itself is wrong, so that nothing sent there will ever arrive: a full mailbox is not. */
  permanent: boolean;
};

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

/** RFC 3464 section 2: a group of fields about the message, then one about each recipient. */
function readReport(text: string): BounceRecipient[] {
  const groups = text.split(/\n(?:[ \t]*\n)+/).map((group) => readHeaders(group.split("\n")));
  return groups.flatMap((fields) =>
    split(fields)
      .map(toRecipient)
      .filter((one) => one !== null),
  );
}

/** Mail systems that leave out the blank line start the next recipient with the field they started the last with. */
function split(fields: readonly Header[]): Header[][] {
  const finals = fields.filter(({ name }) => name === "final-recipient").length;
  if (finals < 2) return [[...fields]];
  const first = fields.find(({ name }) => /^(?:original|final)-recipient$/.test(name))?.name;
  const groups: Header[][] = [];
  for (const field of fields) {
    if (field.name === first || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(field);
  }
  return groups;
}

function toRecipient(fields: readonly Header[]): BounceRecipient | null {
  // What was asked for counts: the final recipient may be an alias's target that we have never written to.
  const address =
    mailbox(firstHeader(fields, "original-recipient")) ?? mailbox(firstHeader(fields, "final-recipient"));
  const named = /[a-z]+/i.exec(firstHeader(fields, "action") ?? "")?.[0].toLowerCase();
  const declared = /[245]\.\d{1,3}\.\d{1,3}/.exec(firstHeader(fields, "status") ?? "")?.[0] ?? null;
  if (address === null || (named === undefined && declared === null)) return null;
  const diagnostic = oneLineOf(firstHeader(fields, "diagnostic-code")?.replace(/^[\w-]+;\s*/, "") ?? "");
  const action = actionOf(named, declared);
  return { address, action, diagnostic, ...judge(diagnostic, declared, action) };
}

function actionOf(named: string | undefined, status: string | null): Action {
  if (named === "delivered" || named === "relayed" || named === "expanded" || named === "deliverable")
    return "delivered";
  if (named === "delayed" || named === "failed") return named;
  if (status?.startsWith("2")) return "delivered";
  return status?.startsWith("4") ? "delayed" : "failed";
}

/** `rfc822; <jane@example.com>`, and what is left of it when a gateway has rewritten it. */
function mailbox(field: string | undefined): string | null {
  return field === undefined
    ? null
    : (/[^\s<>;,"@]{1,200}@[^\s<>;,"@]{1,253}/.exec(field.replace(/^[\w-]+;/, "").slice(0, 2_000))?.[0] ??
        null);
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
  return [same ?? { address, diagnostic: oneLineOf(said) }];
}

/** Where the report has only a class, the words before it often say more. */
function explain(recipients: readonly BounceRecipient[], said: string): BounceRecipient[] {
  return recipients.map((one) => {
    if (one.diagnostic || one.action !== "failed") return one;
    const about = readFreeForm(said, new Set()).find(
      ({ address }) => address.toLowerCase() === one.address.toLowerCase(),
    );
    const diagnostic = about?.diagnostic ?? oneLineOf(said);
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

const oneLineOf = (text: string) => text.slice(0, 4_000).replace(/\s+/g, " ").trim().slice(0, 2_000);

const withoutTags = (html: string) =>
  html
    .replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^<>]{0,500}>/gi, "\n")
    .replace(/<[^<>]{0,2000}>/g, " ")
    .replace(/&nbsp;/gi, " ")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">");
