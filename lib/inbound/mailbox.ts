import "server-only";
import { cached } from "@/lib/db/cached";
import type { Priority } from "@/lib/tickets/schema";

/** What a mailbox says about the tickets of its mail. */
export type MailboxRoute = {
  id: number;
  authservId: string | null;
  departmentId: number | null;
  topicId: number | null;
  priority: Priority | null;
};

/** Every mailbox, the archived ones too: their last mails may still be waiting. */
export const mailboxRoutes = cached(
  "mailbox-routes",
  2,
  async ({ prisma }): Promise<ReadonlyMap<number, MailboxRoute>> => {
    const rows = await prisma.mailbox.findMany({
      select: { id: true, authservId: true, departmentId: true, topicId: true, priority: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  },
);
