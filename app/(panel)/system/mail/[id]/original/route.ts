import { fileRoute } from "@/lib/http/file-route";
import { findLedgerMail } from "@/lib/ledger/find";
import { toId } from "@/lib/tickets/ticket-id";

/** A mail of the ledger, byte for byte. */
export const GET = fileRoute<{ id: string }>(async (context, params) => {
  const id = toId(params.id);
  return id && context.actor.role === "administrator" ? findLedgerMail(context, id) : null;
});
