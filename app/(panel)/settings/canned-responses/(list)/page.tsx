import { MessageSquareQuote, Plus } from "lucide-react";
import type { Metadata } from "next";
import { CannedResponseTable } from "@/components/settings/canned-response-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findCannedResponses } from "@/lib/canned-responses/find";
import { toPreview } from "@/lib/html/plain-text";
import { archive, restore } from "../actions";

export const metadata: Metadata = { title: "Canned responses" };

export default async function CannedResponsesPage() {
  const { db } = await requireSignedIn("administrator");
  const responses = await findCannedResponses(db);
  const create = (
    <LinkButton href="/settings/canned-responses/new" variant="primary" icon={<Plus />}>
      New canned response
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Canned responses" count={responses.length} actions={create} />
      <PageBody>
        {responses.length === 0 ? (
          <EmptyState icon={<MessageSquareQuote />} title="No canned responses yet" action={create}>
            A canned response is a text for many answers. Staff insert one with “/” while they write, and it
            fills in the customer's name by itself.
          </EmptyState>
        ) : (
          <CannedResponseTable
            responses={responses.map(({ id, name, archivedAt, department, body }) => ({
              id,
              name,
              isDefault: false,
              archived: archivedAt !== null,
              department: department && { name: department.name, archived: department.archivedAt !== null },
              beginning: toPreview(body, "html"),
            }))}
            actions={{ archive, restore }}
          />
        )}
      </PageBody>
    </>
  );
}
