import { expect, test } from "vitest";
import { cronExamples, ticketExamples } from "./examples";

const call = { baseUrl: "https://help.example.com/", key: "deskuss_0123456789" };

test("each example holds the key and the whole address", () => {
  for (const { language, code } of ticketExamples(call)) {
    expect(code, language).toContain("https://help.example.com/api/tickets.json");
    expect(code, language).toContain("deskuss_0123456789");
  }
  for (const { language, code } of cronExamples(call)) {
    expect(code, language).toContain("https://help.example.com/api/tasks/cron");
    expect(code, language).toContain("deskuss_0123456789");
  }
});

test("what curl sends is JSON that one pair of quotes holds together", () => {
  const sent = ticketExamples(call)[0]?.code.match(/-d '([^']+)'$/)?.[1] ?? "";
  expect(JSON.parse(sent)).toMatchObject({ email: "jane@example.com" });
});
