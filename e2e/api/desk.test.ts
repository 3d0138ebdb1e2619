import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openDesk } from "@/e2e/support/desk";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import type { Context } from "@/lib/context";
import { searchCustomers } from "@/lib/customers/find";
import { findCustomers } from "@/lib/customers/find-page";
import { type CustomerQuery, readCustomerQuery } from "@/lib/customers/list-query";
import { flushNews } from "@/lib/live/announce";
import { changeOwnDepartments, changeStaffDepartments, findDepartmentsOf } from "@/lib/staff/departments";
import { archiveTeam, restoreTeam } from "@/lib/teams/archive";
import { createTeam } from "@/lib/teams/create";
import { findTeam, findTeamChoices } from "@/lib/teams/find";
import { updateTeam } from "@/lib/teams/update";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";

let server: TestServer;
let ben: Desk;
let ada: Desk;
let ticket: number;
let robot: Context;

beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  ben = await openDesk(server, "agent", "Ben Agent");
  ada = await openDesk(server, "administrator", "Ada Admin");
  const { id, secret } = await server.key();
  robot = {
    actor: { type: "apiKey", id, label: "Robot", scopes: new Set(["tickets:create"]) },
    db: server.db,
    ip: null,
  };
  ticket = createdId(await sendJson(server, { subject: "Quokka printer" }, { key: secret }));
});
afterAll(async () => {
  await flushNews(server.db);
  await server.stop();
});

const json = ({ text }: Answer) => JSON.parse(text);

describe("every address under /desk", async () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const doors: [method: string, path: string][] = [];
  for await (const file of glob("app/desk/**/route.ts", { cwd: root })) {
    const text = await readFile(path.join(root, file), "utf8");
    const address = `/${path
      .dirname(file)
      .replace(/^app\//, "")
      .replace(/\[\w+\]/g, "1")}`;
    for (const [, method = ""] of text.matchAll(/^export const (GET|POST|PUT|DELETE) =/gm))
      doors.push([method, address]);
  }

  test("is found by this walk", () => expect(doors.length).toBeGreaterThan(10));

  test.each(doors)("%s %s answers nobody without a session", async (method, address) => {
    for (const cookie of ["", "next-auth.session-token=forged"]) {
      const answer = await call(server, address, { method, headers: cookie ? { cookie } : {} });
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain("Quokka");
    }
  });

  test.each(doors.filter(([method]) => method !== "GET"))(
    "%s %s refuses other sites",
    async (method, address) => {
      for (const [name, value] of [
        ["origin", "https://evil.example"],
        ["origin", "null"],
        ["sec-fetch-site", "cross-site"],
        ["sec-fetch-site", "same-site"],
      ] as const) {
        const answer = await ben.ask(method, address, {}, { [name]: value });
        expect([answer.status, json(answer).error.code]).toEqual([403, "forbidden"]);
      }
    },
  );
});

describe("GET /desk/choices", () => {
  test("names what a ticket can be given, and who asks", async () => {
    const answer = await ben.ask("GET", "/desk/choices");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const choices = json(answer);
    expect(choices.me).toEqual({ id: ben.id, name: "Ben Agent", role: "agent" });
    expect(choices.staff).toContainEqual({ id: ada.id, name: "Ada Admin" });
    expect(Object.keys(choices).sort()).toEqual([
      "departments",
      "me",
      "staff",
      "tags",
      "teams",
      "topics",
      "views",
    ]);
    expect(JSON.stringify(choices)).not.toMatch(/hash|@example/i);
  });
});

describe("GET /desk/tickets", () => {
  const line = () => ({ id: ticket, subject: "Quokka printer", customer: "Jane Smith", state: "open" });

  test("finds by words and by number", async () => {
    for (const q of ["quokka", `#${ticket}`, `${ticket}`])
      expect(json(await ben.ask("GET", `/desk/tickets?q=${encodeURIComponent(q)}`))).toEqual([line()]);
  });

  test.each(["", "   ", "wombat", "#999999", "priority:nonsense zzz", "%00", "'", '"'])(
    "finds nothing for %j",
    async (q) => {
      const answer = await ben.ask("GET", `/desk/tickets?q=${q === "%00" ? q : encodeURIComponent(q)}`);
      expect([answer.status, json(answer)]).toEqual([200, []]);
    },
  );

  test("shows nothing to whom no ticket is visible", async () => {
    for (const q of ["quokka", `#${ticket}`])
      expect((await findTickets(robot, readListQuery({ queue: "all", q }))).tickets).toEqual([]);
  });
});

