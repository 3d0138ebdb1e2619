import Link from "next/link";
import { BlockedBadge } from "@/components/customers/blocked-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Truncate } from "@/components/ui/truncate";
import type { CustomerLine } from "@/lib/customers/find-page";

/** The customers of a page of the list. */
export function CustomerTable({ customers }: { customers: readonly CustomerLine[] }) {
  return (
    <Table label="Customers">
      <TableHead>
        <Th>Name</Th>
        <Th>E-mail</Th>
        <Th width="17%" from="medium">
          Organisation
        </Th>
        <Th width="6.5rem" align="end">
          Open tickets
        </Th>
        <Th width="9.5rem">Last ticket</Th>
        <Th width="6rem">State</Th>
      </TableHead>
      <TableBody>
        {customers.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} />
        ))}
      </TableBody>
    </Table>
  );
}

function CustomerRow({ customer }: { customer: CustomerLine }) {
  const { id, name, email, organisation, openTickets, more, lastTicket, blocked } = customer;
  return (
    <Tr>
      <Td card="title">
        <RowLink href={`/customers/${id}`}>{name}</RowLink>
      </Td>
      <Td card="meta" className="cards:basis-full cards:text-muted">
        <Truncate>{email}</Truncate>
      </Td>
      <Td card={organisation ? "meta" : "hidden"} from="medium" className="cards:max-w-full">
        {organisation && <Truncate>{organisation}</Truncate>}
      </Td>
      <Td card={openTickets > 0 ? "meta" : "hidden"} align="end">
        {openTickets > 0 ? (
          <Link
            href={`/tickets?queue=all&state=open,pending&customer=${id}`}
            className="relative underline-offset-2 hover:underline"
          >
            {openTickets.toLocaleString("en")}
            {more && "+"}
            <span className="hidden cards:inline"> open</span>
          </Link>
        ) : (
          <span className="text-muted">0{more && "+"}</span>
        )}
      </Td>
      <Td card={lastTicket ? "meta" : "hidden"}>
        {lastTicket ? (
          <span className="flex min-w-0 gap-1.5">
            <Link
              href={`/tickets/${lastTicket.id}`}
              className="relative tabular underline-offset-2 hover:underline"
            >
              #{lastTicket.id}
            </Link>
            <RelativeTime value={lastTicket.createdAt} className="truncate text-muted" />
          </span>
        ) : (
          <span className="text-muted">None</span>
        )}
      </Td>
      <Td card="meta" className="cards:empty:hidden">
        {blocked && <BlockedBadge />}
      </Td>
    </Tr>
  );
}
