import type { FirstStart } from "@/lib/setup/first-start";
import { say } from "@/scripts/say";

const TICKET = {
  name: "Ann Example",
  email: "ann@example.com",
  subject: "My first ticket",
  message: "It works.",
};

/** Prints the secrets of a first start, this one time. */
export function welcome({ email, password, apiKey }: FirstStart, url: string): void {
  const headers = `-H 'X-Deskuss-API-Key: ${apiKey}' -H 'Content-Type: application/json'`;
  say("");
  say(`Sign in as      ${email}`);
  say(`with password   ${password}   (shown this once: keep it)`);
  say("");
  say("Paste this in another terminal for the first ticket:");
  say(`curl -X POST ${url}/api/tickets.json ${headers} -d '${JSON.stringify(TICKET)}'`);
  say("");
}