describe("customers", () => {
  test("are found by parts of name and address", async () => {
    for (const q of ["jan", "smith jane", "JANE@EXAMPLE", "sm"]) {
      const [customer] = json(await ben.ask("GET", `/desk/customers?q=${encodeURIComponent(q)}`));
      expect(customer).toMatchObject({ name: "Jane Smith", email: "jane@example.com", blockedAt: null });
    }
    for (const q of ["", "%", "_", "\\", "jane%smith"])
      expect(json(await ben.ask("GET", `/desk/customers?q=${encodeURIComponent(q)}`))).toEqual([]);
  });

  test("are no business of an API key's", async () => {
    await expect(searchCustomers(robot, "jane", 8)).rejects.toMatchObject({ code: "forbidden" });
    await expect(findCustomers(robot, readCustomerQuery({}))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are listed page by page, in both orders and directions, each once", async () => {
    const { prisma } = server.db;
    const names = ["ana", "Ana", "Ánna", "Zoë", "bob"];
    await prisma.customer.createMany({
      data: Array.from({ length: 120 }, (_, place) => {
        const email = `page${place}@example.com`;
        return { email, emailKey: email, name: `${names[place % names.length]} ${place % 7}` };
      }),
    });
    const pages = async (query: CustomerQuery) => {
      const seen: number[][] = [];
      let cursor = query.cursor;
      for (let more = true; more; ) {
        const { customers, after } = await findCustomers(ben.context, { ...query, cursor });
        seen.push(customers.map(({ id }) => id));
        more = after !== null;
        cursor = { way: "after", id: after ?? 0 };
      }
      const back = { way: "before", id: seen[2]?.[0] ?? 0 } as const;
      const { customers } = await findCustomers(ben.context, { ...query, cursor: back });
      expect(customers.map(({ id }) => id)).toEqual(seen[1]);
      return seen;
    };
    const total = await prisma.customer.count();
    for (const [query, count] of [
      [readCustomerQuery({}), total],
      [readCustomerQuery({ sort: "name" }), total],
      [readCustomerQuery({ q: "page" }), 120],
    ] as const) {
      const seen = await pages(query);
      expect(seen.map(({ length }) => length)).toEqual([50, 50, count - 100]);
      expect(new Set(seen.flat()).size).toBe(count);
    }
  });

  test("say how many of their tickets are open, and which came last", async () => {
    const { customers } = await findCustomers(ben.context, readCustomerQuery({ q: "jane@" }));
    expect(customers).toMatchObject([{ openTickets: 1, more: false, lastTicket: { id: ticket } }]);
  });
});

describe("a team", () => {
  test("is made, given other members, archived and restored, each in the audit trail", async () => {
    const { id } = await createTeam(ada.context, {
      name: " Night  shift ",
      members: [String(ben.id), ben.id],
    });
    expect(await findTeam(server.db, id)).toMatchObject({ name: "Night shift", members: [{ id: ben.id }] });
    await updateTeam(ada.context, { id, name: "Nights", members: [ada.id] });
    await updateTeam(ada.context, { id, name: "Nights", members: [ada.id] });
    await archiveTeam(ada.context, { id });
    expect(await findTeamChoices(server.db)).not.toContainEqual({ id, name: "Nights" });
    await restoreTeam(ada.context, { id });
    expect(json(await ben.ask("GET", "/desk/choices")).teams).toContainEqual({ id, name: "Nights" });
    const audit = await server.db.prisma.auditEntry.findMany({
      where: { subjectType: "team", subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action, staffId }) => [action, staffId])).toEqual(
      ["team.created", "team.changed", "team.archived", "team.restored"].map((action) => [action, ada.id]),
    );
    expect(audit[1]?.details).toEqual({
      name: { from: "Night shift", to: "Nights" },
      members: { added: ["Ada Admin"], removed: ["Ben Agent"] },
    });
  });

  test("keeps a member who is deactivated for a while", async () => {
    const { id: away } = await server.staff("agent", "Away");
    const { id } = await createTeam(ada.context, { name: "Travellers", members: [away] });
    await server.db.prisma.staff.update({ where: { id: away }, data: { deactivatedAt: new Date() } });
    await updateTeam(ada.context, { id, name: "Travellers", members: [] });
    expect((await findTeam(server.db, id))?.members).toEqual([]);
    await server.db.prisma.staff.update({ where: { id: away }, data: { deactivatedAt: null } });
    expect((await findTeam(server.db, id))?.members).toEqual([{ id: away, name: "Away" }]);
  });

  test.each([
    ["an agent", () => createTeam(ben.context, { name: "Mine" }), "forbidden"],
    ["no name", () => createTeam(ada.context, { name: " " }), "invalid"],
    [
      "somebody who does not exist",
      () => createTeam(ada.context, { name: "X", members: [999_999] }),
      "invalid",
    ],
    ["a name in another case", () => createTeam(ada.context, { name: "TRAVELLERS" }), "conflict"],
    ["another team's id", () => updateTeam(ada.context, { id: 999_999, name: "X" }), "not_found"],
  ])("is refused for %s", async (_, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
    expect(await server.db.prisma.team.count({ where: { nameKey: { in: ["mine", "x", ""] } } })).toBe(0);
  });
});

describe("the departments somebody works in", () => {
  test("are chosen by oneself, by an administrator for others, by nobody else", async () => {
    const { prisma } = server.db;
    const [night, old] = await Promise.all(
      ["Night desk", "Old"].map((name) =>
        prisma.department.create({ data: { name, nameKey: name.toLowerCase() }, select: { id: true } }),
      ),
    );
    if (!night || !old) throw new Error("Two departments were made");
    await changeOwnDepartments(ben.context, { departments: [String(night.id), String(old.id)] });
    await prisma.department.update({ where: { id: old.id }, data: { archivedAt: new Date() } });
    expect(await findDepartmentsOf(server.db, ben.id)).toEqual([night.id]);

    await expect(changeOwnDepartments(ben.context, { departments: [old.id] })).rejects.toMatchObject({
      code: "invalid",
    });
    const theirs = { id: ada.id, departments: [night.id] };
    await expect(changeStaffDepartments(ben.context, theirs)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeOwnDepartments(robot, { departments: [] })).rejects.toMatchObject({
      code: "forbidden",
    });

    expect(await changeStaffDepartments(ada.context, { id: ben.id })).toBe("Ben Agent");
    expect(await findDepartmentsOf(server.db, ben.id)).toEqual([]);
    // What no form showed was not taken away.
    await prisma.department.update({ where: { id: old.id }, data: { archivedAt: null } });
    expect(await findDepartmentsOf(server.db, ben.id)).toEqual([old.id]);
  });
});
