import { describe, expect, it } from "vitest";
import { foldHtml, foldText } from "./quotes";

const shown = (parts: { body: string; folded: boolean }[]) =>
  parts
    .filter(({ folded }) => !folded)
    .map(({ body }) => body)
    .join("");
const folded = (parts: { body: string; folded: boolean }[]) =>
  parts
    .filter((part) => part.folded)
    .map(({ body }) => body)
    .join("");
const text = (html: string) => html.replace(/<[^>]*>/g, "");

describe("foldText", () => {
  it.each([
    "On Mon, 12 Jun 2026 at 14:32, Jane Doe <jane@example.com> wrote:",
    "Am 12.06.2026 um 14:32 schrieb Jane Doe <jane@example.com>:",
    "Le lun. 12 juin 2026 à 14:32, Jane <jane@example.com> a écrit :",
    "El lun, 12 jun 2026 a las 14:32, Jane (<jane@example.com>) escribió:",
    "2026年6月12日(金) 14:32 Jane <jane@example.com>:",
    "On Mon, 12 Jun 2026 at 14:32, Jane Doe With A Long Name\n<jane@example.com> wrote:",
  ])("folds the quote that ends a mail: %s", (line) => {
    const parts = foldText(`Thanks!\n\n${line}\n\n> one\n> two\n`);
    expect(shown(parts).trim()).toBe("Thanks!");
    expect(folded(parts)).toBe(`${line}\n\n> one\n> two\n`);
  });

  it("folds a signature and the copy of an older mail", () => {
    expect(shown(foldText("Hello\n-- \nJane\nACME"))).toBe("Hello\n");
    expect(shown(foldText("Hello\n\n-----Original Message-----\nFrom: a\nold"))).toBe("Hello\n\n");
    expect(
      shown(foldText("Hi\nFrom: Jane <j@x.example>\nSent: Monday\nTo: Help\nSubject: Printer\n\nold text")),
    ).toBe("Hi\n");
  });

  it("keeps answers between quoted lines in sight", () => {
    const mail = "> is it on?\nYes.\n> really?\nReally.";
    expect(foldText(mail)).toEqual([{ body: mail, folded: false }]);
  });

  it.each(["> all\n> quoted", "-- \nonly a signature", "", "On Monday I wrote:\nnothing quoted", "a\n\nb"])(
    "leaves alone what would be empty or is no quote: %j",
    (mail) => expect(shown(foldText(mail))).toBe(mail),
  );

  it("leaves nothing out", () => {
    const mail = "a\n\nOn 1.1.2026 b@c.example wrote:\n> q\n\nmore\n> r\n-- \nsig\n";
    expect(
      foldText(mail)
        .map(({ body }) => body)
        .join(""),
    ).toBe(mail);
  });

  it("takes no more time than the text is long", () => {
    for (const line of [">", "On ", "a@", "-", "From: ", "1.1"]) {
      const begun = performance.now();
      foldText(`${`${line.repeat(100_000 / line.length)}\n`}x`);
      foldText(`${line}\n`.repeat(30_000));
      expect(performance.now() - begun, line).toBeLessThan(1_000);
    }
  });
});

describe("foldHtml", () => {
  it("folds a blockquote with the line above it", () => {
    const parts = foldHtml(
      '<div>Thanks</div><br /><div><div>On Mon, Jun 12, 2026 Jane &lt;<a href="mailto:j@x.example">j@x.example</a>&gt; wrote:<br /></div><blockquote><div>old</div></blockquote></div>',
    );
    expect(text(shown(parts))).toBe("Thanks");
    expect(parts.at(-1)?.body).toBe(
      '<div><div>On Mon, Jun 12, 2026 Jane &lt;<a href="mailto:j@x.example">j@x.example</a>&gt; wrote:<br /></div><blockquote><div>old</div></blockquote></div>',
    );
  });

  it("closes and reopens what a cut goes through", () => {
    const parts = foldHtml(
      "<div><p>Hi</p><p><b>From:</b> Jane<br /><b>Sent:</b> Monday<br /><b>To:</b> Help</p>old</div>",
    );
    expect(parts).toEqual([
      { body: "<div><p>Hi</p></div>", folded: false },
      {
        body: "<div><p><b>From:</b> Jane<br /><b>Sent:</b> Monday<br /><b>To:</b> Help</p>old</div>",
        folded: true,
      },
    ]);
  });

  it("takes time in proportion to its length, however many quotes there are", () => {
    const html = "<p>On 1/1/2026 a@b.example wrote:</p><blockquote>q</blockquote><p>x</p>".repeat(2_600);
    const started = performance.now();
    const parts = foldHtml(html);
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(parts.filter((part) => part.folded)).toHaveLength(2_600);
  });

  it("shows what was written below a quote", () => {
    const parts = foldHtml("<p>Jane schrieb:</p><blockquote><p>old</p></blockquote><p>new</p>");
    expect(parts.map((part) => [text(part.body), part.folded])).toEqual([
      ["Jane schrieb:old", true],
      ["new", false],
    ]);
  });

  it.each([
    "<p>See:</p><blockquote>a saying</blockquote><p>nice</p>",
    "<blockquote>all of it</blockquote>",
    "<p>a -- b</p>",
    '<p><img src="x" alt="a" /></p>',
    "",
  ])("leaves alone what is no quote: %s", (html) => expect(shown(foldHtml(html))).toBe(html));
});
