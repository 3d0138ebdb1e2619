import { ScopeChips } from "@/components/api-keys/scope-chips";
import type { FormAction } from "@/components/forms/send";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListedKey } from "@/lib/api-keys/rules";

/** Everything known of one key, with whole dates. */
export function KeyDetails({ apiKey: key, toggleScope }: { apiKey: ListedKey; toggleScope: FormAction }) {
  return (
    <DefinitionList>
      <Definition term="Permissions">
        <ScopeChips
          id={key.id}
          label={key.label}
          scopes={key.scopes}
          revoked={key.revokedAt !== null}
          action={toggleScope}
        />
      </Definition>
      <Definition term="Begins with">
        <code dir="ltr" className="font-mono">
          {key.prefix}…
        </code>
      </Definition>
      <Definition term="Created">
        <Moment at={key.createdAt} by={key.createdBy ?? "the system"} />
      </Definition>
      <Definition term="Last used">
        {key.lastUsedAt ? (
          <RelativeTime value={key.lastUsedAt} format="exact" className="tabular" />
        ) : (
          "never"
        )}
      </Definition>
      <Definition term="Last IP">{key.lastUsedIp}</Definition>
      {key.revokedAt && (
        <Definition term="Revoked">
          <Moment at={key.revokedAt} by={key.revokedBy ?? "the system"} />
        </Definition>
      )}
    </DefinitionList>
  );
}

function Moment({ at, by }: { at: Date; by: string }) {
  return (
    <>
      <RelativeTime value={at} format="exact" className="tabular" /> by <bdi>{by}</bdi>
    </>
  );
}
