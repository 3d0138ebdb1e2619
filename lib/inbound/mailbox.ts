import "server-only";
import type { Database } from "@/lib/db/client";
import type { Priority } from "@/lib/tickets/kinds";

/** What a mailbox says about the tickets of its mail. */
export type MailboxRoute = {
  id: number;
  authservId: string | null;
  departmentId: number | null;
  topicId: number | null;
  priority: Priority | null;
};

/** One mailbox; an archived one too, whose last mails may still be waiting. */
export const findMailboxRoute = ({ prisma }: Database, id: number): Promise<MailboxRoute | null> =>
  prisma.mailbox.findUnique({
    where: { id },
    select: { id: true, authservId: true, departmentId: true, topicId: true, priority: true },
  });
