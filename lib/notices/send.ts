import "server-only";
import type pg from "pg";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { newBody } from "@/lib/html/message-parts";
import { toPlainText } from "@/lib/html/plain-text";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { write } from "@/lib/mail-templates/fill";
import { LIST_WORDS } from "@/lib/mail-templates/list-words";
import { readTemplate } from "@/lib/mail-templates/read";
import { firstName } from "@/lib/names";
import { enqueueMail } from "@/lib/outbox/enqueue";
import { settings } from "@/lib/settings/read";
import { hasNews, nextStretch, type Source } from "./cursor";
import {
  type FullHappening,
  findColleagues,
  findEvents,
  findMentions,
  findVisible,
  type ToldColleague,
} from "./find";
import { MOST_SINGLE, planNotices } from "./rules";

/** Rows of a table that are looked at in one transaction. */
const MOST = 2_000;
const MOST_TEXT = 1_500;
const MOST_LISTED = 100;

/**
 * Puts mails to staff into the outbox about what has happened since the last time, each thing once: the mails and the
 * place that was reached are one transaction. @returns how many
 */
export async function sendNotices(db: Database): Promise<number> {
  if (!(await hasNews(db.pool))) return 0;
  const texts = await settings.get(db);
  return transaction(db.pool, async (client) => {
    const [events, mentions] = [await read(client, "event"), await read(client, "message")];
    const happenings = [...events, ...mentions];
    // Mails would go nowhere; what happens meanwhile is not told later.
    if (happenings.length === 0 || !(await findOutgoing(client, null))) return 0;
    const colleagues = await findColleagues(client);
    let sent = 0;
    for (const [staffId, list] of planNotices(happenings, colleagues)) {
      const colleague = colleagues.find(({ id }) => id === staffId);
      if (!colleague) continue;
      const { name, role } = colleague;
      const context: Context = { actor: { type: "staff", id: staffId, name, role }, db, ip: null };
      const visible = await findVisible(
        client,
        context,
        list.map(({ ticketId }) => ticketId),
      );
      const seen = list.filter(({ ticketId }) => visible.has(ticketId));
      const writer = seen.length > MOST_SINGLE ? writeList : writeEach;
      sent += await writer(client, colleague, seen, texts);
    }
    return sent;
  });
}

async function read(client: pg.ClientBase, source: Source): Promise<FullHappening[]> {
  const stretch = await nextStretch(client, source, MOST);
  if (!stretch) return [];
  return source === "event" ? findEvents(client, stretch) : findMentions(client, stretch);
}

type Texts = Awaited<ReturnType<typeof settings.get>>;

async function writeEach(
  client: pg.ClientBase,
  colleague: ToldColleague,
  list: readonly FullHappening[],
  { mailLanguage, helpDeskName }: Texts,
): Promise<number> {
  let sent = 0;
  for (const happening of list) {
    const outgoing = await findOutgoing(client, happening.mailboxId);
    if (!outgoing) continue;
    const template = await readTemplate(client, happening.kind, mailLanguage);
    const written = write(template, {
      "ticket.number": String(happening.ticketId),
      "ticket.subject": happening.subject,
      "ticket.link": link(happening.ticketId),
      "customer.name": happening.customer,
      "customer.first_name": firstName(happening.customer),
      "department.name": happening.department,
      "message.text": excerpt(happening),
      "actor.name": happening.actor ?? happening.customer,
      "staff.first_name": firstName(colleague.name),
      "help_desk.name": helpDeskName,
    });
    await enqueueMail(client, outgoing, {
      kind: "notice",
      ticketId: happening.ticketId,
      staffId: colleague.id,
      to: { email: colleague.email, name: colleague.name },
      fromName: happening.actor ?? (happening.kind === "overdue" ? undefined : happening.customer),
      internal: happening.kind === "mentioned",
      ...written,
    });
    sent++;
  }
  return sent;
}

/** Many tickets at once, as after an import: one mail that names them. */
async function writeList(
  client: pg.ClientBase,
  colleague: ToldColleague,
  list: readonly FullHappening[],
  { mailLanguage, helpDeskName }: Texts,
): Promise<number> {
  const outgoing = await findOutgoing(client, null);
  if (!outgoing) return 0;
  const words = LIST_WORDS[mailLanguage];
  const lines = list
    .slice(0, MOST_LISTED)
    .map(({ kind, ticketId, subject }) => `${words.kinds[kind]}: #${ticketId} ${subject}\n${link(ticketId)}`);
  const more = list.length > MOST_LISTED ? [words.more(list.length - MOST_LISTED)] : [];
  const subject = words.subject(list.length, helpDeskName);
  const body = [...lines, ...more].join("\n\n");
  await enqueueMail(client, outgoing, {
    kind: "notice",
    ticketId: null,
    staffId: colleague.id,
    to: { email: colleague.email, name: colleague.name },
    // Filled with nothing: what customers wrote into subjects is no place for values.
    ...write({ subject: "", body: "{{message.text}}" }, { "message.text": body }),
    subject,
  });
  return 1;
}

const link = (ticketId: number) => `${env().NEXTAUTH_URL.replace(/\/+$/, "")}/tickets/${ticketId}`;

function excerpt({ body, format, parts }: FullHappening): string {
  const text = body === null ? "" : toPlainText(newBody({ body, format, parts }), format).trim();
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT).toWellFormed().trimEnd()} […]` : text;
}
