import { expect, test } from "vitest";
import type { Draft } from "@/lib/drafts/schema";
import { type DraftCopy, weigh } from "./draft-copy";

const draft = (body: string, revision: number): Draft => ({
  id: 7,
  ticketId: 1042,
  kind: "reply",
  body,
  fields: {},
  revision,
  updatedAt: "2026-11-23T09:00:00Z",
  files: [],
});
const copy = (body: string, revision: number | null): DraftCopy => ({
  content: { kind: "reply", body, fields: {} },
  revision,
});

test.each([
  ["no copy", null, draft("a", 1), "theirs"],
  ["neither", null, null, "theirs"],
  ["the same words", copy("a", 3), draft("a", 9), "theirs"],
  ["the copy goes on from what the server has", copy("a, b", 3), draft("a", 3), "mine"],
  ["the copy never got to the server", copy("a", null), null, "mine"],
  ["the server's is gone", copy("a, b", 3), null, "mine"],
  ["both went on", copy("a, b", 3), draft("a, c", 4), "dispute"],
  ["both began", copy("b", null), draft("c", 4), "dispute"],
] as const)("%s", (_, kept, server, choice) => {
  expect(weigh(kept, server)).toBe(choice);
});
