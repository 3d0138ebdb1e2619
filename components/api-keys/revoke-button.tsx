"use client";

import { Ban } from "lucide-react";
import { RevokeDialog } from "@/components/api-keys/revoke-dialog";
import type { FormAction } from "@/components/forms/send";
import { Button } from "@/components/ui/button";

/** Revoke, on the page of one key. */
export function RevokeButton(props: { id: number; label: string; action: FormAction }) {
  return <RevokeDialog {...props} trigger={<Button icon={<Ban />}>Revoke…</Button>} />;
}
