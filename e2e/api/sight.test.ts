import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { offerCannedResponses } from "@/lib/canned-responses/offer";
import { findCustomers } from "@/lib/customers/find-page";
import { readCustomerQuery } from "@/lib/customers/list-query";
import { addDraftFile, findDraftFile } from "@/lib/drafts/files";
import { findDraft } from "@/lib/drafts/find";
import { discardDraft, saveDraft } from "@/lib/drafts/save";
import { AppError } from "@/lib/errors";
import { findOriginalMail } from "@/lib/inbound/find-original";
import { receiveMail } from "@/lib/inbound/receive";
import { findMailSource } from "@/lib/inbound/source";
import { findColleagues } from "@/lib/presence/find";
import { touchTicket } from "@/lib/presence/touch";
import { changeTickets } from "@/lib/tickets/change";
import { countQueues } from "@/lib/tickets/count-queues";
import { exportTickets } from "@/lib/tickets/export";
import { countTickets, findTickets } from "@/lib/tickets/find";
import { findAttachment } from "@/lib/tickets/find-attachment";
import { findMessageText } from "@/lib/tickets/find-message";
import { findOtherTickets } from "@/lib/tickets/find-of-customer";
import { linkTickets, unlinkTickets } from "@/lib/tickets/link";
import { readListQuery } from "@/lib/tickets/list-query";
import { markRead } from "@/lib/tickets/mark-read";
import { mergeTickets } from "@/lib/tickets/merge";
import { findTicketPlace, readTicket, ticketExists } from "@/lib/tickets/read";
import { readLines } from "@/lib/tickets/read-lines";
import { readEarlier } from "@/lib/tickets/read-thread";
import { sendMessage } from "@/lib/tickets/send-message";
import { splitMessage } from "@/lib/tickets/split";
import { unmergeTickets } from "@/lib/tickets/unmerge";
import { unsendMessage } from "@/lib/tickets/unsend";
import { visibleTicketIds } from "@/lib/tickets/visible-ids";
import { openDatabase, openTicket, type StaffContext, type TestDatabase } from "../support/database";
import { plainMail } from "../support/mail";

/*
 * Who may see which tickets is decided in lib/tickets/visibility.ts alone. Here that one place is narrowed to a department, and
 * then nothing of another department's tickets comes out of any door.
 */
const sight = vi.hoisted((): { department: number | null } => ({ department: null }));
vi.mock("@/lib/tickets/visibility", () => ({
  visibleSql: () => (sight.department === null ? "TRUE" : `ticket.department_id = ${sight.department}`),
  visibleWhere: () => (sight.department === null ? {} : { departmentId: sight.department }),
}));

/** In every text of the hidden tickets, and in nothing else. */
const SECRET = "xylophone";
const messageIdHeader = `<${randomUUID()}@example.com>`;

let base: TestDatabase;
let ben: StaffContext;
let customerId: number;
/** Both of one customer, one that is seen and three that are not, one of which is merged. */
let seen: number;
let hidden: number;
let mailed: number;
let merged: number;
/** Of the hidden ticket: its first message, one of Ben's that is held, its attachment, and the file of Ben's draft. */
let messageId: number;
let held: number;
let attachmentId: number;
let draftFileId: number;
let mailMessageId: number;

