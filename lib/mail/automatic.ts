import {
  AUTO_REPLY_SUBJECT,
  BOUNCE_OPENING,
  BOUNCE_SUBJECT,
  COMPLAINT_SUBJECT,
  DAEMON,
  NO_REPLY,
  OPENING_READ,
  POSTMASTER,
  SUBJECT_READ,
} from "./automatic-words";
import { decodeHeaderValue } from "./encoded-word";
import { firstHeader, type Header, oneLine } from "./header";
import type { Part } from "./mime";
import { leaves, partText } from "./part-text";

/**
 * What kind of sender wrote a mail. `none` is a person, as far as the mail tells. `bounce` says that a mail of ours
 * was not (or not yet) delivered, `receipt` that it was displayed (RFC 8098), `complaint` that it was reported as
 * abuse (RFC 5965), `auto-reply` answers one, `auto-generated` was sent unasked by a program, `bulk` to many.
 */
export type AutomaticKind =
  | "none"
  | "auto-reply"
  | "auto-generated"
  | "bulk"
  | "bounce"
  | "receipt"
  | "complaint";

export type Automatic = {
  kind: AutomaticKind;
  /** Whether a program of ours may answer it (RFC 3834 section 2): of people only those who did not ask us not to. */
  mayAnswer: boolean;
  /** The field or part that says so, such as `Auto-Submitted: auto-replied`; empty for a person's mail. */
  reason: string;
};

type Finding = { kind: AutomaticKind; reason: string };
type Fields = { all: readonly Header[]; sender: string; subject: string; nullReturnPath: boolean };

/**
 * Decides whether a program wrote a mail, and what for. What a mail is decides what becomes of it; that a program
 * wrote it only keeps ours from answering, because people's mails pass through programs that mark them too.
 */
export function readAutomatic(root: Part): Automatic {
  const fields = readFields(root.headers);
  const found =
    report(root, fields) ?? bounce(root, fields) ?? reply(fields) ?? generated(fields) ?? bulk(fields);
  if (found) return { ...found, mayAnswer: false };
  const request = wantsNoAnswer(fields);
  return { kind: "none", mayAnswer: request === null, reason: request ?? "" };
}

function readFields(headers: readonly Header[]): Fields {
  const text = (name: string) => decodeHeaderValue((firstHeader(headers, name) ?? "").slice(0, 2_000), []);
  const returnPath = firstHeader(headers, "return-path");
  return {
    all: headers,
    sender: text("from"),
    subject: oneLine(text("subject")).slice(0, SUBJECT_READ),
    nullReturnPath: returnPath !== undefined && /^<\s*>?$/.test(returnPath),
  };
}

/** Parts that exist for nothing else. Attached to a person's mail they are a file like others. */
function report(root: Part, fields: Fields): Finding | null {
  const parts = leaves(root).map(({ contentType }) => contentType.value);
  const { value, parameters } = root.contentType;
  const declared =
    value === "multipart/report" ? (parameters.get("report-type")?.text.toLowerCase() ?? "") : "";
  const whole =
    value === "multipart/report" || parts.length === 1 || fromDaemon(fields) || fields.nullReturnPath;
  const has = (type: string, name: string) => declared === name || (whole && parts.includes(type));
  const complains = COMPLAINT_SUBJECT.test(fields.subject) && parts.includes("message/rfc822");
  if (complains || has("message/feedback-report", "feedback-report"))
    return { kind: "complaint", reason: "an abuse report" };
  if (has("message/disposition-notification", "disposition-notification"))
    return { kind: "receipt", reason: "a read receipt" };
  if (has("message/delivery-status", "delivery-status") || value === "multipart/report")
    return { kind: "bounce", reason: "a delivery report" };
  return null;
}

