import { KeyRound, Plus, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { KeysTable } from "@/components/api-keys/keys-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SearchField } from "@/components/ui/search-field";
import { listApiKeys } from "@/lib/api-keys/find";
import { isKeyFilter, KEY_FILTERS } from "@/lib/api-keys/rules";
import { requireSignedIn } from "@/lib/auth/staff";
import { revokeKey, toggleScope } from "./actions";

export const metadata: Metadata = { title: "API Keys" };

type SearchParams = Promise<Record<"q" | "state", string | string[] | undefined>>;

const addKey = (
  <LinkButton href="/settings/api-keys/new" variant="primary" icon={<Plus />}>
    Add New Key
  </LinkButton>
);

/** The keys that integrations call the API with. */
export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { db } = await requireSignedIn("administrator");
  const { q, state } = await searchParams;
  const text = typeof q === "string" ? q : "";
  const filter = typeof state === "string" && isKeyFilter(state) ? state : undefined;
  const { keys, total } = await listApiKeys(db, { text, filter });
  if (total === 0)
    return (
      <>
        <PageHeader title="API Keys" actions={addKey} />
        <EmptyState icon={<KeyRound />} title="No API keys yet" action={addKey}>
          A key lets another program create tickets or run the scheduled tasks: a CRM, a monitoring service, a
          cron job. Make one for each, so that you can revoke it without breaking the others.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="API Keys"
        count={keys.length}
        actions={addKey}
        filters={
          <>
            <SearchField
              label="Search by label"
              defaultValue={text}
              shortcut="/"
              className="w-full sm:w-64"
            />
            <FilterSelect
              label="State"
              name="state"
              value={filter ?? ""}
              options={Object.entries(KEY_FILTERS).map(([value, label]) => ({ value, label }))}
            />
          </>
        }
      />
      <PageBody>
        {keys.length > 0 ? (
          <KeysTable keys={keys} toggleScope={toggleScope} revokeKey={revokeKey} />
        ) : (
          <EmptyState
            icon={<SearchX />}
            title={filter === "review" && text === "" ? "No key needs a look" : "No key fits"}
            action={<LinkButton href="/settings/api-keys">Show all keys</LinkButton>}
          >
            {filter === "review" && text === ""
              ? "Keys unused for 90 days, or older than 12 months, appear here."
              : "Try another label or state."}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
