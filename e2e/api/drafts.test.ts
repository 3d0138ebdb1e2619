import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, call, createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openOffice } from "@/e2e/support/desk";
import type { TestServer } from "@/e2e/support/server";
import { deleteOrphanFiles } from "@/lib/attachments/clean-up";
import { runTaskNow } from "@/lib/cron/run";
import { MOST_DRAFT_FILES } from "@/lib/drafts/schema";

const DAY = 86_400_000;
const PNG = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");

let server: TestServer;
let ann: Desk;
let ben: Desk;
let key: string;
beforeAll(async () => {
  ({ server, ann, ben, key } = await openOffice({ maxAttachmentMb: 1, draftRetentionDays: 30 }));
});
afterAll(() => server.stop());

let ticket: number;
beforeEach(async () => {
  ticket = createdId(await sendJson(server, {}, { key }));
});

const path = (id: number | string = ticket) => `/desk/drafts/${id}`;
const draft = (body: string, revision: number | null = null, more: object = {}) => ({
  kind: "reply",
  body,
  revision,
  ...more,
});
const json = ({ status, text }: Answer) => {
  expect({ status, text }).toEqual({ status: 200, text: expect.any(String) });
  return JSON.parse(text);
};
const refused = ({ status, text }: Answer) => ({ status, ...JSON.parse(text).error });
const save = async (desk: Desk, body: string, revision: number | null = null, more: object = {}) =>
  json(await desk.ask("PUT", path(), draft(body, revision, more)));
const read = async (desk: Desk, id: number | string = ticket) => json(await desk.ask("GET", path(id)));
const file = (
  name = "a.txt",
  type = "text/plain",
  content: Uint8Array<ArrayBuffer> = Buffer.from("hello"),
) => ({
  name,
  type,
  content,
});
const upload = async (desk: Desk, ...sent: Parameters<typeof file>) =>
  json(await desk.upload(`${path()}/files`, file(...sent)));

describe("a draft", () => {
  test("is there on every device of its writer until it is discarded", async () => {
    expect(await read(ann)).toBeNull();
    const { revision } = await save(ann, "<p>Hello</p>", null, { kind: "note" });
    expect(await read(ann)).toMatchObject({
      ticketId: ticket,
      kind: "note",
      body: "<p>Hello</p>",
      revision,
      files: [],
    });
    expect((await ann.ask("DELETE", path())).status).toBe(200);
    expect((await ann.ask("DELETE", path())).status).toBe(200);
    expect(await read(ann)).toBeNull();
  });

  test("of a new ticket holds its fields too", async () => {
    const fields = { email: "not yet an addr", subject: "Half a", departmentId: 1, cc: [], tags: ["refund"] };
    const saved = json(await ann.ask("PUT", path("new"), draft("<p>Hi</p>", null, { fields })));
    expect(await read(ann, "new")).toMatchObject({ ticketId: null, fields, revision: saved.revision });
    expect(await read(ben, "new")).toBeNull();
    expect(await read(ann)).toBeNull();
    await ann.ask("DELETE", path("new"));
  });

  test("that is emptied is gone, but not its files", async () => {
    const first = await save(ann, "<p>Hello</p>");
    expect(await save(ann, "<p></p>", first.revision)).toBeNull();
    expect(await read(ann)).toBeNull();
    const { id } = await upload(ann);
    const second = await save(ann, "<p>Look</p>");
    const third = await save(ann, "<p> &nbsp;</p>", second.revision);
    expect(await read(ann)).toMatchObject({ revision: third.revision, files: [{ id }] });
  });

  test("keeps nothing that could run, and no picture but its own", async () => {
    const body = `<p onclick="x()">a<script>b</script><img src="/desk/draft-files/7?inline=1"><img src="/tickets/1"><span data-mention="3">@Ben</span><span data-mention="x&quot; onload">c</span></p>`;
    await save(ann, body);
    expect((await read(ann)).body).toBe(
      '<p>a<img src="/desk/draft-files/7?inline=1" /><span data-mention="3">@Ben</span><span>c</span></p>',
    );
  });

  test("of somebody else is nobody's business", async () => {
    await save(ann, "<p>Ann's</p>");
    const { id, url } = await upload(ann);
    expect(await read(ben)).toBeNull();
    expect((await ben.ask("GET", url)).status).toBe(404);
    expect(refused(await ben.ask("DELETE", url))).toMatchObject({ status: 404, code: "not_found" });
    await save(ben, "<p>Ben's</p>");
    await ben.ask("DELETE", path());
    expect(await read(ann)).toMatchObject({ body: "<p>Ann's</p>", files: [{ id }] });
  });

  test("too long is refused by name, too large before it is read", async () => {
    expect(refused(await ann.ask("PUT", path(), draft("x".repeat(1_048_577))))).toMatchObject({
      status: 400,
      fields: [{ field: "body" }],
    });
    expect((await ann.ask("PUT", path(), draft("x".repeat(13 * 1_048_576)))).status).toBe(413);
  });
});

