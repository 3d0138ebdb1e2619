import { findDraftFile, removeDraftFile } from "@/lib/drafts/files";
import { deskWrite } from "@/lib/http/desk-route";
import { fileRoute } from "@/lib/http/file-route";
import { toId } from "@/lib/tickets/ticket-id";

type Params = { id: string };

/** A file of the reader's own draft; a picture with `?inline=1` is shown in the editor. */
export const GET = fileRoute<Params>(async (context, { id }) => findDraftFile(context, toId(id) ?? 0));

export const DELETE = deskWrite<Params, void>((context, { id }) => removeDraftFile(context, toId(id) ?? 0));
