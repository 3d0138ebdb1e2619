import { addDraftFile } from "@/lib/drafts/files";
import { deskUpload } from "@/lib/http/desk-route";

/** Takes one file into the reader's draft. */
export const POST = deskUpload<{ ticket: string }, unknown>((context, { ticket }, file) =>
  addDraftFile(context, ticket, file),
);
