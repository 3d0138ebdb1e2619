import type { Page } from "playwright/test";
import { expectAccessible } from "@/e2e/support/axe";
import { expect, test } from "@/e2e/support/browser";
import { ADMIN, type TestServer } from "@/e2e/support/server";
import { awake, ownWord, seedTagged } from "@/e2e/support/tickets";
import { QUEUES } from "@/lib/tickets/list-query";

const PAGES = [
  ...QUEUES.map((queue) => `/tickets?queue=${queue}`),
  "/tickets?queue=all&tag=TAG",
  "/tickets?queue=all&tag=TAG&sort=due&columns=number,subject,department,topic,state,created&assignee=none",
  "/tickets?queue=all&q=TAG",
  "/tickets?q=nothing-is-called-this",
  "/tickets/TICKET",
  "/tickets/TICKET/print",
  "/tickets/new",
  "/tickets/new?customer=CUSTOMER",
  "/customers",
  "/customers?blocked=1",
  "/customers?q=nobody-is-called-this",
  "/customers/CUSTOMER",
  "/account",
  "/settings/general",
  "/settings/tickets",
  "/settings/departments",
  "/settings/departments/new",
  "/settings/topics",
  "/settings/topics/new",
  "/settings/sla-plans",
  "/settings/sla-plans/new",
  "/settings/teams",
  "/settings/teams/new",
  "/settings/canned-responses",
  "/settings/canned-responses/new",
  "/settings/staff",
  "/settings/staff/invite",
  "/settings/api-keys",
  "/settings/api-keys/new",
  "/settings/api-limits",
  "/settings/mailboxes",
  "/settings/mailboxes/new",
  "/settings/mailboxes/MAILBOX",
  "/settings/mail",
  "/settings/mail-templates",
  "/settings/mail-templates/de/acknowledgement",
  "/system/logs",
  "/system/tasks",
  "/system/mail",
  "/system/mail?q=nothing-is-called-this",
  "/system/mail/MAIL",
  "/system/outbox",
  "/no-such-page",
];

