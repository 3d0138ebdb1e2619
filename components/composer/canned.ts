import { ask } from "@/components/desk/ask";
import type { CannedResponseChoice } from "@/lib/canned-responses/schema";

const FRESH_MS = 60_000;
let latest: { url: string; at: number; choices: Promise<CannedResponseChoice[]> } | undefined;

/**
 * The canned responses for a ticket, filled in; asked for once a minute, however often `/` is typed.
 * @param about as GET /desk/canned-responses takes it
 */
export function cannedFor(about: Record<string, string>): Promise<CannedResponseChoice[]> {
  const url = `/desk/canned-responses?${new URLSearchParams(about)}`;
  if (latest?.url === url && Date.now() - latest.at < FRESH_MS) return latest.choices;
  const choices = ask<CannedResponseChoice[]>(url).catch(() => {
    latest = undefined;
    return [];
  });
  latest = { url, at: Date.now(), choices };
  return choices;
}
