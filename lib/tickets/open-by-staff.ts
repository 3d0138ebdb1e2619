import "server-only";
import type pg from "pg";
import type { z } from "zod";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { enqueueReply } from "@/lib/outbox/enqueue-reply";
import { validate } from "@/lib/validate";
import { planChange } from "./change-rules";
import { insertEvents } from "./insert-events";
import { insertMessage } from "./insert-message";
import { lockTickets } from "./lock";
import { rebuildSearch } from "./rebuild-search";
import type { Route } from "./route-rules";
import { routeTicket } from "./routing";
import { OpenByStaff, type OpenedByStaff, STATE_OF } from "./send-schema";
import { findSetNames } from "./set-names";
import { takeDraft } from "./take-draft";
import { writeCc, writeFacts, writeTags } from "./write-facts";

type Opening = z.output<typeof OpenByStaff>;
type Outcome = OpenedByStaff & { again: boolean };

const HOUR = 3_600_000;

/**
 * Opens a ticket for a customer, found by address or made, with a reply to them or a note about them. The files of the
 * writer's draft of a new ticket go with it. The same `sendKey` again answers the first ticket and makes none.
 * @throws AppError forbidden, invalid (every wrong field). The draft is kept then.
 */
export async function openByStaff(context: Context, input: unknown): Promise<OpenedByStaff> {
  const { id: staffId } = requireWriter(context);
  const opening = validate(OpenByStaff, input);
  const route = await findRoute(context, opening);
  const { again, ...opened } = await transaction(context.db.pool, async (client): Promise<Outcome> => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [opening.sendKey]);
    const first = await findOpened(client, opening.sendKey, staffId);
    if (first) return { ...first, again: true };
    return { ...(await open(context, client, { staffId, opening, route })), again: false };
  });
  if (!again) announce(context.db, { tickets: [opened.id] });
  return opened;
}

/** Where it goes; what can't be chosen any more is named by its field. */
async function findRoute(context: Context, opening: Opening): Promise<Route> {
  const { departmentId, topicId, priority } = opening;
  try {
    return await routeTicket(context.db, {
      department: departmentId ?? undefined,
      topic: topicId ?? undefined,
      priority: priority ?? undefined,
      unknown: "refuse",
    });
  } catch (error) {
    throw asInvalid(error, (field) => (field === "priority" ? field : `${field}Id`));
  }
}

/** To whoever fills in a form, a choice that is gone is a field to mend and no missing page. */
function asInvalid(error: unknown, name: (field: string) => string = (field) => field): unknown {
  if (!(error instanceof AppError) || error.code !== "not_found") return error;
  const fields = error.fields.map(({ field }) => ({
    field: name(field),
    message: "is not in use any more; choose another.",
  }));
  return new AppError("invalid", error.message, { fields, cause: error });
}

type Start = { staffId: number; opening: Opening; route: Route };

async function open(
  context: Context,
  client: pg.PoolClient,
  { staffId, opening, route }: Start,
): Promise<OpenedByStaff> {
  const { kind, body, sendKey } = opening;
  const at = new Date();
  const written = await takeDraft(client, { staffId, ticketId: null, kind, body });
  const id = await insertTicketRow(context, client, { opening, route, at });
  await insertEvents(
    context,
    client,
    [{ ticketId: id, type: "created", details: { source: opening.source } }],
    at,
  );
  const messageId = await insertMessage(client, {
    ticketId: id,
    staffId,
    kind,
    written,
    sendKey,
    at,
    heldUntil: null,
  });
  await setFacts(context, client, id, opening, at);
  // After the facts: the copies (Cc) are among them.
  if (kind === "reply") await enqueueReply(client, { ticketId: id, messageId, notBefore: at });
  await rebuildSearch(client, [id]);
  return { id, messageId };
}

async function insertTicketRow(
  { ip }: Context,
  client: pg.PoolClient,
  { opening, route, at }: { opening: Opening; route: Route; at: Date },
): Promise<number> {
  const { email, name, subject, source } = opening;
  const key = email.toLowerCase();
  await client.query(
    `INSERT INTO customer (email, email_key, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (email_key) DO NOTHING`,
    [email, key, name || email, at],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO ticket (subject, priority, customer_id, department_id, topic_id, sla_plan_id, due_at, source, ip,
       created_at, updated_at)
     SELECT $1, $2::"Priority", id, $3, $4, $5, $6, $7, $8, $9, $9 FROM customer WHERE email_key = $10
     RETURNING id`,
    [
      subject,
      route.priority,
      route.departmentId,
      route.topicId,
      route.slaPlan?.id ?? null,
      route.slaPlan && new Date(at.getTime() + route.slaPlan.graceHours * HOUR),
      source,
      ip,
      at,
      key,
    ],
  );
  if (!rows[0]) throw new Error(`Customer ${email} could be neither found nor made`);
  return rows[0].id;
}

/** What is chosen beside the text, each with its line in the history. */
async function setFacts(
  context: Context,
  client: pg.PoolClient,
  id: number,
  { assigneeId, tags, cc, after, pendingUntil }: Opening,
  at: Date,
): Promise<void> {
  const facts = (await lockTickets(context, client, [id])).get(id);
  if (!facts) throw new AppError("forbidden", "You may not open a ticket that you could not see.");
  const state = STATE_OF[after];
  const set = {
    tags,
    cc,
    assigneeId,
    ...(state ? { state } : {}),
    ...(state === "pending" ? { pendingUntil: pendingUntil?.toISOString() ?? null } : {}),
  };
  const names = await findSetNames(client, [{ set, facts }]).catch((error: unknown) => {
    throw asInvalid(error);
  });
  const plan = planChange(facts, set, names, at);
  await writeFacts(client, [plan.facts], at);
  await writeTags(client, [plan.facts]);
  await writeCc(client, [plan.facts]);
  await insertEvents(
    context,
    client,
    plan.events.map((line) => ({ ...line, ticketId: id })),
    at,
  );
}

/** The ticket that this key has opened already. */
async function findOpened(
  client: pg.PoolClient,
  sendKey: string,
  staffId: number,
): Promise<OpenedByStaff | undefined> {
  const { rows } = await client.query<OpenedByStaff>(
    `SELECT ticket_id AS id, id AS "messageId" FROM message WHERE send_key = $1 AND staff_id = $2`,
    [sendKey, staffId],
  );
  return rows[0];
}
