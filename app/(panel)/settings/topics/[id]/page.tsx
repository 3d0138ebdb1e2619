import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TopicForm } from "@/components/settings/topic-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findDepartmentChoices } from "@/lib/departments/find";
import { findTopic } from "@/lib/topics/find";
import { update } from "../actions";

export const metadata: Metadata = { title: "Edit help topic" };

type Props = { params: Promise<{ id: string }> };

export default async function TopicPage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const topic = await findTopic(db, pathId((await params).id));
  if (!topic) notFound();
  const { id, name, departmentId, priority } = topic;
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/topics", label: "Help topics" }} />
      <PageBody width="form">
        <TopicForm
          action={update}
          topic={{ id, name, departmentId, priority }}
          departments={await findDepartmentChoices(db, departmentId)}
        />
      </PageBody>
    </>
  );
}
