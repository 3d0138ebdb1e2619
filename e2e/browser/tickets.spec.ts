import { readFile } from "node:fs/promises";
import { createTicket, expect, someTicket, test } from "@/e2e/support/browser";
import { mailTicket } from "@/e2e/support/customer-mail";

test("a ticket from each door is seen in the list", async ({ admin: page, server }) => {
  const { secret } = await server.key();
  const send = (path: string, type: string, body: string, header = "x-deskuss-api-key") =>
    fetch(server.url + path, { method: "POST", headers: { [header]: secret, "content-type": type }, body });
  const { name, email, message } = someTicket();
  const xml = (subject: string) =>
    `<ticket><name>${name}</name><email>${email}</email><subject>${subject}</subject><message>${message}</message></ticket>`;
  const json = (subject: string) => JSON.stringify(someTicket({ subject }));
  const mail = (subject: string) => `From: ${name} <${email}>\r\nSubject: ${subject}\r\n\r\n${message}\r\n`;
  const answers = await Promise.all([
    send("/api/tickets.json", "application/json", json("Door one")),
    send("/deskuss/api/tickets.xml", "application/xml", xml("Door two")),
    send("/api/tickets.email", "text/plain", mail("Door three")),
    send("/api/tickets.json", "message/rfc822", mail("Door four")),
    send("/api/http.php/tickets.json", "application/x-www-form-urlencoded", json("Door five"), "x-api-key"),
    send("/api/tickets.xml", "application/xml", xml("Door six"), "x-api-key"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 201]);
  await page.goto("/tickets");
  for (const subject of ["Door one", "Door two", "Door three", "Door four", "Door five", "Door six"])
    await expect(page.getByRole("link", { name: subject, exact: true })).toBeVisible();
});

test("search finds by number, subject and customer", async ({ admin: page, server }) => {
  const id = await createTicket(server, {
    subject: "Zeppelin delayed",
    name: "Wilhelmina Quux",
    email: "quux@airship.example",
  });
  for (const words of [
    `#${id}`,
    String(id),
    "zeppelin",
    "Zepp",
    "wilhelmina",
    "quux@airship.example",
    "airship",
  ]) {
    await page.goto(`/tickets?state=all&q=${encodeURIComponent(words)}`);
    await expect(page.getByRole("link", { name: "Zeppelin delayed" }), words).toBeVisible();
  }
  await page.goto("/tickets?q=nothing-is-called-this");
  await expect(page.getByRole("link", { name: "Zeppelin delayed" })).toHaveCount(0);
});

test("hostile HTML is text and structure, and no script of it runs", async ({ admin: page, server }) => {
  const message = `<p>Hello <b>there</b></p><script>window.owned = 1</script><img src=x onerror="window.owned = 2">
    <a href="javascript:window.owned=3">click</a><svg onload="window.owned=4"></svg><iframe srcdoc="<script>parent.owned=5</script>"></iframe>`;
  const id = await createTicket(server, {
    subject: "<script>window.owned=6</script>",
    name: "<b onclick=x>Eve</b>",
    message,
  });
  const violations: string[] = [];
  page.on(
    "console",
    (line) => line.text().includes("Content Security Policy") && violations.push(line.text()),
  );
  await page.goto(`/tickets/${id}`);
  await expect(page.getByText("Hello there")).toBeVisible();
  await expect(page.getByRole("heading", { name: "<script>window.owned=6</script>" })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "owned"))).toBeUndefined();
  expect(violations).toEqual([]);
  for (const selector of ["iframe", "main script", "[onerror]", '[href^="javascript:"]'])
    await expect(page.locator(selector)).toHaveCount(0);
});

