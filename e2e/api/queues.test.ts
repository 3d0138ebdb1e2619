import { afterAll, beforeAll, expect, test } from "vitest";
import { changeTickets } from "@/lib/tickets/change";
import type { TicketSet } from "@/lib/tickets/change-schema";
import { countQueues } from "@/lib/tickets/count-queues";
import { countTickets, findTickets } from "@/lib/tickets/find";
import { QUEUES, readListQuery } from "@/lib/tickets/list-query";
import { markOverdue } from "@/lib/tickets/mark-overdue";
import { sendMessage } from "@/lib/tickets/send-message";
import { openDatabase, openTicket, type StaffContext, type TestDatabase } from "../support/database";

// The side bar counts with statements of its own, made for their indexes: they must mean what the lists mean.

let base: TestDatabase;
let ben: StaffContext;

beforeAll(async () => {
  base = await openDatabase();
  ben = await base.agent("Ben");
  const chloe = await base.agent("Chloé");
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const assignees = [null, ben.actor.id, chloe.actor.id];
  const sets: TicketSet[] = (["open", "pending", "resolved", "closed"] as const).flatMap((state) =>
    assignees.flatMap((assigneeId) => [
      { state, assigneeId },
      { state, assigneeId, dueAt: yesterday },
      { state, assigneeId, folder: "spam" as const },
      { state, assigneeId, folder: "trash" as const },
    ]),
  );
  for (const set of sets) {
    const { id } = await openTicket(chloe, { assigneeId: null });
    // Marked as overdue while it is open, as it is when somebody resolves it afterwards.
    if (set.dueAt) await changeTickets(chloe, { changes: [{ id, set: { dueAt: set.dueAt } }] });
    await markOverdue(base.db, new Date());
    await sendMessage(chloe, {
      ticketId: id,
      kind: "note",
      body: `<p><span data-mention="${ben.actor.id}">@Ben</span></p>`,
      sendKey: crypto.randomUUID(),
      seenMessageId: null,
    });
    await changeTickets(chloe, { changes: [{ id, set }] });
  }
});
afterAll(() => base.stop());

test.each(QUEUES)("%s counts the tickets that its list shows", async (queue) => {
  const { queues } = await countQueues(ben);
  const query = readListQuery({ queue });
  const { tickets } = await findTickets(ben, query, 100);
  expect(tickets.length).toBeGreaterThan(0);
  expect(queues[queue]).toBe(tickets.length);
  expect(await countTickets(ben, query)).toBe(tickets.length);
});
