import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, createdId, JANE, open } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { seedTicket } from "@/e2e/support/tickets";
import { readReply } from "@/lib/delivery/reply-content";
import { partsOf } from "@/lib/html/message-parts";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";
import { mergeTickets } from "@/lib/tickets/merge";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key(["tickets:create"])).secret;
});
afterAll(() => server.stop());

const HTML = { "Content-Type": "text/html; charset=utf-8" };
const GMAIL =
  '<div dir="ltr">It smokes.<div>Yours <b>Ada</b></div></div><br><div class="gmail_quote"><div class="gmail_attr">Somebody, somewhen</div><blockquote class="gmail_quote">Is the zqengine on?</blockquote></div>';

async function mailed(fields: Record<string, string>, ...body: string[]): Promise<number> {
  const mail = plainMail(fields, ...body);
  return createdId(await call(server, "/api/tickets.email", { key, type: "message/rfc822", body: mail }));
}

async function stored(ticketId: number, place = 0) {
  const { thread } = await open(server, ticketId);
  const message = thread.at(place);
  if (!message) throw new Error(`Ticket #${ticketId} has no such message`);
  const text = (body: string) => (message.format === "html" ? body.replace(/<[^>]*>/g, "") : body).trim();
  const parts = partsOf(message).map(({ kind, body }) => [kind, text(body)]);
  return { ...message, shown: parts, lengths: message.parts };
}

const preview = async (id: number) =>
  (await server.db.prisma.ticket.findUniqueOrThrow({ where: { id } })).preview;

describe("a mail is stored whole, with the place where it ends and what it quotes begins", () => {
  test("HTML, whose marks the sanitiser takes away", async () => {
    const id = await mailed(HTML, GMAIL);
    const { body, shown } = await stored(id);
    expect(body).not.toMatch(/gmail|class/);
    expect(body).toContain("Is the zqengine on?");
    expect(shown).toEqual([
      ["new", "It smokes.Yours Ada"],
      ["quote", "Somebody, somewhenIs the zqengine on?"],
    ]);
    expect(await preview(id)).toBe("It smokes. Yours Ada");
  });

  test("plain text with a signature and a quote", async () => {
    const text = [
      "It smokes.",
      "",
      "-- ",
      "Ada",
      "",
      "On 1/1/2026 10:00, Desk <d@example.org> wrote:",
      "> On?",
    ];
    const id = await mailed({}, ...text);
    const { body, shown } = await stored(id);
    expect(body).toBe(text.join("\n"));
    expect(shown.map(([kind]) => kind)).toEqual(["new", "signature", "quote"]);
    expect(await preview(id)).toBe("It smokes.");
  });

  test("answers between what they answer are nothing to fold", async () => {
    const id = await mailed({}, "Ada wrote on 1/1/2026:", "> On?", "Yes.", "> Smoke?", "No.");
    expect(await stored(id)).toMatchObject({ lengths: [] });
    expect(await preview(id)).not.toContain(">");
  });

  test("a sender can't claim it", async () => {
    const forged =
      "<p>Pay 1 EUR</p><details><summary>Quoted text</summary>Pay 900 EUR</details><div data-parts='[[\"quote\",9]]'>x</div>";
    expect(await stored(await mailed(HTML, forged))).toMatchObject({ lengths: [] });
  });

  test("what is forwarded to open a ticket is what it is about", async () => {
    const lines = [
      "See below.",
      "",
      "---------- Forwarded message ---------",
      "From: V <v@example.net>",
      "",
      "Pay!",
    ];
    const id = await mailed({ Subject: "Fwd: Invoice" }, ...lines);
    expect((await stored(id)).shown).toEqual([["new", lines.join("\n")]]);
    const unnamed = await stored(await mailed({ Subject: "Invoice" }, ...lines));
    expect(unnamed.shown.map(([kind]) => kind)).toEqual(["new", "quote"]);
  });

  test("a message by the JSON API as well", async () => {
    const sent = { ...JANE, message: "Hi\n\n-- \nJane" };
    const answer = await call(server, "/api/tickets.json", { key, body: JSON.stringify(sent) });
    expect((await stored(createdId(answer))).shown).toEqual([
      ["new", "Hi"],
      ["signature", "-- \nJane"],
    ]);
  });
});

describe("what is quoted", () => {
  const answered = async () => {
    const first = `<${crypto.randomUUID()}@example.com>`;
    const id = await mailed({ "Message-ID": first }, "The engine stands still.");
    await mailed({ "In-Reply-To": first, ...HTML }, GMAIL);
    return id;
  };

  test("is found by a search, and is not what a list shows", async () => {
    const id = await answered();
    expect(await preview(id)).toBe("It smokes. Yours Ada");
    const staff = await server.staff("administrator");
    const actor = { type: "staff" as const, id: staff.id, name: "Ann", role: "administrator" as const };
    const { tickets } = await findTickets(
      { ...server.system, actor },
      readListQuery({ queue: "all", q: "zqengine" }),
    );
    expect(tickets.map((ticket) => ticket.id)).toContain(id);
  });

  test("is not what an answer quotes", async () => {
    const id = await answered();
    const ann = await server.staff("agent");
    const reply = await server.db.prisma.message.create({
      data: {
        ticketId: id,
        kind: "reply",
        staffId: ann.id,
        format: "html",
        body: "<p>Stop it.</p>",
        parts: [],
      },
    });
    const sent = await readReply(server.db, reply.id, { mailLanguage: "en", timeZone: "UTC" });
    expect(sent?.text).toContain("> It smokes.");
    expect(`${sent?.text}${sent?.html}`).not.toContain("zqengine");
  });

  test("stays with its message when tickets are merged", async () => {
    const target = await seedTicket(server);
    const id = await answered();
    await mergeTickets(server.system, { targetId: target, ids: [id] });
    expect((await stored(target, -1)).shown.map(([kind]) => kind)).toEqual(["new", "quote"]);
    expect(await preview(target)).toBe("It smokes. Yours Ada");
  });
});

test("a message from before is looked at when it is shown", async () => {
  const id = await seedTicket(server);
  const body = "It works.\n\nOn 1/1/2026 10:00, Desk <d@example.org> wrote:\n> On?";
  await server.db.pool.query("UPDATE message SET body = $2, parts = NULL WHERE ticket_id = $1", [id, body]);
  expect((await stored(id)).shown).toEqual([
    ["new", "It works."],
    ["quote", "On 1/1/2026 10:00, Desk <d@example.org> wrote:\n> On?"],
  ]);
});
