import Link from "next/link";
import type { ReactNode } from "react";
import { fileSize } from "@/components/tickets/file-size";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";

export type MailFact = {
  sender: string;
  believed: boolean | null;
  mailbox: { id: number; name: string } | null;
  receivedAt: Date;
  processedAt: Date | null;
  attempts: number;
  messageId: string | null;
  size: number;
  ticketId: number | null;
  /** What has yet to be done with it on its server. */
  afterFetch: "leave" | "seen" | "move" | "delete" | null;
};

const TRUST = {
  yes: "A trusted receiver vouches for the sender",
  no: "A trusted receiver does not vouch for the sender",
  unknown: "Nobody was asked: the mailbox has no trusted receiver",
};

const OPEN_DEEDS = { leave: "", seen: "marked as seen", move: "moved", delete: "deleted" };

/** What is known about one mail of the ledger. */
export function MailFacts({ mail }: { mail: MailFact }) {
  const { mailbox, afterFetch } = mail;
  const trust = mail.believed === null ? "unknown" : mail.believed ? "yes" : "no";
  return (
    <DefinitionList>
      <Definition term="From">{mail.sender || "(no sender)"}</Definition>
      <Definition term="Trust">{TRUST[trust]}</Definition>
      <Definition term="Ticket">
        {mail.ticketId !== null && <Plain href={`/tickets/${mail.ticketId}`}>#{mail.ticketId}</Plain>}
      </Definition>
      <Definition term="Mailbox">
        {mailbox ? <Plain href={`/settings/mailboxes/${mailbox.id}`}>{mailbox.name}</Plain> : "E-mail API"}
      </Definition>
      <Definition term="Received">
        <RelativeTime value={mail.receivedAt} format="exact" />
      </Definition>
      <Definition term="Processed">
        {mail.processedAt && <RelativeTime value={mail.processedAt} format="exact" />}
        {mail.attempts > 1 && ` (${mail.attempts} attempts)`}
      </Definition>
      {afterFetch && afterFetch !== "leave" && (
        <Definition term="On its server">Still to be {OPEN_DEEDS[afterFetch]}</Definition>
      )}
      <Definition term="Message-ID">{mail.messageId}</Definition>
      <Definition term="Size">{fileSize(mail.size)}</Definition>
    </DefinitionList>
  );
}

const Plain = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="underline">
    {children}
  </Link>
);