describe("two windows", () => {
  test("the second to save is told, and may read or overwrite", async () => {
    const { revision } = await save(ann, "<p>one</p>");
    const other = await save(ann, "<p>two</p>", revision);
    expect(refused(await ann.ask("PUT", path(), draft("<p>mine</p>", revision)))).toMatchObject({
      status: 409,
      code: "conflict",
      message: "This draft was changed in another window.",
    });
    expect(refused(await ann.ask("PUT", path(), draft("<p>mine</p>", null)))).toMatchObject({ status: 409 });
    expect(refused(await ann.ask("PUT", path(), draft("", revision)))).toMatchObject({ status: 409 });
    expect(await read(ann)).toMatchObject({ body: "<p>two</p>", revision: other.revision });
    await save(ann, "<p>mine</p>", revision, { force: true });
    expect(await read(ann)).toMatchObject({ body: "<p>mine</p>" });
  });

  test("the same text again is no conflict: its answer may have been lost", async () => {
    const { revision } = await save(ann, "<p>one</p>");
    await save(ann, "<p>two</p>", revision);
    await save(ann, "<p>two</p>", revision);
    expect(await read(ann)).toMatchObject({ body: "<p>two</p>" });
  });

  test("a window that still shows a draft sent meanwhile neither revives it nor takes the next for it", async () => {
    const { revision } = await save(ann, "<p>one</p>");
    await ann.ask("DELETE", path());
    expect((await ann.ask("PUT", path(), draft("<p>late</p>", revision))).status).toBe(409);
    expect(await read(ann)).toBeNull();
    await save(ann, "<p>next</p>");
    expect((await ann.ask("PUT", path(), draft("<p>late</p>", revision))).status).toBe(409);
  });

  test("of many first savings at once one wins", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => ann.ask("PUT", path(), draft(`<p>${at}</p>`))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });
});

