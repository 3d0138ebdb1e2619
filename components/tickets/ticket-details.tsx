import { DueTime } from "@/components/tickets/due-time";
import { PriorityBadge } from "@/components/tickets/priority-badge";
import { StateBadge } from "@/components/tickets/state-badge";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TicketDetails as Details } from "@/lib/tickets/views";

/** The facts about a ticket: who wrote, where it went, and when it is due. */
export function TicketDetails({ ticket }: { ticket: Details }) {
  const { customer } = ticket;
  return (
    <div className="flex flex-col gap-5">
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold">Customer</h2>
        <DefinitionList>
          <Definition term="Name">{customer.name}</Definition>
          <Definition term="E-mail">
            <a
              href={`mailto:${encodeURIComponent(customer.email).replaceAll("%40", "@")}`}
              className="text-accent hover:underline"
            >
              {customer.email}
            </a>
          </Definition>
          <Definition term="Phone">
            {customer.phone && (
              <a
                href={`tel:${customer.phone.replace(/[^\d+*#]/g, "")}`}
                className="text-accent hover:underline"
              >
                {customer.phone}
              </a>
            )}
          </Definition>
        </DefinitionList>
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold">Ticket</h2>
        <DefinitionList>
          <Definition term="State">
            <StateBadge state={ticket.state} plain />
          </Definition>
          <Definition term="Priority">
            <PriorityBadge priority={ticket.priority} />
          </Definition>
          <Definition term="Department">{ticket.department}</Definition>
          <Definition term="Help topic">{ticket.topic}</Definition>
          <Definition term="SLA plan">{ticket.slaPlan}</Definition>
          <Definition term="Due">
            <DueTime state={ticket.state} dueAt={ticket.dueAt} now={Date.now()} />
          </Definition>
          <Definition term="Created">
            <RelativeTime value={ticket.createdAt} />
          </Definition>
          {ticket.closedAt && (
            <Definition term="Closed">
              <RelativeTime value={ticket.closedAt} />
            </Definition>
          )}
        </DefinitionList>
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold">Origin</h2>
        <DefinitionList>
          <Definition term="Source">{ticket.source}</Definition>
          <Definition term="API key">{ticket.apiKey}</Definition>
          <Definition term="IP address">
            {ticket.ip && <span className="tabular select-all">{ticket.ip}</span>}
          </Definition>
        </DefinitionList>
      </section>
    </div>
  );
}
