import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, createdId, element, jsonError, open, opened, type Sent } from "@/e2e/support/api";
import { mail, partsMail, plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { findOriginalMail } from "@/lib/inbound/find-original";
import { changeSettings } from "@/lib/settings/change";
import { findAttachment } from "@/lib/tickets/find-attachment";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key(["tickets:create"])).secret;
});
afterAll(() => server.stop());

const RFC822 = "message/rfc822";
const post = (path: string, body: Buffer<ArrayBuffer>, sent: Sent = {}) =>
  call(server, path, { key, type: RFC822, body, ...sent });
const send = (body: Buffer<ArrayBuffer>) => post("/api/tickets.email", body);

describe("message/rfc822", () => {
  test("to tickets.json is answered in JSON", async () => {
    const answer = await post("/api/tickets.json", plainMail());
    expect(answer.headers.get("content-type")).toContain("application/json");
    const { ticket } = await opened(server, answer);
    expect(ticket).toMatchObject({
      subject: "The engine stands still",
      source: "Email",
      customer: { name: "Ada Lovelace", email: "ada@example.com" },
    });
  });

  test("to tickets.xml is answered in XML", async () => {
    const answer = await post("/api/tickets.xml", plainMail());
    expect(answer.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><response><id>\d+<\/id>/);
    expect((await opened(server, answer)).ticket.source).toBe("Email");
    const refused = await post("/api/tickets.xml", plainMail({ From: undefined }));
    expect(refused.status).toBe(400);
    expect(element(refused, "code")).toBe("invalid");
  });

  test("is known with a parameter and in any case", async () => {
    for (const type of ["Message/RFC822", "message/rfc822; charset=utf-8"])
      expect((await post("/api/tickets.json", plainMail(), { type })).status).toBe(200);
  });

  test("is no other type that begins like it", async () => {
    expect((await post("/api/tickets.json", plainMail(), { type: "message/rfc822-headers" })).status).toBe(
      400,
    );
  });
});

test.each([undefined, "text/plain", "application/json", "application/x-www-form-urlencoded", "nonsense"])(
  "tickets.email takes a mail with any Content-Type: %s",
  async (type) => {
    const sent = { key, body: plainMail(), ...(type === undefined ? {} : { type }) };
    const answer = await call(server, "/api/tickets.email", sent);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect((await opened(server, answer)).ticket.subject).toBe("The engine stands still");
  },
);

test("a mail is the same under /deskuss/api/", async () => {
  for (const path of ["tickets.json", "tickets.xml", "tickets.email"])
    expect((await post(`/deskuss/api/${path}`, plainMail())).status).toBe(200);
});

describe("the same Message-ID", () => {
  test("twice is one ticket, whichever door it comes through", async () => {
    const twice = plainMail();
    const id = createdId(await send(twice));
    expect(createdId(await post("/api/tickets.json", twice))).toBe(id);
    expect(createdId(await post("/api/tickets.xml", twice))).toBe(id);
    expect((await open(server, id)).thread).toHaveLength(1);
  });

  test("answers exactly what the first call answered", async () => {
    const twice = plainMail();
    expect((await send(twice)).text).toBe((await send(twice)).text);
  });

  test("twenty times at once is one ticket", async () => {
    const same = plainMail({ Subject: "At once" });
    const ids = (await Promise.all(Array.from({ length: 20 }, () => send(same)))).map(createdId);
    expect(new Set(ids).size).toBe(1);
    expect(await server.db.prisma.ticket.count({ where: { subject: "At once" } })).toBe(1);
  });

  test("none at all is a ticket each time", async () => {
    const anonymous = plainMail({ "Message-ID": undefined });
    expect(createdId(await send(anonymous))).not.toBe(createdId(await send(anonymous)));
  });
});

describe("a mail that answers another", () => {
  test("joins the ticket of its own customer and reopens it", async () => {
    const messageId = `<${randomUUID()}@example.com>`;
    const id = createdId(await send(plainMail({ "Message-ID": messageId })));
    await server.db.prisma.ticket.update({ where: { id }, data: { state: "closed", closedAt: new Date() } });
    const reply = plainMail({ "In-Reply-To": messageId, Subject: "Re: engine" }, "It runs again.");
    expect(createdId(await send(reply))).toBe(id);
    const { ticket, thread, history } = await open(server, id);
    expect(ticket.state).toBe("open");
    expect(thread.map(({ body }) => body)).toEqual(["Please have a look.", "It runs again."]);
    expect(history.map(({ type }) => type)).toEqual(["created", "customer_replied", "state"]);
  });

  test("from somebody else is a ticket of his own", async () => {
    const messageId = `<${randomUUID()}@example.com>`;
    const id = createdId(await send(plainMail({ "Message-ID": messageId })));
    const stranger = plainMail({ From: "Eve <eve@example.com>", "In-Reply-To": messageId });
    expect(createdId(await send(stranger))).not.toBe(id);
  });
});

