import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SlaPlanForm } from "@/components/settings/sla-plan-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findSlaPlan } from "@/lib/sla-plans/find";
import { update } from "../actions";

export const metadata: Metadata = { title: "Edit SLA plan" };

type Props = { params: Promise<{ id: string }> };

export default async function SlaPlanPage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const plan = await findSlaPlan(db, pathId((await params).id));
  if (!plan) notFound();
  const { id, name, graceHours } = plan;
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/sla-plans", label: "SLA plans" }} />
      <PageBody width="form">
        <SlaPlanForm action={update} plan={{ id, name, graceHours }} />
      </PageBody>
    </>
  );
}
