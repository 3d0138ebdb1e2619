import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BlockButton } from "@/components/customers/block-button";
import { BlockedBadge } from "@/components/customers/blocked-badge";
import { CustomerForm } from "@/components/customers/customer-form";
import { CustomerTickets } from "@/components/customers/customer-tickets";
import { FailingAddressNote } from "@/components/customers/failing-address";
import { RowKeys } from "@/components/shortcuts/row-keys";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findCustomer } from "@/lib/customers/find-one";
import { findTickets } from "@/lib/tickets/find";
import { listUrl, readListQuery } from "@/lib/tickets/list-query";
import {
  blockCustomerAction,
  tryAddressAction,
  unblockCustomerAction,
  updateCustomerAction,
} from "../../tickets/actions";

export const metadata: Metadata = { title: "Customer" };

type Props = { params: Promise<{ id: string }> };

/** One customer: what is kept about them, and what they wrote. */
export default async function CustomerPage({ params }: Props) {
  const context = await requireSignedIn();
  const id = pathId((await params).id);
  const all = readListQuery({ queue: "all", customer: String(id), sort: "created" });
  const [customer, { tickets, older }] = await Promise.all([
    findCustomer(context, id),
    findTickets(context, all),
  ]);
  if (!customer) notFound();
  const { name, createdAt, blockedAt, blockedBy, failing } = customer;
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: "/customers", label: "Customers" }}
        meta={blockedAt && <BlockedBadge />}
        actions={
          <>
            <BlockButton
              id={id}
              blocked={blockedAt !== null}
              block={blockCustomerAction}
              unblock={unblockCustomerAction}
            />
            <LinkButton href={`/tickets/new?customer=${id}`} variant="primary" size="sm" icon={<Plus />}>
              New ticket
            </LinkButton>
          </>
        }
      />
      <RowKeys group="Customer" />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="tickets" className="min-w-0 border-line max-lg:border-b lg:border-r">
          <h2 id="tickets" className="px-4 pt-4 pb-2 font-semibold">
            Tickets
          </h2>
          <CustomerTickets tickets={tickets} {...(older ? { moreHref: listUrl(all) } : {})} />
        </section>
        <section aria-labelledby="details" className="flex flex-col gap-4 px-4 py-4">
          <div>
            <h2 id="details" className="font-semibold">
              Details
            </h2>
            <p className="text-muted text-sm">
              Customer since <RelativeTime value={createdAt} />
            </p>
          </div>
          {blockedAt && (
            <Banner tone="warning" title="Blocked">
              <RelativeTime value={blockedAt} />
              {blockedBy && (
                <>
                  {" "}
                  by <bdi>{blockedBy}</bdi>
                </>
              )}
              . New tickets from the API are refused; mails are kept in Spam.
            </Banner>
          )}
          {failing && <FailingAddressNote customerId={id} failing={failing} tryAgain={tryAddressAction} />}
          <CustomerForm key={id} customer={customer} action={updateCustomerAction} />
        </section>
      </div>
    </>
  );
}
