import { Plus, Tags } from "lucide-react";
import type { Metadata } from "next";
import { TopicTable } from "@/components/settings/topic-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTopics } from "@/lib/topics/find";
import { archive, restore } from "../actions";

export const metadata: Metadata = { title: "Help topics" };

export default async function TopicsPage() {
  const { db } = await requireSignedIn("administrator");
  const topics = await findTopics(db);
  const create = (
    <LinkButton href="/settings/topics/new" variant="primary" icon={<Plus />}>
      New help topic
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Help topics" count={topics.length} actions={create} />
      <PageBody>
        {topics.length === 0 ? (
          <EmptyState icon={<Tags />} title="No help topics yet" action={create}>
            A help topic says what a ticket is about, and can choose its department and priority.
          </EmptyState>
        ) : (
          <TopicTable
            topics={topics.map(({ id, name, archivedAt, department, priority }) => ({
              id,
              name,
              isDefault: false,
              archived: archivedAt !== null,
              department: department && { name: department.name, archived: department.archivedAt !== null },
              priority,
            }))}
            actions={{ archive, restore }}
          />
        )}
      </PageBody>
    </>
  );
}
