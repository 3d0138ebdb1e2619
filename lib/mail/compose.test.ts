import fc from "fast-check";
import { expect, test } from "vitest";
import {
  automaticFields,
  headerText,
  htmlToText,
  outgoingSubject,
  quoteHtml,
  quoteText,
  threadFields,
  ticketInSubject,
} from "./compose";

test.each([
  ["Printer on fire", "Re: Printer on fire [#1042]"],
  ["Re: Printer on fire [#1042]", "Re: Printer on fire [#1042]"],
  ["AW: Re: [#1042] Printer [#1042] on fire", "Re: Printer on fire [#1042]"],
  ["Printer [#7]", "Re: Printer [#7] [#1042]"],
  ["", "Re: [#1042]"],
  ["Regarding: fire", "Re: Regarding: fire [#1042]"],
])("%s", (subject, expected) => {
  expect(outgoingSubject(subject, 1042, { reply: true })).toBe(expected);
  expect(ticketInSubject(outgoingSubject("Printer", 1042, { reply: false }))).toBe(1042);
});

test("a subject stays one short line, and writing it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), fc.boolean(), (text, reply) => {
      const subject = outgoingSubject(text, 1042, { reply });
      expect(subject).not.toMatch(/\p{Cc}/u);
      expect([...subject].length).toBeLessThanOrEqual(260);
      expect(subject.split("[#1042]")).toHaveLength(2);
      expect(outgoingSubject(subject, 1042, { reply })).toBe(subject);
    }),
  );
});

test.each([
  ["[#1042] Printer", 1042],
  ["Re: Printer [#1042] [#1042]", 1042],
  ["[#1042] [#1043]", null],
  ["#1042", null],
  ["[#0]", null],
  ["[#99999999999]", null],
  ["[#9999999999]", null],
])("the ticket in the subject %s is %s", (subject, id) => {
  expect(ticketInSubject(subject)).toBe(id);
});

test("an answer names what it answers and how the thread began", () => {
  expect(threadFields("b@x", ["a@x"])).toEqual({ inReplyTo: "b@x", references: ["a@x", "b@x"] });
  expect(threadFields("b@x", ["a@x", "b@x"])).toEqual({ inReplyTo: "b@x", references: ["a@x", "b@x"] });
  expect(threadFields(null, [])).toEqual({ inReplyTo: null, references: [] });
});

test("a long thread keeps its first id and the last ones", () => {
  const ids = Array.from({ length: 80 }, (_, index) => `${index}@x`);
  const { references } = threadFields("last@x", ids);
  expect(references).toHaveLength(20);
  expect(references[0]).toBe("0@x");
  expect(references.slice(-2)).toEqual(["79@x", "last@x"]);
});

test("no id can end its field or its brackets", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("a", "@", ">", "<", "\r", "\n", " ", "\u00e9", ":") })),
      (ids) => {
        const { references } = threadFields(ids[0] ?? null, ids);
        for (const id of references) expect(id).toMatch(/^[\x21-\x7e]+$/);
        expect(references.join("")).not.toMatch(/[<>]/);
      },
    ),
  );
});

test("only what a program sends says so", () => {
  expect(automaticFields("reply")).toEqual({});
  expect(automaticFields("notice")["Auto-Submitted"]).toBe("auto-generated");
  expect(automaticFields("acknowledgement")["Auto-Submitted"]).toBe("auto-replied");
});

test("no text becomes a second header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(headerText(`Ada\r\nBcc: eve@evil.example${text}`)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
  );
});

test("quotes a text, deeper where it quotes already", () => {
  expect(quoteText("Hello\r\n\r\n> Before\n", "On Monday, Ada\nwrote:")).toBe(
    "On Monday, Ada wrote:\n> Hello\n>\n>> Before",
  );
  const long = quoteText("line\n".repeat(10_000), "Ada:").split("\n");
  expect(long).toHaveLength(502);
  expect(long.at(-1)).toBe("> […]");
});

test("quotes HTML in the form that mail programs fold", () => {
  expect(quoteHtml("<p>Hello</p>", 'On Monday, "Ada" <ada@example.com> wrote:')).toBe(
    '<div class="gmail_quote" data-deskuss="quote"><div>On Monday, &#34;Ada&#34; &#60;ada@example.com&#62; wrote:</div><blockquote type="cite"><p>Hello</p></blockquote></div>',
  );
});

test("makes the plain text of an HTML mail", () => {
  const html =
    '<h1>Hello</h1><p>See <a href="https://example.com/x">this</a>.<br>Bye</p><ul><li>One</li></ul>';
  expect(htmlToText(html)).toBe("Hello\n\nSee this [https://example.com/x].\nBye\n\n * One");
});

test("HTML that is built to be slow is cut", () => {
  for (const piece of ["<b>x", "<br>"]) {
    const since = performance.now();
    htmlToText(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - since).toBeLessThan(5_000);
  }
});
