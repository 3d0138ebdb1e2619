import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlToText } from "./compose";
import { splitReplyHtml } from "./reply-html";

const QUOTED = "<p>Is it on fire?</p>";
const INTRO = "On Mon, Jan 1, 2024 at 10:00 AM Ada &lt;ada@example.com&gt; wrote:";
const HEADER =
  "<b>From:</b> Ada &lt;ada@example.com&gt;<br><b>Sent:</b> Monday, 1 January 2024<br><b>To:</b> Support<br><b>Subject:</b> Fire";

const text = (html: string, kind: string) =>
  splitReplyHtml(html)
    .filter((piece) => piece.kind === kind)
    .map((piece) => htmlToText(piece.html).replace(/\s+/g, " "))
    .join(" | ");

test.each([
  [
    "Gmail",
    `<div dir="ltr">Yes.</div><br><div class="gmail_quote"><div class="gmail_attr">${INTRO}<br></div><blockquote class="gmail_quote">${QUOTED}</blockquote></div>`,
  ],
  [
    "Apple Mail",
    `<div>Yes.</div><div><br><blockquote type="cite"><div>On 1 Jan 2024, at 10:00, Ada &lt;ada@example.com&gt; wrote:</div><br>${QUOTED}</blockquote></div>`,
  ],
  [
    "Outlook 2010",
    `<div class=WordSection1><p>Yes.</p><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p>${HEADER}</p></div>${QUOTED}</div>`,
  ],
  [
    "Outlook on the web",
    `<div>Yes.</div><div id="appendonsend"></div><hr style="display:inline-block" tabindex="-1"><div id="divRplyFwdMsg">${HEADER}</div>${QUOTED}`,
  ],
  ["Outlook that quotes Outlook", `<div>Yes.</div><div id="x_divRplyFwdMsg">Ada</div>${QUOTED}`],
  [
    "Yahoo",
    `<div>Yes.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>${INTRO}</div>${QUOTED}</div>`,
  ],
  [
    "Thunderbird",
    `<p>Yes.</p><div class="moz-cite-prefix">Am 01.01.24 um 10:00 schrieb Ada:<br></div><blockquote type="cite">${QUOTED}</blockquote>`,
  ],
  [
    "Proton",
    `<div>Yes.</div><div class="protonmail_quote">${INTRO}<br><blockquote>${QUOTED}</blockquote></div>`,
  ],
  [
    "GMX",
    `<div>Yes.</div><div name="quote" style="margin:10px"><div><b>Gesendet:</b> Montag</div>${QUOTED}</div>`,
  ],
  [
    "us",
    `<p>Yes.</p><div data-deskuss="quote"><div>Ada:</div><blockquote type="cite">${QUOTED}</blockquote></div>`,
  ],
  ["a program we don't know", `<div>Yes.</div><div>${INTRO}</div><section>${QUOTED}</section>`],
  [
    "a program we don't know, with a header",
    `<div>Yes.</div><div>${HEADER}</div><section>${QUOTED}</section>`,
  ],
])("folds what %s quotes", (_, html) => {
  expect(text(html, "new")).toBe("Yes.");
  expect(text(html, "quote")).toContain("Is it on fire?");
});

test("the lines that introduce a quote are folded with it", () => {
  const html = `<div>Yes.</div><div>${INTRO}</div><blockquote type="cite">${QUOTED}</blockquote>`;
  expect(text(html, "quote")).toMatch(/^On Mon/);
});

test("an answer below the quote is shown", () => {
  const html = `<div>${INTRO}</div><blockquote type="cite">${QUOTED}</blockquote><p>Yes, it is.</p>`;
  expect(splitReplyHtml(html).map(({ kind }) => kind)).toEqual(["quote", "new"]);
  expect(text(html, "new")).toBe("Yes, it is.");
});

test.each([
  ["Am 01.01.24 um 10:00 schrieb Ada:", "a line that is known"],
  ["Ada na aramish:", "a line that is not"],
])("below Thunderbird's quote, answers are shown: %s", (line) => {
  const prefix = `<div class="moz-cite-prefix">${line}<br></div>`;
  const quote = (words: string) => `<blockquote type="cite">${words}</blockquote>`;
  const sign = '<pre class="moz-signature">-- \nMia</pre>';
  const below = `${prefix}${quote("One?")}<p>Yes.</p>`;
  expect(text(below, "new")).toBe("Yes.");
  expect(text(below, "quote")).toContain("One?");
  const between = `<p>Hi Ada,</p>${prefix}${quote("One?")}<p>Yes.</p>${quote("Two?")}<p>No.</p>${sign}`;
  expect(splitReplyHtml(between).map(({ kind }) => kind)).toEqual(["new", "signature"]);
  expect(text(between, "new")).toContain("No.");
});

