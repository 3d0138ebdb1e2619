import { randomBytes } from "node:crypto";
import { expect, type Page } from "playwright/test";
import type { TestServer } from "@/e2e/support/server";
import { changeTickets } from "@/lib/tickets/change";
import type { TicketSet } from "@/lib/tickets/change-schema";
import { createTicket } from "@/lib/tickets/create";
import type { NewTicket } from "@/lib/tickets/schema";

/** Without vowels no search takes an ending off. */
const LETTERS = "bcdfghjklmnpqrtv";

/** A word that no other test's tickets hold: stories share one help desk. */
export const ownWord = (): string => `zq${Array.from(randomBytes(8), (byte) => LETTERS[byte % 16]).join("")}`;

type Seed = Partial<NewTicket> & { set?: TicketSet };

/** Makes a ticket without the API's flood limits, and changes it at once when `set` says so. */
export async function seedTicket(server: TestServer, { set, ...fields }: Seed = {}): Promise<number> {
  const { id } = await createTicket(server.system, {
    name: "Jane Smith",
    email: "jane@example.com",
    subject: "Cannot log in to my account",
    message: "I have been trying to log in for the past hour.",
    ...fields,
  });
  if (set) await changeTickets(server.system, { changes: [{ id, set }] });
  return id;
}

/** Several tickets that carry a tag of their own, in this order. */
export async function seedTagged(server: TestServer, tag: string, seeds: readonly Seed[]): Promise<number[]> {
  const ids: number[] = [];
  for (const seed of seeds)
    ids.push(await seedTicket(server, { ...seed, set: { ...seed.set, addTags: [tag] } }));
  return ids;
}

/** The row's link to a ticket, which has the focus when the reader stands on it. */
export const rowOf = (page: Page, id: number) => page.locator(`[data-ticket="${id}"]`);

/** Waits until the list shows these tickets in this order. */
export async function expectRows(page: Page, ids: readonly number[]): Promise<void> {
  await expect
    .poll(() =>
      page.locator("[data-ticket]").evaluateAll((links) => links.map((link) => link.dataset.ticket)),
    )
    .toEqual(ids.map(String));
}

/** Waits until a page that was just loaded listens to clicks and keys: it is painted before. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const painted = [...document.querySelectorAll("[data-page-header] :is(h1, button), [data-ticket]")];
    // React notes on an element what it has made of it.
    return (
      painted.length > 0 &&
      painted.every((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")))
    );
  });
  // Keys are registered by effects, which follow the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
}
