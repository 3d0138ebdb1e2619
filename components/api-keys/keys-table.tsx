"use client";

import { useCallback, useState } from "react";
import { KeyRow } from "@/components/api-keys/key-row";
import { RevokeDialog } from "@/components/api-keys/revoke-dialog";
import type { FormAction } from "@/components/forms/send";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { ListedKey } from "@/lib/api-keys/rules";

type KeysTableProps = { keys: readonly ListedKey[]; toggleScope: FormAction; revokeKey: FormAction };

/** All keys at a glance; permissions toggle in place. One question serves all rows. */
export function KeysTable({ keys, toggleScope, revokeKey }: KeysTableProps) {
  const [asked, setAsked] = useState<ListedKey>();
  const [open, setOpen] = useState(false);
  const ask = useCallback((key: ListedKey) => {
    setAsked(key);
    setOpen(true);
  }, []);
  return (
    <>
      <Table label="API keys">
        <TableHead>
          <Th>Label</Th>
          <Th width="17.25rem">Permissions</Th>
          <Th width="15.75rem">Last used</Th>
          <Th from="wide">Created</Th>
          <Th width="5.75rem">State</Th>
          <Th width="3rem" hidden>
            Actions
          </Th>
        </TableHead>
        <TableBody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} toggleScope={toggleScope} onRevoke={ask} />
          ))}
        </TableBody>
      </Table>
      {asked && (
        <RevokeDialog
          id={asked.id}
          label={asked.label}
          action={revokeKey}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}
