import { expect, test } from "vitest";
import { validate } from "@/lib/validate";
import { NewTicket } from "./schema";

const good = { name: "Jane", email: "jane@example.com", subject: "S", message: "M" };

test("names every wrong field at once, each once", () => {
  const attempt = () =>
    validate(NewTicket, { ...good, name: 7, email: "nope", subject: "  ", message: undefined, ip: "x" });
  expect(attempt).toThrow(
    expect.objectContaining({
      code: "invalid",
      fields: [
        { field: "name", message: "must be text." },
        { field: "email", message: expect.stringContaining("e-mail address") },
        { field: "subject", message: "is required." },
        { field: "message", message: "is required." },
        { field: "ip", message: expect.stringContaining("IPv4 or IPv6") },
      ],
    }),
  );
});

test("null and an empty text are the same as not given, for what is optional", () => {
  const ticket = validate(NewTicket, { ...good, department: null, topic: "", phone: "" });
  expect(ticket.department).toBeUndefined();
  expect(ticket.topic).toBeUndefined();
  expect(ticket.phone).toBeUndefined();
});

test("keeps what Postgres cannot store visible as U+FFFD", () => {
  expect(validate(NewTicket, { ...good, subject: "a\0b\ud800c" }).subject).toBe("a\uFFFDb\uFFFDc");
});
