import "server-only";
import type pg from "pg";
import type { z } from "zod";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError, type FieldIssue } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { conflicts, type Plan, planChange } from "./change-rules";
import { type ChangeResult, type TicketChange, TicketChanges } from "./change-schema";
import { explainConflicts } from "./conflict-words";
import type { Facts } from "./facts";
import { insertEvents } from "./insert-events";
import { lockTickets } from "./lock";
import { rebuildSearch } from "./rebuild-search";
import { findSetNames } from "./set-names";
import { writeCc, writeFacts, writeTags } from "./write-facts";

type Change = z.output<typeof TicketChange>;

/**
 * Changes facts about tickets, one or many, with a line in the history for each. What is as it should be already leaves
 * no trace. Sending `before` back with `after` as seen undoes it.
 *
 * A change whose `seen` is no longer true is left out; when that leaves nothing, the call is a `conflict` whose fields
 * say what was changed, by whom and when (with the ticket's number in front when several were to be changed).
 * @throws AppError forbidden, invalid, not_found (a ticket, or what it should be given), conflict
 */
export async function changeTickets(context: Context, input: unknown): Promise<ChangeResult> {
  requireStaff(context);
  const { changes } = validate(TicketChanges, input);
  refuseTwice(changes);
  const result = await transaction(context.db.pool, (client) => change(context, client, changes));
  announce(context.db, { tickets: result.changed.map(({ id }) => id) });
  return result;
}

async function change(context: Context, client: pg.PoolClient, changes: Change[]): Promise<ChangeResult> {
  const facts = await lockTickets(
    context,
    client,
    changes.map(({ id }) => id),
  );
  const names = await findSetNames(
    client,
    changes.map(({ id, set }) => ({ set, facts: facts.get(id) })),
  );
  const now = new Date();
  const plans: Plan[] = [];
  const clashes: { facts: Facts; fields: ReturnType<typeof conflicts> }[] = [];
  for (const { id, set, seen } of changes) {
    const ticket = existing(facts, id);
    refuseImpossible(ticket, set, now);
    const fields = conflicts(ticket, set, seen ?? {});
    if (fields.length > 0) clashes.push({ facts: ticket, fields });
    else plans.push(planChange(ticket, set, names, now));
  }
  const clashing = await explainConflicts(client, clashes, changes.length > 1);
  if (plans.length === 0 && clashing.length > 0) throw conflict(clashing);
  const effective = plans.filter(({ events }) => events.length > 0);
  await write(context, client, effective, now);
  return {
    changed: effective.map(({ facts: { id }, before, after }) => ({ id, before, after })),
    conflicts: clashing,
  };
}

async function write(context: Context, client: pg.PoolClient, plans: Plan[], now: Date): Promise<void> {
  if (plans.length === 0) return;
  const having = (field: "tags" | "cc" | "subject") =>
    plans.filter(({ after }) => after[field] !== undefined).map(({ facts }) => facts);
  await writeFacts(
    client,
    plans.map(({ facts }) => facts),
    now,
  );
  await writeTags(client, having("tags"));
  await writeCc(client, having("cc"));
  await insertEvents(
    context,
    client,
    plans.flatMap(({ facts, events }) => events.map((event) => ({ ...event, ticketId: facts.id }))),
    now,
  );
  await rebuildSearch(
    client,
    having("subject").map(({ id }) => id),
  );
}

function existing(facts: ReadonlyMap<number, Facts>, id: number): Facts {
  const ticket = facts.get(id);
  if (!ticket) throw new AppError("not_found", `Ticket #${id} does not exist any more.`);
  return ticket;
}

function refuseTwice(changes: Change[]): void {
  if (new Set(changes.map(({ id }) => id)).size < changes.length)
    throw new AppError("invalid", "A ticket can be named only once in one call.");
}

/** A clock may be a little behind ours. */
const GRACE_MS = 60_000;

function refuseImpossible({ id, state, folder }: Facts, set: Change["set"], now: Date): void {
  if (folder === "merged")
    throw new AppError("conflict", `Ticket #${id} was merged into another and can't be changed any more.`);
  if (!set.pendingUntil) return;
  const refuse = (message: string) =>
    new AppError("invalid", message, { fields: [{ field: "pendingUntil", message }] });
  if ((set.state ?? state) !== "pending") throw refuse("Only a pending ticket opens again at a date.");
  if (Date.parse(set.pendingUntil) < now.getTime() - GRACE_MS)
    throw refuse("That moment is past; choose one that is still to come.");
}

const conflict = (fields: FieldIssue[]) =>
  new AppError("conflict", fields.map(({ message }) => message).join(" "), { fields });