/** What opens on a page: where, and what to press until it is there. */
const OPENED: { name: string; path: string; open: (page: Page) => Promise<void> }[] = [
  { name: "filters", path: LIST(), open: press("Add filter") },
  {
    name: "values of a filter",
    path: LIST(),
    open: async (page) => {
      await press("Add filter")(page);
      await page.getByRole("option", { name: "State" }).click();
      await expect(page.getByRole("option", { name: "Open" })).toBeVisible();
    },
  },
  {
    name: "days of a filter",
    path: LIST(),
    open: async (page) => {
      await press("Add filter")(page);
      await page.getByRole("option", { name: "Created" }).click();
      await expect(page.getByLabel("From")).toBeVisible();
    },
  },
  { name: "sort", path: LIST(), open: press("Sort by Updated") },
  { name: "columns", path: LIST(), open: press("Columns") },
  { name: "search help", path: LIST(), open: press("Search help") },
  { name: "save view", path: LIST(), open: press("Save view") },
  { name: "selection", path: LIST(), open: selectAll },
  { name: "bulk assign", path: LIST(), open: then(selectAll, press("Assign")) },
  { name: "bulk tags", path: LIST(), open: then(selectAll, press("Tags")) },
  { name: "bulk merge", path: LIST(), open: then(selectAll, press("Merge")) },
  {
    name: "bulk pending",
    path: LIST(),
    open: then(selectAll, press("State"), (page) => page.getByRole("option", { name: "Pending…" }).click()),
  },
  { name: "palette", path: "/tickets", open: key("Control+k") },
  {
    name: "palette with hits",
    path: "/tickets",
    open: async (page) => {
      await key("Control+k")(page);
      await page.getByRole("combobox", { name: "Search and commands" }).fill("jane");
      await expect(page.getByRole("option", { name: /jane@example\.com/ }).first()).toBeVisible();
    },
  },
  { name: "shortcuts", path: "/tickets", open: key("?") },
  { name: "person menu", path: "/tickets", open: press(/My account/) },
  { name: "assignee", path: TICKET(), open: press(/^Assignee: /) },
  { name: "tags", path: TICKET(), open: press(/^Tags: /) },
  { name: "due", path: TICKET(), open: press(/^Due: /) },
  { name: "state", path: TICKET(), open: press(/^State: /) },
  { name: "ticket menu", path: TICKET(), open: press(/^Actions for ticket/) },
  { name: "merge", path: TICKET(), open: key("m") },
  { name: "message menu", path: TICKET(), open: press(/^Actions for the message/) },
  { name: "customer menu", path: TICKET(), open: press("Actions for the customer") },
  {
    name: "customer form",
    path: TICKET(),
    open: async (page) => {
      await press("Actions for the customer")(page);
      await page.getByRole("menuitem", { name: "Edit customer" }).click();
    },
  },
  { name: "mailbox menu", path: "/settings/mailboxes", open: press(/^Actions for “/) },
  { name: "mail menu", path: "/system/mail", open: press(/^Actions for the mail/) },
  {
    name: "refused mailbox",
    path: "/settings/mailboxes/new",
    open: async (page) => {
      await page.getByLabel("Mail provider").selectOption("microsoft");
      await press("Create mailbox")(page);
      await expect(page.getByText("Is required to sign in by OAuth 2.0.").first()).toBeVisible();
    },
  },
  {
    name: "variables of a template",
    path: "/settings/mail-templates/en/acknowledgement",
    open: (page) => page.getByText("Variables", { exact: true }).click(),
  },
  { name: "reply", path: TICKET(), open: writing("r") },
  { name: "note", path: TICKET(), open: writing("n") },
  { name: "ways to send", path: TICKET(), open: then(writing("r"), press("More ways to send")) },
  {
    name: "canned responses",
    path: TICKET(),
    open: then(writing("r"), async (page) => {
      await page.keyboard.type("/");
      await expect(page.getByRole("option", { name: /Thanks/ })).toBeVisible();
    }),
  },
];

/** What says by no attribute that it is open. */
const UNMARKED = [
  "selection",
  "customer form",
  "refused mailbox",
  "variables of a template",
  "reply",
  "note",
  "canned responses",
];

