import type { Metadata } from "next";
import { NewKey } from "@/components/api-keys/new-key";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { createKey } from "../actions";

export const metadata: Metadata = { title: "Add New Key" };

/** Makes a key and shows it, once, on this same page: it is in no URL and cannot be fetched again. */
export default async function NewKeyPage() {
  await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="Add New Key" back={{ href: "/settings/api-keys", label: "API Keys" }} />
      <PageBody width="form">
        <NewKey action={createKey} baseUrl={env().NEXTAUTH_URL} />
      </PageBody>
    </>
  );
}