beforeAll(async () => {
  base = await openDatabase();
  const { prisma } = base.db;
  ben = await base.agent("Ben");
  const chloe = await base.agent("Chloé");
  const departments = await Promise.all(
    ["Seen", "Hidden"].map((name) =>
      prisma.department.create({ data: { name, nameKey: name.toLowerCase() } }),
    ),
  );
  const [shown = 0, away = 0] = departments.map(({ id }) => id);
  const secret = { subject: `A ${SECRET}`, body: `<p>The ${SECRET} itself.</p>`, departmentId: away };
  seen = (await openTicket(chloe, { departmentId: shown })).id;
  await addDraftFile(chloe, "new", file());
  ({ id: hidden, messageId } = await openTicket(chloe, {
    ...secret,
    tags: ["loud"],
    assigneeId: ben.actor.id,
  }));
  merged = (await openTicket(chloe, secret)).id;
  const raw = plainMail(
    { From: "Jane <jane@example.com>", Subject: SECRET, "Message-ID": messageIdHeader },
    SECRET,
  );
  mailed = (await receiveMail({ actor: { type: "system", task: "test" }, db: base.db, ip: null }, { raw }))
    .id;
  await changeTickets(chloe, { changes: [{ id: mailed, set: { departmentId: away } }] });
  await mergeTickets(chloe, { targetId: hidden, ids: [merged] });
  await linkTickets(chloe, { id: seen, otherId: hidden });
  const note = { body: `<p><span data-mention="${ben.actor.id}">@Ben</span> ${SECRET}</p>`, kind: "note" };
  await sendMessage(chloe, { ...sending(hidden), ...note });
  held = (await sendMessage(ben, sending(hidden))).messageId;
  await saveDraft(ben, hidden, { kind: "reply", body: `<p>${SECRET}</p>`, revision: null });
  draftFileId = (await addDraftFile(ben, hidden, file())).id;
  await touchTicket(chloe, hidden, { replying: true });
  const attachment = await prisma.attachment.findFirstOrThrow({ where: { messageId } });
  attachmentId = attachment.id;
  const entry = await prisma.message.findFirstOrThrow({ where: { ticketId: mailed } });
  mailMessageId = entry.id;
  const ticket = await prisma.ticket.findUniqueOrThrow({ where: { id: seen } });
  customerId = ticket.customerId;
});
afterAll(() => base.stop());

const file = () => ({ name: `${SECRET}.txt`, contentType: "text/plain", content: Buffer.from(SECRET) });
const sending = (ticketId: number) => ({
  ticketId,
  kind: "reply",
  body: `<p>${SECRET}</p>`,
  sendKey: randomUUID(),
  seenMessageId: null,
  force: true,
});

/** With Ben's sight narrowed to the department of the ticket that he sees. */
async function narrowed<T>(work: () => Promise<T>): Promise<T> {
  const { departmentId } = await base.db.prisma.ticket.findUniqueOrThrow({ where: { id: seen } });
  sight.department = departmentId;
  try {
    return await work();
  } finally {
    sight.department = null;
  }
}

async function exported(): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportTickets(ben, readListQuery({ queue: "all" }))) parts.push(part);
  return parts.join("");
}

const list = (parameters: Record<string, string>) => findTickets(ben, readListQuery(parameters));

/** What lists, finds and counts: with the reader's whole sight it tells of the hidden tickets, narrowed of none. */
const LISTS: Record<string, () => Promise<unknown>> = {
  "the list of all": () => list({ queue: "all" }),
  "the list by due date": () => list({ queue: "all", sort: "due" }),
  "a customer's list": () => list({ queue: "all", customer: String(customerId) }),
  "Ben's mentions": () => list({ queue: "mentions" }),
  "a search for words": () => list({ queue: "all", q: SECRET }),
  "a search for the beginning of one": () => list({ queue: "all", q: SECRET.slice(0, 4) }),
  "a search for a number": () => list({ queue: "all", q: `#${hidden}` }),
  "a search for a customer": () => list({ queue: "all", q: "jane@example.com" }),
  "a search with operators": () => list({ queue: "all", q: "tag:loud from:jane assignee:me" }),
  "an export": exported,
  "lines by number": () => readLines(ben, [seen, hidden, mailed]),
  // The history names the other's number, as the customer may; what it is about is not said.
  "a ticket that is linked": async () => (await readTicket(ben, seen))?.ticket.links,
  "a customer's other tickets": () => findOtherTickets(ben, customerId, seen),
  "the list of customers": () => findCustomers(ben, readCustomerQuery({ q: "jane" })),
  "what a stream names": () => visibleTicketIds(ben, [seen, hidden, mailed]),
};