describe("a file", () => {
  test("makes the draft, comes back as it went, and is no conflict for the first text", async () => {
    const { id, url, ...rest } = await upload(ann, "../../dir/Überblick.png", "image/png", PNG);
    expect(rest).toEqual({ name: "Überblick.png", contentType: "image/png", size: PNG.length });
    await save(ann, "<p>See the picture</p>");
    expect((await read(ann)).files).toEqual([{ id, url, ...rest }]);
    const download = await ann.ask("GET", url);
    expect(download.status).toBe(200);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(download.headers.get("x-content-type-options")).toBe("nosniff");
    const shown = await ann.ask("GET", `${url}?inline=1`);
    expect(shown.headers.get("content-disposition")).toMatch(/^inline/);
    expect(shown.headers.get("content-type")).toBe("image/png");
  });

  test("that calls itself a picture is only ever a download", async () => {
    const { url } = await upload(ann, "a.png", "image/png", Buffer.from("<script>alert(1)</script>"));
    const answer = await ann.ask("GET", `${url}?inline=1`);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is taken out again; a draft that had nothing else goes with the last one", async () => {
    const one = await upload(ann);
    const two = await upload(ann, "b.txt");
    expect((await ann.ask("DELETE", one.url)).status).toBe(200);
    expect((await ann.ask("DELETE", one.url)).status).toBe(404);
    expect((await read(ann)).files).toMatchObject([{ id: two.id }]);
    await ann.ask("DELETE", two.url);
    expect(await read(ann)).toBeNull();
  });

  test("larger than the setting allows, or empty, is refused", async () => {
    const large = file("large.bin", "application/octet-stream", Buffer.alloc(1_048_577));
    expect(refused(await ann.upload(`${path()}/files`, large))).toMatchObject({
      status: 413,
      code: "too_large",
    });
    expect(
      refused(await ann.upload(`${path()}/files`, file("e", "text/plain", Buffer.alloc(0)))),
    ).toMatchObject({
      status: 400,
      message: "“e” is empty.",
    });
    expect(await read(ann)).toBeNull();
  });

  test("can't come to more than a message carries, all at once neither", async () => {
    const answers = await Promise.all(
      Array.from({ length: MOST_DRAFT_FILES + 3 }, (_, at) =>
        ann.upload(`${path()}/files`, file(`${at}.txt`, "text/plain", Buffer.from(`file ${at}`))),
      ),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    expect((await read(ann)).files).toHaveLength(MOST_DRAFT_FILES);
  });
});

describe("refused", () => {
  const calls: [method: string, path: string][] = [
    ["GET", "/desk/drafts/1"],
    ["PUT", "/desk/drafts/1"],
    ["DELETE", "/desk/drafts/new"],
    ["POST", "/desk/drafts/1/files"],
    ["GET", "/desk/draft-files/1"],
    ["DELETE", "/desk/draft-files/1"],
    ["GET", "/desk/canned-responses?ticket=1"],
  ];
  test.each(calls)("%s %s without being signed in", async (method, address) => {
    expect((await call(server, address, { method })).status).toBe(401);
  });

  test.each(["999999", "0", "-1", "abc", "99999999999", "1e3"])(
    "a ticket %s that is not there to see",
    async (id) => {
      for (const answer of [
        await ann.ask("GET", path(id)),
        await ann.ask("PUT", path(id), draft("<p>x</p>")),
        await ann.ask("DELETE", path(id)),
        await ann.upload(`${path(id)}/files`, file()),
        await ann.ask("GET", `/desk/canned-responses?ticket=${id}`),
      ])
        expect(refused(answer)).toMatchObject({ status: 404, code: "not_found" });
    },
  );

  test.each([
    {},
    { kind: "customer", body: "", revision: null },
    { kind: "reply", body: 1, revision: null },
    { kind: "reply", body: "", revision: "x" },
    { kind: "reply", body: "x", revision: null, fields: { email: 7 } },
  ])("an input such as %j", async (input) => {
    expect(refused(await ann.ask("PUT", path(), input))).toMatchObject({ status: 400, code: "invalid" });
  });

  test("what another site's page sends", async () => {
    const headers = { origin: "https://evil.example" };
    expect((await ann.ask("PUT", path(), draft("<p>x</p>"), headers)).status).toBe(403);
    expect((await ann.ask("DELETE", path(), undefined, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});

describe("what is left lying", () => {
  const age = (days: number) =>
    server.db.prisma.draft.updateMany({
      where: { ticketId: ticket },
      data: { updatedAt: new Date(Date.now() - days * DAY) },
    });

  test("a draft's files are no orphans, however old", async () => {
    const { id } = await upload(ann, "kept.txt", "text/plain", Buffer.from(`kept ${ticket}`));
    const { file: stored } = await server.db.prisma.draftFile.findUniqueOrThrow({
      where: { id },
      include: { file: { select: { id: true } } },
    });
    await server.db.prisma.file.update({
      where: { id: stored.id },
      data: { createdAt: new Date(Date.now() - 9 * DAY) },
    });
    const exists = () => server.db.prisma.file.count({ where: { id: stored.id } });
    await deleteOrphanFiles(server.db, new Date());
    expect(await exists()).toBe(1);
    await ann.ask("DELETE", path());
    await deleteOrphanFiles(server.db, new Date());
    expect(await exists()).toBe(0);
  });

  test("the draft cleanup deletes what nobody touched for as long as the setting says", async () => {
    await upload(ann);
    await save(ann, "<p>young</p>");
    await age(29);
    expect(await runTaskNow(server.system, "draft-cleanup")).toMatchObject({ summary: "Drafts deleted: 0" });
    await age(31);
    expect(await runTaskNow(server.system, "draft-cleanup")).toMatchObject({ summary: "Drafts deleted: 1" });
    expect(await read(ann)).toBeNull();
  });
});
