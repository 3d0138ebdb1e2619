import { describe, expect, it } from "vitest";
import { eventWords } from "./event-words";

const event = { type: "closed", staff: null, apiKey: null, details: {} };
const maria = { id: 1, name: "Maria" };
const date = (at: Date) => at.toISOString().slice(0, 10);

describe("eventWords", () => {
  it.each([
    [{ ...event, staff: maria }, "Maria", "closed the ticket"],
    [event, null, "Ticket closed"],
    [
      { ...event, type: "created", apiKey: "CRM", details: { source: "API" } },
      "Key “CRM”",
      "created the ticket (source: API)",
    ],
    [{ ...event, type: "created" }, null, "Ticket created"],
    [{ ...event, type: "overdue" }, null, "Ticket became overdue"],
    [{ ...event, type: "customer_replied", apiKey: "CRM" }, null, "Customer replied"],
    [
      { ...event, type: "assignee", staff: maria, details: { from: null, to: { id: 2, name: "Chloé" } } },
      "Maria",
      "assigned this to Chloé",
    ],
    [
      { ...event, type: "assignee", staff: maria, details: { from: null, to: maria } },
      "Maria",
      "took this ticket",
    ],
    [
      { ...event, type: "priority", staff: maria, details: { from: "normal", to: "high" } },
      "Maria",
      "changed the priority: Normal → High",
    ],
    [
      {
        ...event,
        type: "state",
        staff: maria,
        details: { from: "open", to: "pending", until: "2026-11-24T09:00:00Z" },
      },
      "Maria",
      "set this to pending until 2026-11-24",
    ],
    [
      { ...event, type: "tags", staff: maria, details: { added: ["a", "b"], removed: ["c"] } },
      "Maria",
      "added tags a and b and removed tag c",
    ],
    [
      { ...event, type: "cc", details: { added: ["x@y.example"], removed: [] } },
      null,
      "Added CC x@y.example",
    ],
    [
      { ...event, type: "merged", staff: maria, details: { ids: [3, 4] } },
      "Maria",
      "merged #3 and #4 into this ticket",
    ],
    [
      { ...event, type: "folder", staff: maria, details: { from: "inbox", to: "trash" } },
      "Maria",
      "moved this to the trash",
    ],
    [{ ...event, type: "department_changed" }, null, "Department changed"],
    [{ ...event, type: "priority", details: { from: 3, to: ["x"] } }, null, "Priority: none → none"],
  ])("%j", (given, who, what) => {
    expect(eventWords(given, date)).toEqual({ who, what });
  });
});