describe("what is kept", () => {
  test("the raw mail, byte for byte", async () => {
    const raw = plainMail({ "X-Odd": "\xe9\xff" }, "8-bit \x80\x81 and a lone \n line end");
    const id = createdId(await send(raw));
    const { thread } = await open(server, id);
    expect(thread[0]?.hasMail).toBe(true);
    const original = await findOriginalMail(server.system, id, thread[0]?.id ?? 0);
    expect(Buffer.from(original?.content ?? []).equals(raw)).toBe(true);
  });

  test("every attachment, byte for byte, under its name", async () => {
    const bytes = Buffer.from(Array.from({ length: 2000 }, (_, n) => n % 256));
    const id = createdId(
      await send(
        partsMail(
          "multipart/mixed",
          ["Content-Type: text/plain; charset=utf-8", "", "See the files."],
          [
            "Content-Type: application/octet-stream",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename*=UTF-8''%E2%82%AC%20rates.bin",
            "",
            bytes.toString("base64").replace(/.{76}/g, "$&\r\n"),
          ],
          ['Content-Type: text/plain; name="note.txt"', "Content-Disposition: attachment", "", "a note"],
        ),
      ),
    );
    const { thread } = await open(server, id);
    const files = thread[0]?.attachments ?? [];
    expect(files.map(({ name, contentType, size }) => ({ name, contentType, size }))).toEqual([
      { name: "€ rates.bin", contentType: "application/octet-stream", size: 2000 },
      { name: "note.txt", contentType: "text/plain", size: 6 },
    ]);
    const stored = await findAttachment(server.system, id, files[0]?.id ?? 0);
    expect(Buffer.from(stored?.content ?? []).equals(bytes)).toBe(true);
  });

  test("the HTML part, sanitised, with the pictures inside it", async () => {
    const { thread } = await opened(
      server,
      await send(
        partsMail(
          "multipart/related",
          [
            "Content-Type: text/html",
            "",
            '<p onload="x">Hi <b>you</b><script>alert(1)</script><img src="cid:p1"></p>',
          ],
          [
            "Content-Type: image/gif",
            "Content-ID: <p1>",
            "Content-Transfer-Encoding: base64",
            "",
            "R0lGODdh",
          ],
        ),
      ),
    );
    expect(thread[0]).toMatchObject({
      format: "html",
      attachments: [{ contentId: "p1", contentType: "image/gif" }],
    });
    expect(thread[0]?.body).toContain("<b>you</b>");
    expect(thread[0]?.body).not.toMatch(/script|onload|alert/);
  });

  test("an attachment over the limit is named in an internal note, and the rest is there", async () => {
    await changeSettings(server.system, { maxAttachmentMb: 1 });
    const big = "x".repeat(1_048_577);
    const body = partsMail(
      "multipart/mixed",
      ["Content-Type: text/plain", "", "See the file."],
      ["Content-Type: text/plain", 'Content-Disposition: attachment; filename="big.txt"', "", big],
    );
    const { thread } = await until(async () => {
      // The server sees the new setting within two seconds; until then the file is kept.
      const view = await opened(
        server,
        await post("/api/tickets.email", Buffer.concat([mail("X-Try: 1", ""), anew(body)])),
      );
      return view.thread.length === 2 && view;
    });
    expect(thread[0]?.attachments).toEqual([]);
    expect(thread[1]).toMatchObject({ kind: "note", author: null });
    expect(thread[1]?.body).toContain("big.txt: File size is too large");
    await changeSettings(server.system, { maxAttachmentMb: 20 });
  });
});

/** The same mail with another Message-ID, so that it is a new one. */
const anew = (body: Buffer) =>
  Buffer.from(body.toString("latin1").replace(/<[\da-f-]{36}@/, `<${randomUUID()}@`), "latin1");

