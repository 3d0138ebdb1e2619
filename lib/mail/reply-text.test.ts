import fc from "fast-check";
import { expect, test } from "vitest";
import { newText, splitReplyText } from "./reply-text";

const lines = (...text: string[]) => text.join("\n");
const kinds = (body: string) => splitReplyText(body).map(({ kind }) => kind);

test.each([
  ["Gmail", "On Mon, Jan 1, 2024 at 10:00 AM Ada Lovelace <ada@example.com> wrote:"],
  [
    "Gmail, wrapped",
    lines("On Mon, Jan 1, 2024 at 10:00 AM, Ada Lovelace via Support <", "ada@example.com> wrote:"),
  ],
  ["Apple", "> On 1 Jan 2024, at 10:00, Ada Lovelace <ada@example.com> wrote:"],
  ["Thunderbird, German", "Am 01.01.24 um 10:00 schrieb Ada Lovelace:"],
  ["Gmail, French", lines("Le lun. 1 janv. 2024 à 10:00, Ada Lovelace <ada@example.com> a", "écrit :")],
  ["Gmail, Spanish", "El lun, 1 ene 2024 a las 10:00, Ada (<ada@example.com>) escribió:"],
  ["Gmail, Portuguese", "Em seg., 1 de jan. de 2024 às 10:00, Ada <ada@example.com> escreveu:"],
  ["Gmail, Italian", "Il giorno lun 1 gen 2024 alle ore 10:00 Ada <ada@example.com> ha scritto:"],
  ["Gmail, Dutch", "Op ma 1 jan 2024 om 10:00 schreef Ada <ada@example.com>:"],
  ["Gmail, Polish", "pon., 1 sty 2024 o 10:00 Ada <ada@example.com> napisał(a):"],
  ["Gmail, Russian", "пн, 1 янв. 2024 г. в 10:00, Ada <ada@example.com>:"],
  ["Gmail, Japanese", "2024年1月1日(月) 10:00 Ada <ada@example.com>:"],
  ["Zoho", "---- On Mon, 01 Jan 2024 10:00:00 +0100 ada@example.com wrote ----"],
])("knows how %s introduces a quote", (_, introduction) => {
  const quote = lines(introduction, "", "> Is it on fire?", ">", "> Ada");
  const body = lines("Yes, it is.", "", quote, "");
  expect(splitReplyText(body)).toEqual([
    { kind: "new", text: "Yes, it is.\n\n" },
    { kind: "quote", text: `${quote}\n` },
  ]);
});

test.each([
  [
    "English",
    [
      "From: Ada Lovelace <ada@example.com>",
      "Sent: Monday, 1 January 2024 10:00",
      "To: Support",
      "Subject: Fire",
    ],
  ],
  [
    "German",
    ["Von: Ada Lovelace", "Gesendet: Montag, 1. Januar 2024 10:00", "An: Support", "Betreff: Feuer"],
  ],
  ["French", ["De : Ada Lovelace", "Envoyé : lundi 1 janvier 2024 10:00", "À : Support", "Objet : Feu"]],
  ["bold", ["*From:* Ada Lovelace", "*Sent:* Monday, 1 January 2024", "*To:* Support", "*Subject:* Fire"]],
])("knows Outlook's header in %s, and all that follows", (_, header) => {
  const body = lines(
    "Yes.",
    "",
    "________________________________",
    ...header,
    "",
    "Is it on fire?",
    "",
    "Ada",
  );
  expect(kinds(body)).toEqual(["new", "quote"]);
  expect(newText(body)).toBe("Yes.");
});

test.each([
  "-----Original Message-----",
  "-----Ursprüngliche Nachricht-----",
  "---------- Forwarded message ---------",
])("%s begins a quote", (line) => {
  expect(newText(lines("Yes.", line, "Is it on fire?"))).toBe("Yes.");
});

test("folds a quote above the answer", () => {
  const body = lines("On Mon, Jan 1, 2024, Ada <ada@example.com> wrote:", "> Is it on fire?", "", "Yes.");
  expect(kinds(body)).toEqual(["quote", "new"]);
});

