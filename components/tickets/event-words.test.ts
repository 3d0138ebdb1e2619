import { describe, expect, it } from "vitest";
import { eventWords } from "./event-words";

const event = { type: "closed", staff: null, apiKey: null, source: null };

describe("eventWords", () => {
  it.each([
    [{ ...event, staff: "Maria" }, "Maria", "closed the ticket"],
    [event, null, "Ticket closed"],
    [
      { ...event, type: "created", apiKey: "CRM", source: "API" },
      "Key “CRM”",
      "created the ticket (source: API)",
    ],
    [{ ...event, type: "created" }, null, "Ticket created"],
    [{ ...event, type: "reopened", staff: "Li" }, "Li", "reopened the ticket"],
    [{ ...event, type: "overdue" }, null, "Ticket became overdue"],
    [{ ...event, type: "customer_replied", apiKey: "CRM" }, null, "Customer replied"],
    [{ ...event, type: "department_changed" }, null, "Department changed"],
  ])("%j", (given, who, what) => {
    expect(eventWords(given)).toEqual({ who, what });
  });
});
