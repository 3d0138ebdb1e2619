import { Plus, Timer } from "lucide-react";
import type { Metadata } from "next";
import { SlaPlanTable } from "@/components/settings/sla-plan-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findSlaPlans } from "@/lib/sla-plans/find";
import { archive, makeDefault, restore } from "../actions";

export const metadata: Metadata = { title: "SLA plans" };

export default async function SlaPlansPage() {
  const { db } = await requireSignedIn("administrator");
  const plans = await findSlaPlans(db);
  const create = (
    <LinkButton href="/settings/sla-plans/new" variant="primary" icon={<Plus />}>
      New SLA plan
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="SLA plans" count={plans.length} actions={create} />
      <PageBody>
        {plans.length === 0 ? (
          <EmptyState icon={<Timer />} title="No SLA plans yet" action={create}>
            An SLA plan says how long after its creation a ticket is due. Without one, tickets are never
            overdue.
          </EmptyState>
        ) : (
          <SlaPlanTable
            plans={plans.map(({ id, name, isDefault, archivedAt, graceHours, departmentCount }) => ({
              id,
              name,
              isDefault,
              archived: archivedAt !== null,
              graceHours,
              departmentCount,
            }))}
            actions={{ archive, restore, makeDefault }}
          />
        )}
      </PageBody>
    </>
  );
}