test("answers between quotes stay with what they answer", () => {
  const body = lines(
    "On Mon, Jan 1, 2024, Ada <ada@example.com> wrote:",
    "> Is it on fire?",
    "Yes.",
    "> Since when?",
    "Since Monday.",
    "> Ada",
  );
  expect(splitReplyText(body)).toEqual([
    { kind: "new", text: body.slice(0, -"> Ada".length) },
    { kind: "quote", text: "> Ada" },
  ]);
});

test.each([
  ["-- ", "Ada Lovelace", "Analytical Engines Ltd."],
  ["Sent from my iPhone"],
  ["Von meinem iPhone gesendet"],
  ["________________", "Ada Lovelace"],
])("folds a signature: %s", (...signature) => {
  const body = lines("Yes.", "", ...signature);
  expect(kinds(body)).toEqual(["new", "signature"]);
  const quoted = lines(body, "", "On Mon, Jan 1, 2024, Ada <ada@example.com> wrote:", "> Is it?");
  expect(kinds(quoted)).toEqual(["new", "signature", "quote"]);
  expect(newText(quoted)).toBe("Yes.");
});

test.each([
  ["a sentence with a colon", lines("On the page you wrote:", "it should work.")],
  ["a date and a colon", lines("We met on 1 Jan 2024 at 10:00:", "nothing came of it.")],
  ["a journey", lines("From: Berlin", "To: Paris", "Date: Monday", "", "Two tickets, please.")],
  [
    "a rule in the middle",
    lines("First part", "-----", ...Array(12).fill("A line of the second part that goes on.")),
  ],
  ["code", lines("Run this:", "```", "# first", "####", "make", "```")],
  ["a sentence that begins like a signature", "Sent from my iPhone app it fails, but the web site works."],
  [
    "nothing but a forwarded mail",
    lines("---------- Forwarded message ---------", "From: Ada", "Is it on fire?"),
  ],
  ["nothing but a quote", lines("> Is it on fire?", "> Ada")],
])("takes for new: %s", (_, body) => {
  expect(splitReplyText(body)).toEqual([{ kind: "new", text: body }]);
});

const LINE = fc.constantFrom(
  ...[
    "",
    "> quoted",
    ">> twice",
    "-- ",
    "---",
    "Yes.",
    "\r",
    "Sent from my iPhone",
    "```",
    "From: Ada",
    "Subject: x",
    "To: y",
  ],
  ...[
    "On Mon, Jan 1, 2024, Ada <ada@example.com> wrote:",
    "-----Original Message-----",
    "____",
    "to this: ada@example.com",
  ],
);

test("nothing is ever lost, and something is always new", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(LINE, fc.string()), { maxLength: 40 }), (text) => {
      const body = text.join("\n");
      const pieces = splitReplyText(body);
      expect(pieces.map((piece) => piece.text).join("")).toBe(body);
      expect(pieces.some(({ kind }) => kind === "new")).toBe(body !== "");
    }),
  );
});

test("hostile texts end soon", () => {
  const pieces = [
    "-",
    "_",
    "On ",
    "On Mon, ",
    "> ",
    ">\n",
    "a:\n",
    "\n",
    "Sent from my iPhone\n",
    "From: a\n",
    "on 1\n",
    "- ",
    "a ",
  ];
  for (const piece of [
    ...pieces,
    "On Mon, Jan 1, 2024, a <a@b.cc>\n",
    "__\n",
    "```\n",
    "re: ",
    "\ud83d",
    "a@",
    "1:1",
  ]) {
    const since = performance.now();
    const body = piece.repeat(10_000_000 / piece.length);
    expect(splitReplyText(body).reduce((sum, { text }) => sum + text.length, 0)).toBe(body.length);
    splitReplyText(`Yes.\n${piece.repeat(60_000 / piece.length)}\n${"A long line. ".repeat(20)}\n`.repeat(2));
    expect(performance.now() - since).toBeLessThan(5_000);
  }
});
