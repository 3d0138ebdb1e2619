import { expect, test } from "vitest";
import { type Colleague, type Happening, planNotices } from "./rules";

const ada: Colleague = { id: 1, muted: [], teams: [7], departments: [1] };
const ben: Colleague = { id: 2, muted: ["new_ticket"], teams: [], departments: [1] };
const cem: Colleague = { id: 3, muted: [], teams: [7], departments: [] };
const all = [ada, ben, cem];

const happening = (more: Partial<Happening>): Happening => ({
  kind: "new_ticket",
  ticketId: 1,
  actorId: null,
  to: null,
  assigneeId: null,
  teamId: null,
  departmentId: 1,
  ...more,
});
const told = (happenings: Happening[]) =>
  [...planNotices(happenings, all)].map(([id, list]) => [id, list.map(({ kind }) => kind)]);

test("a new ticket is told to its department, but for those who do not want it", () => {
  expect(told([happening({})])).toEqual([[1, ["new_ticket"]]]);
  expect(told([happening({ departmentId: 9 })])).toEqual([
    [1, ["new_ticket"]],
    [3, ["new_ticket"]],
  ]);
});

test("a new ticket that somebody has taken meanwhile is told to nobody", () => {
  expect(told([happening({ assigneeId: 1 })])).toEqual([]);
  expect(
    told([
      happening({ assigneeId: 3 }),
      happening({ kind: "assigned", actorId: 1, to: { staff: [3], teams: [] }, assigneeId: 3 }),
    ]),
  ).toEqual([[3, ["assigned"]]]);
});

test("a reply is told to who has the ticket, else to the team", () => {
  expect(told([happening({ kind: "customer_replied", assigneeId: 2, teamId: 7 })])).toEqual([
    [2, ["customer_replied"]],
  ]);
  expect(told([happening({ kind: "customer_replied", teamId: 7 })])).toEqual([
    [1, ["customer_replied"]],
    [3, ["customer_replied"]],
  ]);
});

test("nobody is told what they did themselves", () => {
  expect(told([happening({ kind: "assigned", actorId: 1, to: { staff: [1], teams: [] } })])).toEqual([]);
  expect(told([happening({ kind: "assigned", actorId: 1, to: { staff: [], teams: [7] } })])).toEqual([
    [3, ["assigned"]],
  ]);
});

test("several things on one ticket are one mail about the most urgent", () => {
  const to = { staff: [3], teams: [] };
  expect(
    told([
      happening({ kind: "assigned", to }),
      happening({ kind: "mentioned", to }),
      happening({ kind: "overdue", assigneeId: 3 }),
      happening({ kind: "overdue", assigneeId: 3, ticketId: 2 }),
    ]),
  ).toEqual([[3, ["mentioned", "overdue"]]]);
});