/** Whether an answer holds a word or the number of a hidden ticket. */
const tells = (answer: unknown) => {
  const text = JSON.stringify(answer) ?? "";
  return text.includes(SECRET) || [hidden, mailed, merged].some((id) => new RegExp(`\\b${id}\\b`).test(text));
};

test.each(Object.entries(LISTS))("%s", async (_, read) => {
  expect(tells(await read())).toBe(true);
  expect(tells(await narrowed(read))).toBe(false);
});

test("counts", async () => {
  const { queues, departments } = await narrowed(() => countQueues(ben));
  expect(queues).toMatchObject({ all: 1, mine: 0, mentions: 0 });
  expect(departments.find(({ name }) => name === "Hidden")?.count).toBe(0);
  expect(await narrowed(() => countTickets(ben, readListQuery({ queue: "all" })))).toBe(1);
});

describe("what is asked for by number is not there", () => {
  const READS: Record<string, () => Promise<unknown>> = {
    "the ticket": () => readTicket(ben, hidden),
    "its place": () => findTicketPlace(ben, hidden),
    "the place of one merged into it": () => findTicketPlace(ben, merged),
    "earlier messages": () => readEarlier(ben, hidden, held),
    "an attachment": () => findAttachment(ben, hidden, attachmentId),
    "a message's text": () => findMessageText(ben, hidden, messageId),
    "an original mail": () => findOriginalMail(ben, mailed, mailMessageId),
    "a mail's source": () => findMailSource(ben, mailed, mailMessageId),
    "a file of one's own draft": () => findDraftFile(ben, draftFileId),
    "who has it open": () => findColleagues(ben, hidden),
    "one's own draft": () => findDraft(ben, hidden),
    "canned responses for it": () => offerCannedResponses(ben, String(hidden)),
  };
  test.each(Object.entries(READS))("%s", async (_, read) => {
    expect(await read()).not.toBeNull();
    const answer = await narrowed(read).catch((error: unknown) => error);
    if (answer instanceof AppError) expect(answer.code).toBe("not_found");
    else expect(answer).toBeNull();
  });

  test("whether it exists", async () => {
    expect(await ticketExists(ben, hidden)).toBe(true);
    expect(await narrowed(() => ticketExists(ben, hidden))).toBe(false);
  });
});

describe("what changes it finds nothing to change", () => {
  const set = { priority: "high" };
  const VERBS: Record<string, () => Promise<unknown>> = {
    "a change": () => changeTickets(ben, { changes: [{ id: hidden, set }] }),
    "one among others": () => changeTickets(ben, { changes: [seen, hidden].map((id) => ({ id, set })) }),
    "a reply": () => sendMessage(ben, sending(hidden)),
    "a note": () => sendMessage(ben, { ...sending(hidden), kind: "note" }),
    "taking a reply back": () => unsendMessage(ben, { messageId: held }),
    "merging it away": () => mergeTickets(ben, { targetId: seen, ids: [hidden] }),
    "merging into it": () => mergeTickets(ben, { targetId: hidden, ids: [seen] }),
    "taking a merge into it back": () => unmergeTickets(ben, { ids: [merged] }),
    "splitting a message off": () => splitMessage(ben, { messageId: held }),
    "a link": () => linkTickets(ben, { id: seen, otherId: hidden }),
    "taking a link back": () => unlinkTickets(ben, { id: seen, otherId: hidden }),
    "marking it as read": () => markRead(ben, hidden, { messageId }),
    "looking at it": () => touchTicket(ben, hidden, {}),
    "a draft": () => saveDraft(ben, hidden, { kind: "reply", body: "x", revision: null, force: true }),
    "discarding a draft": () => discardDraft(ben, hidden),
    "a file": () => addDraftFile(ben, hidden, file()),
  };
  test.each(Object.entries(VERBS))("%s", async (_, act) => {
    const state = () => base.db.prisma.ticketEvent.count();
    const before = await state();
    const error = await narrowed(act).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "not_found" });
    expect(await state()).toBe(before);
  });
});
