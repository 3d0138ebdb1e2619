import { Ban, Contact, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { CustomerTable } from "@/components/customers/customer-table";
import { RowKeys } from "@/components/shortcuts/row-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import { requireSignedIn } from "@/lib/auth/staff";
import { findCustomers } from "@/lib/customers/find-page";
import { customersUrl, readCustomerQuery } from "@/lib/customers/list-query";

export const metadata: Metadata = { title: "Customers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everybody who has ever written. */
export default async function CustomersPage({ searchParams }: Props) {
  const context = await requireSignedIn();
  const query = readCustomerQuery(await searchParams);
  const { customers, before, after } = await findCustomers(context, query);
  const page = (way: "before" | "after", id: number | null) =>
    id === null ? {} : { [way]: customersUrl({ ...query, cursor: { way, id } }) };
  const { before: newer, after: older } = { ...page("before", before), ...page("after", after) };
  return (
    <>
      <PageHeader
        title="Customers"
        filters={
          <>
            <SearchField
              label="Search customers"
              placeholder="Name, address or organisation"
              defaultValue={query.q}
              shortcut="/"
              className="w-full sm:w-80"
            />
            {query.q === "" && (
              <FilterSelect
                label="Sort"
                name="sort"
                value={query.sort === "name" ? "name" : ""}
                allLabel="Newest first"
                options={[{ value: "name", label: "By name" }]}
              />
            )}
            <FilterSelect
              label="State"
              name="blocked"
              value={query.blocked ? "1" : ""}
              options={[{ value: "1", label: "Blocked" }]}
            />
          </>
        }
      />
      <PageBody>
        <RowKeys group="Customers" />
        {customers.length > 0 ? (
          <CustomerTable customers={customers} />
        ) : query.q === "" && query.blocked ? (
          <EmptyState
            icon={<Ban />}
            title="Nobody is blocked"
            action={<LinkButton href="/customers">Show all customers</LinkButton>}
          >
            Customers whose tickets are refused appear here; block one on their page.
          </EmptyState>
        ) : query.q === "" ? (
          <EmptyState icon={<Contact />} title="No customers yet">
            Whoever writes the first ticket or mail becomes one.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<SearchX />}
            title="No customer found"
            action={<LinkButton href="/customers">Show all customers</LinkButton>}
          >
            No name, address or organisation {query.blocked && "of a blocked customer "}holds “{query.q}”.
          </EmptyState>
        )}
        <Pagination
          labels={{ newer: "Previous", older: "Next" }}
          {...(newer ? { newer } : {})}
          {...(older ? { older } : {})}
        />
      </PageBody>
    </>
  );
}
