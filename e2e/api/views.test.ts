import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "@/e2e/support/desk";
import { startServer, type TestServer } from "@/e2e/support/server";
import type { Context } from "@/lib/context";
import { flushNews } from "@/lib/live/announce";
import { deleteView } from "@/lib/views/delete";
import { findViews } from "@/lib/views/find";
import { changeView, saveView } from "@/lib/views/save";

let server: TestServer;
let ana: Desk;
let ben: Desk;
let ada: Desk;

beforeAll(async () => {
  server = await startServer();
  ana = await openDesk(server, "agent", "Ana Agent");
  ben = await openDesk(server, "agent", "Ben Agent");
  ada = await openDesk(server, "administrator", "Ada Admin");
});
afterAll(async () => {
  await flushNews(server.db);
  await server.stop();
});

const save = (shared: boolean, fields: object = {}) =>
  saveView(ana.context, { name: "Refunds", shared, query: "queue=all&tag=refund", ...fields });
const stored = (id: number) => server.db.prisma.savedView.findUnique({ where: { id } });
const changes = (id: number) =>
  server.db.prisma.auditEntry.findMany({
    where: { subjectType: "view", subjectId: id },
    orderBy: { id: "asc" },
  });

describe("a private view", () => {
  test("is its owner's alone: for others, administrators too, it does not exist", async () => {
    const { id } = await save(false);
    for (const desk of [ben, ada]) {
      expect((await findViews(desk.context)).map((view) => view.id)).not.toContain(id);
      await expect(changeView(desk.context, { id, name: "Mine now" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(changeView(desk.context, { id, shared: true })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(deleteView(desk.context, { id })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await stored(id)).toMatchObject({ name: "Refunds", shared: false, staffId: ana.id });
    expect(await changes(id)).toEqual([]);
  });
});

describe("a shared view", () => {
  test("is seen by everybody and changed by its owner and administrators", async () => {
    const { id } = await save(true);
    const seenBy = async ({ context }: Desk) => (await findViews(context)).find((view) => view.id === id);
    expect(await seenBy(ben)).toMatchObject({ shared: true, changeable: false });
    expect(await seenBy(ada)).toMatchObject({ changeable: true });
    await expect(changeView(ben.context, { id, name: "Ben’s" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeView(ben.context, { id, shared: false })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteView(ben.context, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await changeView(ada.context, { id, name: "Money back" })).toMatchObject({ name: "Money back" });
    expect((await changes(id)).map(({ action }) => action)).toEqual(["view.shared", "view.changed"]);
  });

  test("made private by an administrator, is its owner's again", async () => {
    const { id } = await save(true);
    await changeView(ada.context, { id, shared: false });
    expect((await findViews(ada.context)).map((view) => view.id)).not.toContain(id);
    expect((await findViews(ana.context)).map((view) => view.id)).toContain(id);
  });
});

describe("taking back a delete", () => {
  test("gives the view its number again", async () => {
    const { id } = await save(false);
    const kept = await deleteView(ana.context, { id });
    expect(await stored(id)).toBeNull();
    expect(await saveView(ana.context, kept)).toMatchObject({ id, name: "Refunds" });
  });

  test("never takes a number that is somebody's, or that is still to be given out", async () => {
    const { id } = await save(true);
    const other = await saveView(ben.context, { name: "Sly", shared: false, query: "", id });
    expect(other.id).not.toBe(id);
    expect(await stored(id)).toMatchObject({ name: "Refunds", staffId: ana.id });
    const later = await saveView(ben.context, { name: "Early", shared: false, query: "", id: id + 1_000 });
    expect(later.id).toBeLessThan(id + 1_000);
    await save(false);
  });
});

test("what the list does not know is not kept", async () => {
  const { query } = await save(false, {
    query: "queue=spam&evil=%3Cscript%3E&cursor=x&view=3&priority=high,nonsense",
  });
  expect(query).toBe("queue=spam&priority=high");
});

test("a name is needed, and an integration has no views", async () => {
  await expect(save(false, { name: " " })).rejects.toMatchObject({ code: "invalid" });
  await expect(save(false, { name: "x".repeat(61) })).rejects.toMatchObject({ code: "invalid" });
  const { id } = await server.key();
  const robot: Context = {
    actor: { type: "apiKey", id, label: "Robot", scopes: new Set(["tickets:create"]) },
    db: server.db,
    ip: null,
  };
  await expect(findViews(robot)).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveView(robot, { name: "R", shared: true, query: "" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(deleteView(robot, { id: 1 })).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveView(server.system, { name: "R", shared: true, query: "" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
