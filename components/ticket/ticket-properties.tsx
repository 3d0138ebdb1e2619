"use client";

import { Link2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { AssigneePick } from "@/components/ticket/assignee-pick";
import { CcList } from "@/components/ticket/cc-list";
import { CustomerPanel } from "@/components/ticket/customer-panel";
import { DuePick } from "@/components/ticket/due-pick";
import { PropertyRow } from "@/components/ticket/property-pick";
import { LinkedTickets, TicketLinks } from "@/components/ticket/related-tickets";
import { DepartmentPick, PriorityPick, TopicPick } from "@/components/ticket/simple-picks";
import { StatePick } from "@/components/ticket/state-pick";
import { TagsPick } from "@/components/ticket/tags-pick";
import { useTicket } from "@/components/ticket/ticket-context";
import { Button } from "@/components/ui/button";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OtherTicket } from "@/lib/tickets/find-of-customer";

export type OtherTickets = { tickets: OtherTicket[]; more: boolean };

type Props = { others: OtherTickets; inSheet?: boolean };

/** Everything beside the thread: what the ticket is, whose it is, who wrote it, and what belongs to it. */
export function TicketProperties({ others, inSheet }: Props) {
  const { ticket, open } = useTicket();
  const { id, customer, links, merged } = ticket;
  return (
    <div className="flex flex-col gap-5">
      <Section title="Ticket">
        <div className="flex flex-col gap-0.5">
          <PropertyRow name="Assignee">
            <AssigneePick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="State">
            <StatePick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="Priority">
            <PriorityPick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="Department">
            <DepartmentPick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="Help topic">
            <TopicPick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="Tags">
            <TagsPick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="Due">
            <DuePick inSheet={inSheet} />
          </PropertyRow>
          <PropertyRow name="CC">
            <CcList />
          </PropertyRow>
        </div>
      </Section>
      <Section title="Customer">
        <CustomerPanel />
        {others.tickets.length > 0 && (
          <div className="flex flex-col gap-1 pt-1">
            <h3 className="font-medium text-muted text-xs">Other tickets</h3>
            <TicketLinks tickets={others.tickets} />
            {others.more && (
              <Link
                href={`/tickets?queue=all&customer=${customer.id}`}
                prefetch={false}
                className="self-start rounded-sm text-accent text-sm hover:underline"
              >
                All tickets of this customer
              </Link>
            )}
          </div>
        )}
      </Section>
      <Section title="Related tickets">
        {links.length > 0 && <LinkedTickets />}
        {merged.length > 0 && (
          <div className="flex flex-col gap-1 pt-1">
            <h3 className="font-medium text-muted text-xs">Merged into this one</h3>
            <ul className="flex flex-col gap-0.5 text-sm">
              {merged.map((one) => (
                <li key={one.id} title={one.subject} className="flex min-w-0 gap-1.5">
                  <span className="tabular shrink-0 text-muted text-xs leading-5">#{one.id}</span>
                  <span dir="auto" className="min-w-0 truncate">
                    {one.subject}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Button
          size="sm"
          variant="ghost"
          icon={<Link2 />}
          className="-mx-2 self-start"
          onClick={() => open("link")}
        >
          Link a ticket…
        </Button>
      </Section>
      <Origin key={id} />
    </div>
  );
}

function Origin() {
  const { ticket } = useTicket();
  const { source, apiKey, ip, slaPlan, createdAt, resolvedAt } = ticket;
  return (
    <Section title="Origin">
      <DefinitionList>
        <Definition term="Created">
          <RelativeTime value={createdAt} />
        </Definition>
        {resolvedAt && (
          <Definition term="Resolved">
            <RelativeTime value={resolvedAt} />
          </Definition>
        )}
        <Definition term="Source">{source}</Definition>
        {apiKey && <Definition term="API key">{apiKey}</Definition>}
        {ip && (
          <Definition term="IP address">
            <span className="tabular select-all">{ip}</span>
          </Definition>
        )}
        {slaPlan && <Definition term="SLA plan">{slaPlan.name}</Definition>}
      </DefinitionList>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}
