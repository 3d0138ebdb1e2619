import { describe, expect, it, test } from "vitest";
import { type MessagePart, newBody, partsOf, searchedText, splitBody } from "./message-parts";

type Format = "text" | "html";

/** What is left of a message when it has been stored and is read again. */
const stored = (message: string, format: Format) => ({ format, ...splitBody(message, format) });
const read = (message: string, format: Format) => partsOf(stored(message, format));
/** A message from before stretches were stored. */
const old = (body: string, format: Format) => partsOf({ format, body, parts: null });
const only = (parts: readonly MessagePart[], kind: MessagePart["kind"]) =>
  parts
    .filter((part) => part.kind === kind)
    .map(({ body }) => body)
    .join("");
const text = (html: string) => html.replace(/<[^>]*>/g, "");

describe("plain text", () => {
  it.each([
    "On Mon, 12 Jun 2026 at 14:32, Jane Doe <jane@example.com> wrote:",
    "Am 12.06.2026 um 14:32 schrieb Jane Doe <jane@example.com>:",
    "Le lun. 12 juin 2026 à 14:32, Jane <jane@example.com> a écrit :",
    "El lun, 12 jun 2026 a las 14:32, Jane (<jane@example.com>) escribió:",
    "2026年6月12日(金) 14:32 Jane <jane@example.com>:",
    "On Mon, 12 Jun 2026 at 14:32, Jane Doe With A Long Name\n<jane@example.com> wrote:",
  ])("the quote that ends a mail is told from what is new: %s", (line) => {
    for (const parts of [read, old].map((way) => way(`Thanks!\n\n${line}\n\n> one\n> two\n`, "text"))) {
      expect(only(parts, "new")).toBe("Thanks!\n\n");
      expect(only(parts, "quote")).toBe(`${line}\n\n> one\n> two\n`);
    }
  });

  it("a signature and the copy of an older mail are told apart", () => {
    const parts = read("Hi\n-- \nJane\n\n-----Original Message-----\nFrom: a\nold", "text");
    expect(parts.map(({ kind }) => kind)).toEqual(["new", "signature", "quote"]);
  });

  it("answers between quoted lines stay in sight", () => {
    const mail = "> is it on?\nYes.\n> really?\nReally.";
    expect(read(mail, "text")).toEqual([{ kind: "new", body: mail }]);
  });

  it.each([
    "> all\n> quoted",
    "-- \nonly a signature",
    "On Monday I wrote:\nnothing quoted",
    "a\n\nb",
    "---",
  ])("what would be empty or is no quote is new: %j", (mail) =>
    expect(stored(mail, "text")).toEqual({ format: "text", body: mail, parts: [] }),
  );

  it("nothing is left out", () => {
    const mail = "a\n\nOn 1.1.2026 b@c.example wrote:\n> q\n\nmore\n> r\n-- \nsig\n🙂";
    expect(stored(mail, "text").body).toBe(mail);
    expect(
      read(mail, "text")
        .map(({ body }) => body)
        .join(""),
    ).toBe(mail);
  });
});

