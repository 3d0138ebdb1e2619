import type { Metadata } from "next";
import { TopicForm } from "@/components/settings/topic-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartmentChoices } from "@/lib/departments/find";
import { create } from "../actions";

export const metadata: Metadata = { title: "New help topic" };

export default async function NewTopicPage() {
  const { db } = await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="New help topic" back={{ href: "/settings/topics", label: "Help topics" }} />
      <PageBody width="form">
        <TopicForm action={create} departments={await findDepartmentChoices(db)} />
      </PageBody>
    </>
  );
}
