import "server-only";
import type { Context } from "@/lib/context";
import { visibleSql } from "@/lib/tickets/visibility";

/** Reads columns of the `file` in which the mail of a message (`$2`) of a ticket (`$1`) is kept, where this context may. */
export const originalSql = (context: Context, columns: string): string =>
  `SELECT ${columns}
   FROM inbound_mail mail
   JOIN file ON file.id = mail.file_id
   JOIN message ON message.id = mail.thread_entry_id
   JOIN ticket ON ticket.id = message.ticket_id
   WHERE message.id = $2 AND ticket.id = $1 AND ${visibleSql(context)}`;