describe("HTML", () => {
  const GMAIL =
    '<div dir="ltr">Yes.</div><br><div class="gmail_quote"><div>Somebody, somewhen</div><blockquote class="gmail_quote">Is it on fire?</blockquote></div>';

  it("is looked at with the marks that do not outlast the sanitiser", () => {
    const { body, parts } = stored(GMAIL, "html");
    expect(body).not.toContain("gmail");
    expect(parts.map(([kind]) => kind)).toEqual(["new", "quote"]);
    expect(text(only(read(GMAIL, "html"), "new"))).toBe("Yes.");
    expect(text(only(read(GMAIL, "html"), "quote"))).toBe("Somebody, somewhenIs it on fire?");
  });

  it("each stretch is well-formed by itself", () => {
    const html =
      '<table dir="rtl"><tbody><tr><td>Yes.<div class="gmail_quote">Old</div></td></tr></tbody></table>';
    expect(read(html, "html").map(({ body }) => body)).toEqual([
      '<table dir="rtl"><tbody><tr><td>Yes.</td></tr></tbody></table>',
      '<table dir="rtl"><tbody><tr><td><div>Old</div></td></tr></tbody></table>',
    ]);
  });

  it.each([
    ["nothing but a script is new", "<script>x()</script><div class='gmail_quote'>Old</div>"],
    ["nothing but white space is new", "<p>&nbsp;</p><div class='gmail_quote'>Old</div>"],
  ])("what would show nothing is shown whole: %s", (_, html) => {
    expect(stored(html, "html").parts).toEqual([]);
  });

  it.each([
    [
      "an attribute of ours",
      '<p>Pay now</p><div data-parts="quote" data-deskuss-kind="new">You wrote: no</div>',
    ],
    ["an element of ours", "<p>Pay now</p><details><summary>Quoted text</summary>You wrote: no</details>"],
  ])("a sender marks nothing by %s", (_, html) => {
    expect(stored(html, "html").parts).toEqual([]);
  });

  it("from before stretches were stored is looked at as it is", () => {
    const parts = old(
      '<div>Thanks</div><br /><div><div>On Mon, Jun 12, 2026 Jane &lt;<a href="mailto:j@x.example">j@x.example</a>&gt; wrote:<br /></div><blockquote><div>old</div></blockquote></div>',
      "html",
    );
    expect(text(only(parts, "new"))).toBe("Thanks");
    expect(text(only(parts, "quote"))).toMatch(/^On Mon.*wrote:old$/);
    expect(old("<p>See:</p><blockquote>a saying</blockquote><p>nice</p>", "html")).toHaveLength(1);
  });
});

test("the beginning of a message has the beginning of its stretches", () => {
  const { format, body, parts } = stored(
    `New\n\nOn 1.1.2026 a@b.example wrote:\n> ${"q".repeat(50)}`,
    "text",
  );
  const cut = partsOf({ format, body: body.slice(0, 45), parts });
  expect(cut.map((part) => part.kind)).toEqual(["new", "quote"]);
  expect(cut.map((part) => part.body).join("")).toBe(body.slice(0, 45));
  expect(partsOf({ format, body: "Ne", parts })).toEqual([{ kind: "new", body: "Ne" }]);
});

test("what is new stands for the message, all of it where nothing is", () => {
  const mail = "On 1.1.2026 a@b.example wrote:\n> old\n\nYes.\n\n-- \nJane";
  expect(newBody(stored(mail, "text")).trim()).toBe("Yes.");
  expect(newBody({ ...stored(mail, "text"), body: mail.slice(0, 20) })).toBe(mail.slice(0, 20));
  expect(newBody({ format: "text", body: mail, parts: [] })).toBe(mail);
});

test("a reply is found by what is new, whatever it quotes, and by the beginning of that", () => {
  const quoted = `> needle ${"hay ".repeat(5_000)} thread`;
  const found = searchedText(stored(`On 1.1.2026 a@b.example wrote:\n${quoted}\n\nYes.`, "text"));
  expect(found.trimStart()).toMatch(/^Yes\./);
  expect(found).toContain("needle");
  expect(found).not.toContain("thread");
});

it.each([
  ["text", ">"],
  ["text", "On "],
  ["text", "From: "],
  ["text", "-- \n"],
  ["html", "<p>On 1/1/2026 a@b.example wrote:</p><blockquote>q</blockquote><p>x</p>"],
  ["html", '<div class="gmail_quote">'],
  ["html", "<blockquote>a</blockquote>"],
] as const)("takes time in proportion to its length: %s of %j", (format, part) => {
  const message = part.repeat(200_000 / part.length);
  for (const way of [read, old]) {
    const started = performance.now();
    way(message, format);
    expect(performance.now() - started).toBeLessThan(3_000);
  }
});
