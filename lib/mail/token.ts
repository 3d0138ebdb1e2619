import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { LARGEST_ID } from "@/lib/largest-id";

/** Secrets for signing, the one in use first; the others are still accepted, so that answers to old mails are. */
export type TokenKeys = readonly [Uint8Array, ...Uint8Array[]];

/** RFC 5321 section 4.5.3.1.1. */
const MAX_LOCAL = 64;
/** 256 bits in base 36: mail systems change the case of addresses, so letters of one case must do. */
const MAC_LENGTH = 50;
/** Seven base-36 digits: more than a Postgres integer holds. */
const ID = "[1-9a-z][0-9a-z]{0,6}";
const MAC = `[0-9a-z]{${MAC_LENGTH}}`;
const TAG = new RegExp(`^(${ID})(${MAC})$`);
const MESSAGE_ID = new RegExp(`^m\\.([1-9]\\d{0,9})\\.([1-9]\\d{0,9})\\.(${MAC})@`);

/**
 * The address answers to a ticket go to: `support@example.com` with the ticket's id and its signature behind a plus.
 * Nothing stands between the two, and no letter before them, so that mailboxes with names of up to seven letters
 * have room for every ticket there can be. Null when the name is too long: then Message-IDs alone carry the ticket.
 */
export function replyAddress(mailbox: string, ticketId: number, keys: TokenKeys): string | null {
  const at = mailbox.lastIndexOf("@");
  const local = mailbox.slice(0, at);
  const tag = ticketId.toString(36) + mac(keys[0], "reply", [ticketId]);
  const room = MAX_LOCAL - local.length - 1;
  return at > 0 && tag.length <= room ? `${local}+${tag}${mailbox.slice(at)}` : null;
}

/** The ticket that a recipient's address names; null unless one of the keys signed it. */
export function readReplyAddress(address: string, keys: TokenKeys): number | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf("@")));
  const [, id = "", signature = ""] = TAG.exec(local.slice(local.lastIndexOf("+") + 1).toLowerCase()) ?? [];
  const ticketId = Number.parseInt(id, 36);
  return isId(ticketId) && isSigned(signature, "reply", [ticketId], keys) ? ticketId : null;
}

/** Which outgoing mail a Message-ID names: the ticket's id, and that of the mail or message on it. */
export type SentMail = { ticketId: number; mailId: number };

/** A Message-ID without angle brackets, by which every answer that keeps References finds its ticket. */
export function newMessageId({ ticketId, mailId }: SentMail, host: string, keys: TokenKeys): string {
  return `m.${ticketId}.${mailId}.${mac(keys[0], "message", [ticketId, mailId])}@${host}`;
}

/** The mail of ours that a Message-ID without angle brackets names; null unless one of the keys signed it. */
export function readMessageId(messageId: string, keys: TokenKeys): SentMail | null {
  const [, ticket = "", mail = "", signature = ""] = MESSAGE_ID.exec(messageId.toLowerCase()) ?? [];
  const sent = { ticketId: Number(ticket), mailId: Number(mail) };
  const signed = isId(sent.ticketId) && isId(sent.mailId);
  return signed && isSigned(signature, "message", [sent.ticketId, sent.mailId], keys) ? sent : null;
}

const isId = (id: number) => Number.isInteger(id) && id >= 1 && id <= LARGEST_ID;

function isSigned(signature: string, purpose: string, ids: readonly number[], keys: TokenKeys): boolean {
  const given = Buffer.from(signature);
  // Every key is tried, and each in constant time: how long it takes tells nothing.
  let signed = false;
  for (const key of keys) {
    const expected = Buffer.from(mac(key, purpose, ids));
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}

/** The purpose is signed too: what was made for an address is worth nothing in a Message-ID. */
function mac(key: Uint8Array, purpose: string, ids: readonly number[]): string {
  const digest = createHmac("sha256", key)
    .update(`deskuss ${purpose} ${ids.join(" ")}`)
    .digest("hex");
  return BigInt(`0x${digest}`).toString(36).padStart(MAC_LENGTH, "0");
}
