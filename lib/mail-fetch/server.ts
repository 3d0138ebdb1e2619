import type { AfterFetch, MailSecurity } from "@/lib/db/generated/enums";

/** Where mail is fetched, with its secrets opened. */
export type MailServer = {
  protocol: "imap" | "pop3";
  host: string;
  port: number;
  security: MailSecurity;
  auth: { user: string; password: string } | { user: string; accessToken: string };
  folder: string;
};

/** A mail on its server: its UID, or for POP3 its UIDL and its number in this session. */
export type RemoteMail = { uid: number; size: number } | { uidl: string; number: number; size: number };

/** What the ledger knows a mail on its server by. */
export type Place = { uid: number | null; uidl: string | null };

/** What was stored, and is still to be done with it there. */
export type Leftover = Place & { ledgerId: number; action: AfterFetch };

/** An open mailbox, whichever protocol it speaks. */
export interface OpenMailbox {
  /** IMAP's UIDVALIDITY; null for POP3. */
  readonly uidValidity: bigint | null;
  /** The mails behind the cursor, the oldest first. */
  list(lastUid: number): Promise<RemoteMail[]>;
  /** One mail that was listed before, maybe in another session; null when it is gone. */
  find(place: Place): Promise<RemoteMail | null>;
  /** A mail byte for byte; of a larger one nothing. @throws Error when it is larger than `max`, or can't be had */
  read(mail: RemoteMail, max: number): Promise<Buffer>;
  /** Its header, or as much of it as fits. */
  readHead(mail: RemoteMail): Promise<Buffer>;
  /** Does one thing with mails that are stored; those that are gone are passed over. */
  finish(action: AfterFetch, mails: readonly Leftover[], moveTo: string): Promise<void>;
  /** Whether it may still be there: POP3 lists all there is. */
  mayHave(mail: Leftover): boolean;
  /** Whether more can be asked of it after an error. */
  usable(): boolean;
  close(): Promise<void>;
}

export const placeOf = (mail: RemoteMail): Place => ({
  uid: "uid" in mail ? mail.uid : null,
  uidl: "uidl" in mail ? mail.uidl : null,
});

/** What is kept of a mail's header when the mail is not. */
export const HEAD_BYTES = 65_536;
/** A server that says nothing for this long is given up. */
export const SILENCE_MS = 60_000;
export const CONNECT_MS = 20_000;
