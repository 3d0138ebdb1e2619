/** What a mail system wrote in its own words, before the mail it returns. */
export type FreeForm = { address: string; diagnostic: string };

/** The lines with which mail systems announce the mail they return. */
const RETURNED = new RegExp(
  [
    "^[-*= >]{0,20}(?:below this line is a copy|this is a copy of|original (?:message|mail|e-?mail|header)s?(?: follows?| is following| as follows)?|(?:the )?(?:undelivered|returned|unsent|original|rejected) (?:message|mail|content|header)[^\\n]{0,40}(?:follows?|below|is following|included)|message headers? follow|(?:the )?(?:first|text|body|header|headers|content) of (?:the|your) (?:original |returned |undelivered )?(?:message|mail)|below is (?:a copy|the)|(?:a copy of )?(?:your|the) (?:original )?message (?:headers )?(?:is|follows|appears)|start of (?:returned|original)|message follows|included is a copy|returned (?:message|mail)[^\\n]{0,30}$|header of the original)[^\\n]{0,80}$",
    "^(?:received|return-path|x-originating-ip|dkim-signature|delivered-to|arc-seal|message-id|mime-version|x-google-\\S{1,40}): ?\\S",
  ].join("|"),
  "im",
);
const ADDRESS =
  /(?<![\w.+=/@-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,62}\.)){1,10}[a-z0-9-]{2,24}(?![\w@])/gi;
/** Addresses of those who sent, relayed and administer, not of who was written to. */
const NOT_RECIPIENT =
  /(?:mail from|sender|from|helo|ehlo|contact|e-?mail|write to|reply to|forward|send (?:mail|this|it)|assistance|help|postmaster|questions?|envelope-from|return-path|message-id|abuse|support)[^\n@]{0,40}$/i;
const SERVICE = /^(?:mailer-daemon|postmaster|abuse|post_master|noreply|no-reply)@/i;
/** A line that begins with an address, after the marks that mail systems put before it. */
const LINE_START =
  /^(?:[\s>*<"'|([-]|\d{1,3}[.)] |[245]\d\d[ -]|(?:to|rcpt to|recipient|original recipient|final recipient|address|user|unknown user|invalid (?:user|address)|failed recipient|failed addresse?s?|mail to|message to|user mailbox exceeds allowed size|user name|account)\b[:;=\s]{0,6}){0,6}(?:rfc822;\s?)?$/i;
const MAX_RECIPIENTS = 100;
const MAX_DIAGNOSTIC = 2_000;
const MAX_LINE = 300;

/** Where the mail system's own words end and the mail it returns begins; the length of the text when it returns none. */
export function returnedAt(text: string): number {
  return RETURNED.exec(text)?.index ?? text.length;
}

/**
 * The recipients that a mail system names in its own words (qmail, Exim, Exchange, and the like), with what it says
 * about each. `own` are addresses that can't have failed: of the one this bounce went to, and of who wrote it.
 */
export function readFreeForm(words: string, own: ReadonlySet<string>): FreeForm[] {
  const found: { address: string; at: number; end: number; strong: boolean }[] = [];
  for (const match of words.matchAll(ADDRESS)) {
    const address = match[0].replace(/^['*/]+|['*/]+$/g, "");
    const line = lineBefore(words, match.index);
    const lower = address.toLowerCase();
    const named = /rcpt to:\s?<?$/i.test(line);
    if (!named && (own.has(lower) || SERVICE.test(address) || NOT_RECIPIENT.test(line.slice(-80)))) continue;
    const strong = named || LINE_START.test(line);
    found.push({ address, at: match.index, end: match.index + match[0].length, strong });
    if (found.length > MAX_RECIPIENTS * 4) break;
  }
  const strong = found.filter((one) => one.strong);
  const chosen = strong.length ? strong : found;
  const first = new Map<string, number>();
  for (const { address, at } of chosen)
    if (!first.has(address.toLowerCase())) first.set(address.toLowerCase(), at);
  const starts = [...first.values()];
  return [...first.entries()].slice(0, MAX_RECIPIENTS).map(([lower, at], index) => {
    const address =
      words
        .slice(at)
        .match(ADDRESS)?.[0]
        .replace(/^['*/]+|['*/]+$/g, "") ?? lower;
    const to = starts[index + 1] ?? words.length;
    // Some systems list the addresses first and say of all of them what went wrong.
    const said = lineBefore(words, at) + words.slice(at, to).trim();
    const rest = said.length - address.length > 12 ? said : words;
    return { address, diagnostic: oneParagraph(rest).slice(0, MAX_DIAGNOSTIC) };
  });
}

/** What of a line stands before a position; of an endless line only its end. */
function lineBefore(text: string, at: number): string {
  const start = Math.max(0, at - MAX_LINE);
  const before = text.slice(start, at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

const oneParagraph = (text: string) =>
  text
    .slice(0, MAX_DIAGNOSTIC * 2)
    .replace(/\s+/g, " ")
    .trim();
