import type { TestServer } from "./server";

/** A ticket as the database has it, with all that belongs to it in the order in which it came. */
export const storedTicket = (server: TestServer, id: number) =>
  server.db.prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: {
      messages: {
        orderBy: { id: "asc" },
        include: { attachments: { orderBy: { id: "asc" } }, mentions: true },
      },
      events: { orderBy: { id: "asc" } },
      tags: { include: { tag: true } },
      cc: true,
      customer: true,
    },
  });
