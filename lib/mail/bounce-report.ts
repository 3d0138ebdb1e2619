import { type Action, judge } from "./bounce-status";
import { firstHeader, type Header, readHeaders } from "./header";

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

/** RFC 3464 section 2: a group of fields about the message, then one about each recipient. */
export function readReport(text: string): BounceRecipient[] {
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
  const diagnostic = onOneLine(firstHeader(fields, "diagnostic-code")?.replace(/^[\w-]+;\s*/, "") ?? "");
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
export function mailbox(field: string | undefined): string | null {
  return field === undefined
    ? null
    : (/[^\s<>;,"@]{1,200}@[^\s<>;,"@]{1,253}/.exec(field.replace(/^[\w-]+;/, "").slice(0, 2_000))?.[0] ??
        null);
}

/** A diagnostic on one line, as it is shown and judged. */
export const onOneLine = (text: string) => text.slice(0, 4_000).replace(/\s+/g, " ").trim().slice(0, 2_000);
