import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflicts, type Names, planChange } from "./change-rules";
import { TicketSet } from "./change-schema";
import { asSet, type Facts } from "./facts";

const NOW = new Date("2026-11-23T09:00:00.000Z");
const LATER = "2026-11-24T09:00:00.000Z";

const TICKET: Facts = {
  id: 1042,
  subject: "Printer is late",
  state: "open",
  pendingUntil: null,
  priority: "normal",
  department: { id: 1, name: "Support" },
  topic: null,
  assignee: { id: 7, name: "Ben" },
  team: null,
  dueAt: null,
  folder: "inbox",
  tags: ["Printer"],
  cc: [],
  overdueAt: null,
  resolvedAt: null,
  closedAt: null,
};

const NAMES: Names = {
  department: new Map([[2, "Billing"]]),
  topic: new Map([[5, "Refunds"]]),
  assignee: new Map([[8, "Chloé"]]),
  team: new Map([[3, "Night shift"]]),
};

const plan = (set: Parameters<typeof planChange>[1], facts: Partial<Facts> = {}) =>
  planChange({ ...TICKET, ...facts }, set, NAMES, NOW);

const tag = fc.constantFrom("Printer", "printer", "Refund", "vip", "VIP");
const moment = fc.constantFrom(LATER, "2026-12-01T00:00:00.000Z", null);
const anySet = fc.record(
  {
    subject: fc.constantFrom("Printer is late", "Another"),
    state: fc.constantFrom("open", "pending", "resolved", "closed"),
    pendingUntil: moment,
    priority: fc.constantFrom("low", "normal", "high"),
    departmentId: fc.constantFrom(1, 2),
    topicId: fc.constantFrom(5, null),
    assigneeId: fc.constantFrom(7, 8, null),
    teamId: fc.constantFrom(3, null),
    dueAt: moment,
    folder: fc.constantFrom("inbox", "spam", "trash"),
    tags: fc.array(tag, { maxLength: 3 }),
    addTags: fc.array(tag, { maxLength: 2 }),
    removeTags: fc.array(tag, { maxLength: 2 }),
    cc: fc.array(fc.constantFrom({ email: "a@x.example", name: "" }, { email: "b@x.example", name: "B" }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);

test("whatever is changed one after the other, undoing it backwards leads to the beginning", () => {
  const comparable = (facts: Facts) => ({
    ...asSet(facts),
    tags: [...new Set(facts.tags.map((name) => name.toLowerCase()))].sort(),
    cc: [...new Set(facts.cc.map(({ email }) => email))].sort(),
  });
  fc.assert(
    fc.property(fc.array(anySet, { minLength: 1, maxLength: 6 }), (sets) => {
      const plans: ReturnType<typeof planChange>[] = [];
      for (const set of sets) plans.push(planChange(plans.at(-1)?.facts ?? TICKET, set, NAMES, NOW));
      let facts = plans.at(-1)?.facts ?? TICKET;
      for (const { before, after } of plans.toReversed()) {
        const set = TicketSet.parse(before);
        expect(conflicts(facts, set, TicketSet.parse(after))).toEqual([]);
        facts = planChange(facts, set, NAMES, NOW).facts;
      }
      expect(comparable(facts)).toEqual(comparable(TICKET));
    }),
  );
});

describe("a change", () => {
  test("leaves an event with both values, and what undoes it", () => {
    expect(plan({ priority: "high" })).toMatchObject({
      events: [{ type: "priority", details: { from: "normal", to: "high" } }],
      before: { priority: "normal" },
      after: { priority: "high" },
    });
  });

  test("to what is there already is none", () => {
    const { events, before, after } = plan({ priority: "normal", assigneeId: 7, tags: ["printer"] });
    expect({ events, before, after }).toEqual({ events: [], before: {}, after: {} });
  });

  test("names people and places in its event", () => {
    expect(plan({ assigneeId: 8, departmentId: 2, topicId: 5, teamId: 3 }).events).toEqual([
      { type: "department", details: { from: { id: 1, name: "Support" }, to: { id: 2, name: "Billing" } } },
      { type: "topic", details: { from: null, to: { id: 5, name: "Refunds" } } },
      { type: "assignee", details: { from: { id: 7, name: "Ben" }, to: { id: 8, name: "Chloé" } } },
      { type: "team", details: { from: null, to: { id: 3, name: "Night shift" } } },
    ]);
  });

  test("to nobody", () => {
    expect(plan({ assigneeId: null }).events).toEqual([
      { type: "assignee", details: { from: { id: 7, name: "Ben" }, to: null } },
    ]);
  });
});

describe("a state", () => {
  test.each([
    ["open", null, null],
    ["resolved", NOW.toISOString(), null],
    ["closed", NOW.toISOString(), NOW.toISOString()],
  ] as const)("%s sets its moments", (state, resolvedAt, closedAt) => {
    const { facts } = plan({ state }, { state: "pending", pendingUntil: LATER });
    expect(facts).toMatchObject({ state, resolvedAt, closedAt, pendingUntil: null });
  });

  test("pending until a date is one event, and its undo forgets the date", () => {
    const { events, before, after } = plan({ state: "pending", pendingUntil: LATER });
    expect(events).toEqual([{ type: "state", details: { from: "open", to: "pending", until: LATER } }]);
    expect(before).toEqual({ state: "open", pendingUntil: null });
    expect(after).toEqual({ state: "pending", pendingUntil: LATER });
  });

  test("closed after resolved keeps when it was resolved", () => {
    const { facts } = plan({ state: "closed" }, { state: "resolved", resolvedAt: LATER });
    expect(facts).toMatchObject({ resolvedAt: LATER, closedAt: NOW.toISOString() });
  });
});

test("another due time is judged afresh by the overdue check", () => {
  const { facts } = plan({ dueAt: LATER }, { overdueAt: NOW.toISOString() });
  expect(facts).toMatchObject({ dueAt: LATER, overdueAt: null });
});

describe("tags", () => {
  test("are added once, whatever their case, and removed", () => {
    const { facts, events } = plan({ addTags: ["PRINTER", "refund", "Refund"], removeTags: ["none"] });
    expect(facts.tags).toHaveLength(2);
    expect(events).toEqual([{ type: "tags", details: { added: ["Refund"], removed: [] } }]);
  });

  test("undo sets them as they were", () => {
    expect(plan({ removeTags: ["printer"] })).toMatchObject({
      before: { tags: ["Printer"] },
      after: { tags: [] },
    });
  });
});

test("copies are told by address", () => {
  const ann = { email: "ann@example.com", name: "Ann" };
  expect(plan({ cc: [ann] }).events).toEqual([
    { type: "cc", details: { added: ["ann@example.com"], removed: [] } },
  ]);
});

describe("a conflict", () => {
  test("is what somebody else has changed", () => {
    expect(conflicts(TICKET, { priority: "high" }, { priority: "low" })).toEqual(["priority"]);
  });

  test("is none where the reader saw what is there", () => {
    expect(conflicts(TICKET, { priority: "high" }, { priority: "normal" })).toEqual([]);
  });

  test("is none where somebody else did just that", () => {
    expect(conflicts(TICKET, { priority: "normal" }, { priority: "low" })).toEqual([]);
  });

  test("is none about a field that is not set, or not seen", () => {
    expect(conflicts(TICKET, { priority: "high" }, { state: "closed" })).toEqual([]);
    expect(conflicts(TICKET, { assigneeId: null }, {})).toEqual([]);
  });

  test("compares tags as a set", () => {
    expect(conflicts(TICKET, { tags: [] }, { tags: ["printer"] })).toEqual([]);
    expect(conflicts(TICKET, { tags: [] }, { tags: ["printer", "late"] })).toEqual(["tags"]);
  });
});