test("answers between quotes stay with what they answer", () => {
  const html = `<div>Hello.</div><blockquote type="cite">One?</blockquote><p>Yes.</p><blockquote type="cite">Two?</blockquote><p>No.</p>`;
  expect(splitReplyHtml(html)).toEqual([{ kind: "new", html }]);
});

test("a signature is folded, a picture is an answer", () => {
  const signed =
    '<div>Yes.</div><div><br></div><div class="gmail_signature" data-smartmail="gmail_signature">Ada<br>CEO</div>';
  expect(text(signed, "new")).toBe("Yes.");
  expect(text(signed, "signature")).toBe("Ada CEO");
  expect(splitReplyHtml(`<img src="cid:1"><div class="gmail_quote">${INTRO}${QUOTED}</div>`)).toMatchObject([
    { kind: "new", html: '<img src="cid:1">' },
    { kind: "quote" },
  ]);
});

test("each piece stands in the elements it stood in", () => {
  const html = `<table dir="rtl"><tr><td>Yes.<div class="gmail_quote">${QUOTED}</div></td></tr></table>`;
  expect(splitReplyHtml(html)).toEqual([
    { kind: "new", html: '<table dir="rtl"><tr><td>Yes.' },
    {
      kind: "quote",
      html: `<table dir="rtl"><tr><td><div class="gmail_quote">${QUOTED}</div></td></tr></table>`,
    },
  ]);
});

test.each([
  ["nothing but a quote", `<div class="gmail_quote">${INTRO}${QUOTED}</div>`],
  [
    "a quotation in a text",
    "<p>As the poet says:</p><blockquote>Fire!</blockquote><p>That is my problem.</p>",
  ],
  [
    "a web site's form",
    "<p>New request</p><hr>From: Ada<br>E-mail: ada@example.com<br>To: Sales<br>Subject: Fire<br>Help!",
  ],
  ["a rule between two parts", "<p>One</p><hr><p>Two</p>"],
  [
    "marks inside comments, styles and attributes",
    `<style>.gmail_quote{}</style><!-- <div class="gmail_quote"> --><p title='<div class="gmail_quote">'>Yes.</p>`,
  ],
  ["nothing", " "],
])("takes for new: %s", (_, html) => {
  expect(splitReplyHtml(html)).toEqual([{ kind: "new", html }]);
});

const PIECE = fc.constantFrom(
  ...[
    "<div>",
    "</div>",
    "<blockquote type=cite>",
    "</blockquote>",
    "<p>",
    "Yes.",
    "<br>",
    INTRO,
    "<hr>",
    "<!--",
    "-->",
    "<style>",
  ],
  ...[
    '<div class="gmail_quote">',
    "<",
    ">",
    '"',
    "<img>",
    "</p>",
    "<table><tr><td>",
    "</table>",
    HEADER,
    "<a title='>",
    "-- <br>",
  ],
);

test("nothing is ever lost", () => {
  fc.assert(
    fc.property(fc.array(PIECE, { maxLength: 60 }), (parts) => {
      const body = parts.join("");
      let at = 0;
      for (const { html } of splitReplyHtml(body)) {
        // A piece is the elements it stood in, and then a stretch of the body that begins where the last one ended.
        let length = Math.min(html.length, body.length - at);
        while (!html.endsWith(body.slice(at, at + length))) length--;
        at += length;
      }
      expect(at).toBe(body.length);
    }),
  );
});

test("hostile HTML ends soon", () => {
  for (const piece of [
    "<div>",
    "<",
    "<a ",
    '<a b="',
    "a<hr>",
    "<b>x</i>",
    "<!--",
    "<style>",
    "<p>On 1",
    '<div class="gmail_quote">x',
    "&nbsp;",
    "<blockquote>x</blockquote>y",
    ">",
    '<p id="a>',
  ]) {
    const since = performance.now();
    splitReplyHtml(piece.repeat(5_000_000 / piece.length));
    expect(performance.now() - since).toBeLessThan(6_000);
  }
});
