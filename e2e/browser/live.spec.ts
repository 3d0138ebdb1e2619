import { randomUUID } from "node:crypto";
import type { Page, Request } from "playwright/test";
import { createTicket, expect, isSamePage, mark, test } from "@/e2e/support/browser";
import type { TestServer } from "@/e2e/support/server";

const isStream = (request: Request) => new URL(request.url()).pathname === "/desk/live";

/** Waits until the page has asked for itself anew, which is no prefetching of where a link leads. */
async function refreshed(page: Page, path: string): Promise<void> {
  const isRefresh = (request: Request) => {
    const { pathname, searchParams } = new URL(request.url());
    const headers = request.headers();
    const prefetched = "next-router-prefetch" in headers;
    return pathname === path && searchParams.size === 1 && "rsc" in headers && !prefetched;
  };
  // A page that has read to its end lets go of the answer, which counts as a failed one.
  await Promise.race([
    page.waitForEvent("requestfinished", isRefresh),
    page.waitForEvent("requestfailed", isRefresh),
  ]);
}

/** How many streams this tab has opened so far. */
function countStreams(page: Page): () => number {
  let streams = 0;
  page.on("request", (request) => {
    if (isStream(request)) streams += 1;
  });
  return () => streams;
}

/** Opens a page and waits until the server has answered its stream of news: before, it has nothing to lose. */
async function openLive(page: Page, path: string): Promise<void> {
  const answered = page.waitForResponse((response) => isStream(response.request()));
  await page.goto(path);
  await mark(page);
  await answered;
}

/** Waits until the page has looked at what happened before: a look that meets a dead server, or a lost session, leaves the page. */
async function settled(server: TestServer, page: Page): Promise<void> {
  for (const subject of [randomUUID(), randomUUID()]) {
    await createTicket(server, { subject });
    await expect(page.getByText(subject).first()).toBeVisible({ timeout: 20_000 });
  }
}

test("a new ticket appears by itself; tabs share one stream, and the next takes over", async ({
  server,
  admin,
}) => {
  await openLive(admin, "/tickets");
  const second = await admin.context().newPage();
  const streams = countStreams(second);
  await second.goto("/tickets");
  await mark(second);
  await createTicket(server, { subject: "The first to appear by itself" });
  for (const page of [admin, second]) {
    await expect(page.getByText("The first to appear by itself").first()).toBeVisible();
    expect(await isSamePage(page)).toBe(1);
  }
  expect(streams()).toBe(0);

  await admin.close();
  await createTicket(server, { subject: "The second to appear by itself" });
  await expect(second.getByText("The second to appear by itself").first()).toBeVisible();
  expect(await isSamePage(second)).toBe(1);
  expect(streams()).toBe(1);
});

test("colleagues see who has the ticket open, and that they have gone", async ({
  server,
  admin,
  windowOf,
}) => {
  const id = await createTicket(server, { subject: "Looked at by two" });
  const ben = await server.staff("agent", "Ben Agent");
  await admin.goto(`/tickets/${id}`);
  const page = await windowOf(ben);
  await page.goto(`/tickets/${id}`);
  await expect(admin.getByText("Ben Agent is viewing")).toBeVisible();
  await page.goto("/tickets");
  await expect(admin.getByText("Ben Agent is viewing")).toBeHidden();
});

test("a restarted server is found again without reloading the page", async ({ server, admin }) => {
  test.setTimeout(120_000);
  await openLive(admin, "/tickets");
  await settled(server, admin);
  server.kill("SIGTERM");
  await expect(admin.getByText("Reconnecting…")).toBeVisible({ timeout: 15_000 });
  await server.restart();
  await createTicket(server, { subject: "Made after the restart" });
  await expect(admin.getByText("Made after the restart").first()).toBeVisible({ timeout: 20_000 });
  await expect(admin.getByText("Reconnecting…")).toBeHidden();
  expect(await isSamePage(admin)).toBe(1);
});

test("where no stream lives the page asks from time to time", async ({ server, admin }) => {
  await admin
    .context()
    .route("**/desk/live*", (route) =>
      route.fulfill({ contentType: "text/event-stream", body: "event: poll\ndata: {}\n\n" }),
    );
  // The page looks at everything once it learns that it has to ask; what is made afterwards is found by asking again.
  const looked = refreshed(admin, "/tickets");
  await openLive(admin, "/tickets");
  await looked;
  await createTicket(server, { subject: "Asked for" });
  await expect(admin.getByText("Asked for").first()).toBeVisible({ timeout: 20_000 });
  expect(await isSamePage(admin)).toBe(1);
});

test("whoever is signed out elsewhere is told and keeps the page", async ({ server, admin }) => {
  await openLive(admin, "/tickets");
  await settled(server, admin);
  await server.db.prisma.staffSession.deleteMany({});
  await expect(admin.getByText("You are signed out.")).toBeVisible({ timeout: 35_000 });
  await expect(admin.getByRole("link", { name: "Sign in again" })).toHaveAttribute("href", /next=%2Ftickets/);
  expect(await isSamePage(admin)).toBe(1);
});