test("pictures from elsewhere load only when asked for", async ({ admin: page, server, context }) => {
  const asked: string[] = [];
  await context.route("https://pixel.example/**", (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const id = await createTicket(server, {
    message: '<p>Look</p><img src="https://pixel.example/open.gif" alt="pixel">',
  });
  await page.goto(`/tickets/${id}`);
  await expect(page.getByText("1 image from another server is not shown")).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole("link", { name: "Show images" }).click();
  await expect.poll(() => asked).toEqual(["https://pixel.example/open.gif"]);
});

test("a mail's attachment, inline picture and original can be had", async ({ admin: page, server }) => {
  const { secret } = await server.key();
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const mail = [
    "From: Jane <jane@example.com>",
    "Subject: With files",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="x"',
    "",
    "--x",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<p>See the picture <img src="cid:dot@mail" alt="dot"></p>',
    "--x",
    "Content-Type: image/png; name=dot.png",
    "Content-ID: <dot@mail>",
    "Content-Transfer-Encoding: base64",
    "",
    pixel,
    "--x",
    "Content-Type: text/html; name=page.html",
    "Content-Disposition: attachment; filename=page.html",
    "",
    "<script>alert(1)</script>",
    "--x--",
    "",
  ].join("\r\n");
  const response = await fetch(`${server.url}/api/tickets.email`, {
    method: "POST",
    headers: { "x-deskuss-api-key": secret },
    body: mail,
  });
  const { id } = (await response.json()) as { id: number };
  await page.goto(`/tickets/${id}`);
  const dot = page.getByRole("img", { name: "dot" });
  await expect
    .poll(() => dot.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
    .toBe(1);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /page\.html/ }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("<script>alert(1)</script>");
  await page.getByRole("button", { name: "Actions for the message by Jane" }).click();
  await page.getByRole("menuitem", { name: "Original mail" }).click();
  const source = page.getByRole("dialog", { name: "Original mail" });
  await expect(source.getByText("Content-ID: <dot@mail>")).toBeVisible();
  const original = page.waitForEvent("download");
  await source.getByRole("link", { name: "Download" }).click();
  expect(await readFile(await (await original).path(), "utf8")).toBe(mail);
});

test("resolving, closing and reopening leave their lines in the thread", async ({ admin: page, server }) => {
  const id = await createTicket(server, { subject: "To be closed" });
  await page.goto(`/tickets/${id}`);
  await page.getByRole("button", { name: "Resolve" }).dblclick();
  await expect(page.getByText(`#${id} resolved.`)).toBeVisible();
  await expect(page.getByText(/resolved the ticket/)).toHaveCount(1);
  await page.getByRole("button", { name: "State: Resolved" }).click();
  await page.getByRole("option", { name: "Closed" }).click();
  await expect(page.getByText(/closed the ticket/)).toHaveCount(1);
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "Resolve" })).toBeVisible();
  await expect(page.getByText(/reopened the ticket/)).toHaveCount(1);
});

test("images of one message are shown without those of the others", async ({
  admin: page,
  server,
  context,
}) => {
  const asked: string[] = [];
  await context.route("https://pixel.example/**", (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const image = (name: string) => `<p>${name}</p><img src="https://pixel.example/${name}.gif" alt="">`;
  const mail = await mailTicket(
    server,
    { name: "Pia Pixel", email: "pia@example.com", subject: "Pictures", type: "text/html" },
    image("first"),
  );
  await mail.reply(image("second"));
  await page.goto(`/tickets/${mail.id}`);
  await expect(page.getByText("2 images from other servers are not shown")).toBeVisible();
  await page
    .getByRole("listitem", { name: /^Message by/ })
    .filter({ hasText: "second" })
    .getByRole("link", { name: "Show images" })
    .click();
  await expect.poll(() => asked).toEqual(["https://pixel.example/second.gif"]);
  await page.getByRole("link", { name: "Show images" }).click();
  await expect.poll(() => asked).toContain("https://pixel.example/first.gif");
});

test("a ticket that is not there says so", async ({ admin: page }) => {
  for (const path of ["/tickets/999999", "/tickets/abc", "/tickets/1e9", "/tickets/99999999999"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
});