describe("charsets and encodings", () => {
  test.each([
    ["ISO-8859-1, 8bit", "text/plain; charset=iso-8859-1", "8bit", "Gr\xfc\xdfe"],
    ["UTF-8, quoted-printable", "text/plain; charset=utf-8", "quoted-printable", "Gr=C3=BC=C3=\r\n=9Fe"],
    ["UTF-8, base64", "text/plain; charset=utf-8", "base64", "R3LDvMOfZQ=="],
    ["windows-1252 that says us-ascii", "text/plain; charset=us-ascii", "8bit", "Gr\xfc\xdfe"],
    ["UTF-8 that says nothing", "text/plain", "8bit", "Gr\xc3\xbc\xc3\x9fe"],
    ["KOI8-R", "text/plain; charset=koi8-r", "8bit", "\xf0\xd2\xc9\xd7\xc5\xd4"],
    ["ISO-2022-JP", "text/plain; charset=iso-2022-jp", "7bit", "\x1b$B$3$s\x1b(B"],
    ["a charset nobody knows", "text/plain; charset=klingon", "8bit", "Gr\xc3\xbc\xc3\x9fe"],
  ])("%s", async (_, type, encoding, body) => {
    const answer = await send(
      plainMail({ "Content-Type": type, "Content-Transfer-Encoding": encoding }, body),
    );
    expect((await opened(server, answer)).thread[0]?.body).toMatch(/^(Grüße|Привет|こん)$/);
  });

  test("in Subject and From", async () => {
    const { ticket } = await opened(
      server,
      await send(
        plainMail({
          From: "=?iso-8859-1?Q?J=FCrgen?= <j@example.com>",
          Subject: "=?utf-8?B?4oKs?= =?utf-8?Q?_100?=",
        }),
      ),
    );
    expect(ticket).toMatchObject({ subject: "€ 100", customer: { name: "Jürgen" } });
  });
});

describe("what may be missing", () => {
  test("the subject", async () => {
    expect((await opened(server, await send(plainMail({ Subject: undefined })))).ticket.subject).toBe(
      "[No Subject]",
    );
  });

  test("the text", async () => {
    expect((await opened(server, await send(plainMail({}, "")))).thread[0]?.body).toBe("[No text]");
  });

  test("the sender's name", async () => {
    const { ticket } = await opened(server, await send(plainMail({ From: "root@db1" })));
    expect(ticket.customer).toMatchObject({ name: "root@db1", email: "root@db1" });
  });
});

describe("400 that says why for", () => {
  test.each([
    ["no From", plainMail({ From: undefined }), /From/],
    ["a From without an address", plainMail({ From: "Ada" }), /From/],
    ["nothing", Buffer.alloc(0), /empty/],
    ["what is no mail", Buffer.from("garbage"), /not a mail/],
    ["bytes", Buffer.from([0, 255, 254, 0, 10, 13, 128]), /not a mail/],
  ])("%s", async (_, body, why) => {
    for (const path of ["/api/tickets.email", "/api/tickets.json", "/api/tickets.xml"]) {
      const answer = await post(path, body);
      expect(answer.status).toBe(400);
      const message = path.endsWith("xml") ? element(answer, "message") : jsonError(answer).message;
      expect(message).toMatch(why);
    }
  });
});

// Last: it changes a setting that every mail above needs.
describe("with Accept Email API switched off", () => {
  beforeAll(async () => {
    await changeSettings(server.system, { acceptEmailApi: false });
    await until(async () => (await send(plainMail())).status === 403);
  });

  test("a mail is 403 and says so, in every format and dialect", async () => {
    const json = await post("/api/tickets.json", plainMail());
    expect(json.status).toBe(403);
    expect(jsonError(json)).toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("Accept Email API"),
    });
    const xml = await post("/api/tickets.xml", plainMail());
    expect(xml.status).toBe(403);
    expect(element(xml, "message")).toContain("Accept Email API");
    const osticket = await call(server, "/api/tickets.email", { osticket: key, body: plainMail() });
    expect(osticket.status).toBe(403);
    expect(osticket.text).toContain("Accept Email API");
    expect(osticket.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  test("JSON and XML still make tickets", async () => {
    const { name, email } = { name: "Ada", email: "ada@example.com" };
    const body = JSON.stringify({ name, email, subject: "s", message: "m" });
    expect((await call(server, "/api/tickets.json", { key, body })).status).toBe(200);
  });

  test("and on again it takes mail again", async () => {
    await changeSettings(server.system, { acceptEmailApi: true });
    await until(async () => (await send(plainMail())).status === 200);
  });
});
