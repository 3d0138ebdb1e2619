import { returnRoute } from "@/lib/http/return-route";
import { finishConnecting } from "@/lib/mailboxes/connect";

/** Where Google and Microsoft send back who has let us into a mailbox. */
export const GET = returnRoute("administrator", async (context, query) => {
  const { mailboxId, outcome } = await finishConnecting(context, query);
  return `/settings/mailboxes${mailboxId === null ? "" : `/${mailboxId}`}?connect=${outcome}`;
});
