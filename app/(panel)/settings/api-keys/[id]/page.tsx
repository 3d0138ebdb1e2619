import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { KeyDetails } from "@/components/api-keys/key-details";
import { KeyHistory } from "@/components/api-keys/key-history";
import { KeyState } from "@/components/api-keys/key-state";
import { RevokeButton } from "@/components/api-keys/revoke-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { findApiKey } from "@/lib/api-keys/find";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { revokeKey, toggleScope } from "../actions";

type Props = { params: Promise<{ id: string }> };

const readKey = cache(async (text: string) => {
  const { db } = await requireSignedIn("administrator");
  return (await findApiKey(db, pathId(text))) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { label } = await readKey((await params).id);
  return { title: `${label} – API Keys` };
}

/** One key: everything known of it, and who changed what. */
export default async function ApiKeyPage({ params }: Props) {
  await requireSignedIn("administrator");
  const { history, ...key } = await readKey((await params).id);
  return (
    <>
      <PageHeader
        title={key.label}
        back={{ href: "/settings/api-keys", label: "API Keys" }}
        meta={<KeyState revokedAt={key.revokedAt} />}
        actions={!key.revokedAt && <RevokeButton id={key.id} label={key.label} action={revokeKey} />}
      />
      <PageBody width="full">
        <div className="flex max-w-220 flex-col gap-8">
          <KeyDetails apiKey={key} toggleScope={toggleScope} />
          <KeyHistory history={history} />
        </div>
      </PageBody>
    </>
  );
}