function LIST() {
  return "/tickets?queue=all&tag=TAG";
}
function TICKET() {
  return "/tickets/TICKET";
}
function press(name: string | RegExp) {
  return (page: Page) => page.getByRole("button", { name }).first().click({ timeout: 15_000 });
}
/** A key that opens a dialog; what it belongs to comes to life after the page's head. */
function key(keys: string) {
  return async (page: Page) => {
    const dialog = page.getByRole("dialog");
    await expect(async () => {
      if ((await dialog.count()) === 0) await page.keyboard.press(keys);
      await expect(dialog.first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
  };
}
function then(...steps: ((page: Page) => Promise<void>)[]) {
  return async (page: Page) => {
    for (const step of steps) await step(page);
  };
}
function selectAll(page: Page) {
  return page.getByRole("checkbox", { name: "Select all on this page" }).check();
}
function writing(key: string) {
  return async (page: Page) => {
    const text = page.getByRole("textbox", { name: /^(Reply to|Note)/ });
    // The composer comes to life after the page's head.
    await expect(async () => {
      if ((await text.count()) === 0) await page.keyboard.press(key);
      await expect(text).toBeFocused({ timeout: 1_000 });
    }).toPass();
  };
}

/** A help desk with something on every page, and the addresses of it. */
async function furnish(server: TestServer) {
  const tag = ownWord();
  const [id = 0] = await seedTagged(server, tag, [
    {
      subject: `لا أستطيع تسجيل الدخول ${tag} 🙈`,
      message: `<h1>Hi ${tag}</h1><p>A <a href='https://example.com'>link</a></p><table><tr><td>1</td></tr></table><img src="https://example.com/x.gif">`,
      format: "html",
      set: { priority: "emergency", addTags: ["a long tag that is cut", "vip", "refund"] },
    },
    { subject: "N".repeat(200), name: "N".repeat(100), email: "n@example.com", priority: "low" },
    { subject: "Third", set: { state: "pending" } },
  ]);
  const { customerId } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
  await server.db.prisma.cannedResponse.upsert({
    where: { nameKey: "thanks" },
    create: { name: "Thanks", nameKey: "thanks", body: "<p>Thank you, {{customer.first_name}}.</p>" },
    update: {},
  });
  const mail = await furnishMail(server, id);
  return (path: string) =>
    path
      .replace("MAILBOX", String(mail.mailboxId))
      .replace("MAIL", String(mail.mailId))
      .replace("TAG", tag)
      .replace("TICKET", String(id))
      .replace("CUSTOMER", String(customerId));
}

/** Mail in every state. */
async function furnishMail({ db: { prisma } }: TestServer, ticketId: number) {
  const name = `Mailbox ${"with a long name ".repeat(4)}${ownWord()}`;
  const { id: mailboxId } = await prisma.mailbox.create({
    data: {
      name,
      nameKey: name,
      address: `${ownWord()}@desk.example`,
      addressKey: `${ownWord()}@desk.example`,
      protocol: "imap",
      host: "imap.desk.invalid",
      lastError: "There is no server called imap.desk.invalid: look for a typing mistake in its name.",
    },
  });
  const content = Buffer.from(`Subject: ${"A long line ".repeat(30)}\r\n\r\nWords\r\n`);
  const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", content));
  const file = await prisma.file.upsert({
    where: { sha256 },
    create: { sha256, size: content.length, content },
    update: {},
  });
  for (const outcome of ["waiting", "ticket", "reply", "ignored"] as const)
    await prisma.inboundMail.create({
      data: {
        mailboxId,
        fileId: file.id,
        outcome,
        sender: "fatima@customers.example",
        subject: "لا أستطيع تسجيل الدخول 🙈",
        believed: false,
        ...(outcome === "ignored" ? { reason: "duplicate" } : outcome !== "waiting" && { ticketId }),
      },
    });
  const { id: mailId } = await prisma.inboundMail.create({
    data: { mailboxId, fileId: file.id, outcome: "quarantined", reason: "failed: again, and again" },
  });
  const replies = await prisma.staff.findFirstOrThrow();
  for (const [at, state] of (["queued", "sending", "sent", "failed", "canceled"] as const).entries()) {
    const message = await prisma.message.create({
      data: { ticketId, kind: "reply", staffId: replies.id, format: "text", body: "Words" },
    });
    await prisma.outboundMail.create({
      data: {
        kind: "reply",
        state,
        ticketId,
        threadEntryId: message.id,
        toKey: "fatima@customers.example",
        recipients: [{ email: "fatima@customers.example", name: "" }],
        subject: "Re: لا أستطيع",
        messageId: `<${ownWord()}@desk.example>`,
        attempts: at,
        lastError: state === "failed" ? "The address does not exist." : null,
        notBefore: new Date(Date.now() + 86_400_000),
      },
    });
  }
  return { mailboxId, mailId };
}

/** What the browser complains of: a page that hydrates into something else, a rule of the CSP that was broken. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    // Answers such as 404 are what some pages are about.
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource"))
      complaints.push(line.text());
  });
  return complaints;
}

// Each begins with a desk of its own furnishing, and together they take longer than all other stories.
test.describe.configure({ mode: "parallel" });

for (const colorScheme of ["light", "dark"] as const) {
  const coloursOnly = colorScheme === "dark";

  test(`axe finds nothing on any page, ${colorScheme}`, async ({ admin: page, server }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const complaints = listen(page);
    const at = await furnish(server);
    for (const path of PAGES) {
      await page.goto(at(path));
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await test.step(path, () => expectAccessible(page, path, { coloursOnly }));
    }
    expect(complaints).toEqual([]);
  });

  test(`axe finds nothing in what opens, ${colorScheme}`, async ({ admin: page, server }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const complaints = listen(page);
    const at = await furnish(server);
    for (const { name, path, open } of OPENED)
      await test.step(name, async () => {
        await page.goto(at(path));
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await awake(page);
        const before = await page.locator("[data-open], [aria-expanded=true]").count();
        await open(page);
        if (!UNMARKED.includes(name))
          await expect
            .poll(() => page.locator("[data-open], [aria-expanded=true]").count(), { message: name })
            .toBeGreaterThan(before);
        await expectAccessible(page, name, { coloursOnly });
      });
    expect(complaints).toEqual([]);
  });

  test(`axe finds nothing on the sign-in page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expectAccessible(page, "/sign-in", { coloursOnly });
  });
}

test("nothing is wider than a phone, and nothing there is too small for a finger", async ({
  server,
  windowOf,
}) => {
  test.setTimeout(600_000);
  const at = await furnish(server);
  const page = await windowOf(ADMIN, {
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  for (const path of PAGES) {
    await page.goto(at(path));
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    await test.step(path, () => expectAccessible(page, path));
  }
  await page.goto(at("/tickets/TICKET"));
  await awake(page);
  await page.getByRole("button", { name: "Details" }).tap();
  await expect(page.getByRole("dialog", { name: "Details" })).toBeVisible();
  await expectAccessible(page, "details sheet");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Assignee: / })
    .tap();
  await expect(page.getByRole("combobox", { name: "Assignee" })).toBeVisible();
  await expectAccessible(page, "assignee in the details sheet");
  await page.goto("/tickets");
  await awake(page);
  await page.getByRole("button", { name: "Open menu" }).tap();
  await expect(page.getByRole("dialog", { name: "Menu" })).toBeVisible();
  await expectAccessible(page, "drawer");
});

test("nothing moves for whoever wants no motion", async ({ admin: page, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const at = await furnish(server);
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
          const longest = (list: string) =>
            Math.max(...list.split(",").map((time) => Number.parseFloat(time)));
          return (
            (animationName !== "none" && longest(animationDuration) > 0.01) ||
            longest(transitionDuration) > 0.01
          );
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
  await page.goto(at("/tickets?queue=all&tag=TAG"));
  await awake(page);
  await selectAll(page);
  await press("Merge")(page);
  await expect(page.getByRole("dialog", { name: /^Merge/ })).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.goto(at("/tickets/TICKET"));
  await awake(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  expect(await moving()).toEqual([]);
});

test("Tab goes through the list in the order of the page, and shows where it is", async ({
  admin: page,
  server,
}) => {
  const at = await furnish(server);
  await page.goto(at("/tickets?queue=all&tag=TAG"));
  await expect(page.locator("[data-ticket]").first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Skip/ })).toBeFocused();
  await page.keyboard.press("Enter");
  let last = { top: -1, left: -1 };
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || !element.closest("main")) return null;
      const { top, left } = element.getBoundingClientRect();
      const box = element instanceof HTMLInputElement ? (element.closest("label") ?? element) : element;
      const { outlineStyle, boxShadow, borderColor } = getComputedStyle(element);
      return {
        top,
        left,
        shown: outlineStyle !== "none" || boxShadow !== "none",
        borderColor,
        text: box.outerHTML.slice(0, 80),
      };
    });
    if (!place) break;
    expect(place.shown, place.text).toBe(true);
    // Line by line, from left to right.
    expect(place.top > last.top + 4 || place.left >= last.left, place.text).toBe(true);
    last = place;
  }
  expect(last.top).toBeGreaterThan(90);
});
