"use client";

import { memo } from "react";
import { KeyMenu } from "@/components/api-keys/key-menu";
import { KeyState } from "@/components/api-keys/key-state";
import { LastUsed } from "@/components/api-keys/last-used";
import { ScopeChips } from "@/components/api-keys/scope-chips";
import { StaleHint } from "@/components/api-keys/stale-hint";
import type { FormAction } from "@/components/forms/send";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Td, Tr } from "@/components/ui/table";
import type { ListedKey } from "@/lib/api-keys/rules";

type KeyRowProps = {
  apiKey: ListedKey;
  toggleScope: FormAction;
  /** Opens the question; it must stay the same function. */
  onRevoke: (key: ListedKey) => void;
};

/** One key of the list. Remembered: a question about one of 500 keys draws none of them again. */
export const KeyRow = memo(function KeyRow({ apiKey: key, toggleScope, onRevoke }: KeyRowProps) {
  const { id, label, hint } = key;
  const revoked = key.revokedAt !== null;
  const created = (
    <>
      <RelativeTime value={key.createdAt} /> by <bdi>{key.createdBy ?? "the system"}</bdi>
    </>
  );
  return (
    <Tr faded={revoked}>
      <Td card="title" wrap>
        <RowLink href={`/settings/api-keys/${id}`}>{label}</RowLink>
        {/* Where there is no room for the column that says it. */}
        <span
          title={`Created by ${key.createdBy ?? "the system"}`}
          className="hidden truncate text-muted text-xs @min-3xl:@max-6xl:block"
        >
          {created}
        </span>
      </Td>
      <Td card="meta" wrap>
        <ScopeChips id={id} label={label} scopes={key.scopes} revoked={revoked} action={toggleScope} />
      </Td>
      <Td label="Last used" wrap>
        <span className="block min-w-0">
          <LastUsed at={key.lastUsedAt} ip={key.lastUsedIp} />
          {hint && <StaleHint hint={hint} label={label} onRevoke={() => onRevoke(key)} />}
        </span>
      </Td>
      <Td label="Created" from="wide" title={`Created by ${key.createdBy ?? "the system"}`}>
        <span className="min-w-0 truncate">{created}</span>
      </Td>
      <Td label="State">
        <KeyState revokedAt={key.revokedAt} plain />
      </Td>
      <Td card="corner" align="end" className="overflow-visible!">
        <span className="relative">
          <KeyMenu id={id} label={label} revoked={revoked} onRevoke={() => onRevoke(key)} />
        </span>
      </Td>
    </Tr>
  );
});