function bounce(root: Part, fields: Fields): Finding | null {
  const failed = firstHeader(fields.all, "x-failed-recipients");
  if (failed) return { kind: "bounce", reason: "X-Failed-Recipients" };
  if (fromDaemon(fields)) return { kind: "bounce", reason: "From a mail system" };
  const returnPath = firstHeader(fields.all, "return-path") ?? "";
  if (DAEMON.test(returnPath)) return { kind: "bounce", reason: "Return-Path of a mail system" };
  const machine = fields.nullReturnPath || POSTMASTER.test(fields.sender) || NO_REPLY.test(fields.sender);
  if ((machine || submitted(fields) !== null) && BOUNCE_SUBJECT.test(fields.subject))
    return { kind: "bounce", reason: "the subject of a bounce" };
  if (machine && BOUNCE_OPENING.test(opening(root)))
    return { kind: "bounce", reason: "the text of a bounce" };
  return null;
}

/** Some bounces have no sender at all: `From: <>`. */
const fromDaemon = ({ sender }: Fields) => DAEMON.test(sender) || /^<\s*>$/.test(sender);

function opening(root: Part): string {
  const first = leaves(root).find(({ contentType }) => contentType.value === "text/plain");
  return first ? partText(first, OPENING_READ) : "";
}

/** The keyword of Auto-Submitted (RFC 3834 section 5), null when it says nothing. */
function submitted({ all }: Fields): string | null {
  const keyword = /^[\w-]+/.exec(firstHeader(all, "auto-submitted")?.toLowerCase() ?? "")?.[0];
  return keyword === undefined || keyword === "no" ? null : keyword;
}

/** Fields that only programs write, by what their presence says. */
const REPLY_FIELDS = [
  "x-autoreply",
  "x-autoreply-from",
  "x-autorespond",
  "x-mail-autoreply",
  "x-autoresponder",
  "x-auto-reply",
  "x-amazon-auto-reply",
];

function reply(fields: Fields): Finding | null {
  const keyword = submitted(fields);
  if (keyword === "auto-replied") return { kind: "auto-reply", reason: "Auto-Submitted: auto-replied" };
  for (const { name, value } of fields.all) {
    const lower = value.toLowerCase();
    if (REPLY_FIELDS.includes(name) && lower !== "no" && lower !== "false")
      return { kind: "auto-reply", reason: name };
    if (/^(?:x-)?precedence$/.test(name) && /^auto[-_]?reply\b/.test(lower))
      return { kind: "auto-reply", reason: `${name}: auto_reply` };
    if (name === "x-autogenerated" && /^(?:reply|forward|group|letter|mirror|redirect)\b/.test(lower))
      return { kind: lower.startsWith("reply") ? "auto-reply" : "auto-generated", reason: "x-autogenerated" };
  }
  if (AUTO_REPLY_SUBJECT.test(fields.subject))
    return { kind: "auto-reply", reason: "the subject of an auto-reply" };
  return null;
}

function generated(fields: Fields): Finding | null {
  const keyword = submitted(fields);
  if (keyword) return { kind: "auto-generated", reason: `Auto-Submitted: ${keyword.slice(0, 40)}` };
  if (fields.nullReturnPath) return { kind: "auto-generated", reason: "an empty Return-Path" };
  if (NO_REPLY.test(fields.sender))
    return { kind: "auto-generated", reason: "From an address that takes no replies" };
  return null;
}

function bulk({ all }: Fields): Finding | null {
  for (const { name, value } of all) {
    if (/^(?:x-)?precedence$/.test(name) && /^(?:bulk|junk|list)\b/i.test(value))
      return { kind: "bulk", reason: `${name}: ${value.toLowerCase().slice(0, 4)}` };
    if (/^list-(?:id|unsubscribe|post|help|subscribe|owner|archive)$/.test(name))
      return { kind: "bulk", reason: name };
  }
  return null;
}

/**
 * What people's mails carry too: X-Loop is written by forwarders, and of the words of X-Auto-Response-Suppress DR, RN,
 * NRN ask only for no reports.
 */
function wantsNoAnswer({ all }: Fields): string | null {
  if (firstHeader(all, "x-loop")) return "X-Loop";
  const words =
    firstHeader(all, "x-auto-response-suppress")
      ?.toLowerCase()
      .split(/[\s,;]+/) ?? [];
  return words.some((word) => /^(?:all|oof|autoreply)$/.test(word)) ? "X-Auto-Response-Suppress" : null;
}
