import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../errors";
import { parseLines, parseParts } from "./mail.fixture";
import { parseMail } from "./parse";

test("reads a plain mail", async () => {
  const mail = await parseLines(
    "From: Ada Lovelace <ada@example.com>",
    "To: help@example.org",
    "Subject: The printer",
    "  is on fire",
    "Message-ID: <1@example.com>",
    "Date: Mon, 1 Jan 2024 10:00:00 +0100",
    "",
    "Please hurry.",
    "",
    "Ada",
  );
  expect(mail).toEqual({
    from: { name: "Ada Lovelace", email: "ada@example.com" },
    to: [{ name: "", email: "help@example.org" }],
    cc: [],
    deliveredTo: [],
    subject: "The printer is on fire",
    messageId: "1@example.com",
    references: [],
    date: new Date("2024-01-01T09:00:00Z"),
    body: { format: "text", content: "Please hurry.\n\nAda" },
    attachments: [],
  });
});

test.each([
  ["bytes that are no mail", Buffer.from("PK\x03\x04 not a mail")],
  ["an empty mail", new Uint8Array()],
  ["text without a header", Buffer.from("Hello there,\n\nthis is: no header\n")],
])("refuses %s and says what to send", async (_, raw) => {
  await expect(parseMail(raw)).rejects.toMatchObject({
    code: "malformed",
    message: expect.stringContaining("Send the whole message"),
  });
});

test("a header alone is a mail, without sender, subject or text", async () => {
  expect(await parseLines("X-Mailer: nothing")).toMatchObject({
    from: null,
    subject: "",
    messageId: null,
    date: null,
    body: { format: "text", content: "" },
  });
});

test.each(["\n", "\r\n", "\r"])(
  "lines may end in %j, after a byte order mark or an mbox line",
  async (end) => {
    const lines = ["\xef\xbb\xbfFrom: ada@example.com", "Subject: Hello", "", "one", "two"];
    const mbox = ["From ada@example.com Mon Jan  1 00:00:00 2024", "From: ada@example.com", "", "one", "two"];
    for (const mail of [lines, mbox]) {
      const { from, body } = await parseMail(Buffer.from(mail.join(end), "latin1"));
      expect(from?.email).toBe("ada@example.com");
      expect(body.content).toBe("one\ntwo");
    }
  },
);

test("of several versions of a text the HTML is shown", async () => {
  const { body, attachments } = await parseParts(
    "multipart/alternative",
    ["Content-Type: text/plain", "", "plain"],
    ["Content-Type: text/html", "", "<b>rich</b>"],
  );
  expect(body).toEqual({ format: "html", content: "<b>rich</b>" });
  expect(attachments).toEqual([]);
});

test("an empty HTML version does not hide the text", async () => {
  const { body } = await parseParts(
    "multipart/alternative",
    ["Content-Type: text/plain", "", "plain"],
    ["Content-Type: text/html", "", " "],
  );
  expect(body).toEqual({ format: "text", content: "plain" });
});

test("texts of one mail are joined in order, and become HTML when one of them is", async () => {
  const text = ["Content-Type: text/plain", "", 'a < b & "c"', "second line"];
  const file = ["Content-Type: image/png", "Content-Disposition: inline; filename=a.png", "", "x"];
  const footer = ["", "-- list footer"];
  const html = ["Content-Type: text/html", "", "<p>rich</p>"];
  expect((await parseParts("multipart/mixed", text, file, footer)).body).toEqual({
    format: "text",
    content: 'a < b & "c"\nsecond line\n-- list footer',
  });
  expect((await parseParts("multipart/mixed", text, html)).body).toEqual({
    format: "html",
    content: "<div>a &lt; b &amp; &quot;c&quot;<br>\nsecond line</div>\n<p>rich</p>",
  });
});

test("parts nest, and an outer boundary ends the inner parts", async () => {
  const { body, attachments } = await parseParts("multipart/mixed", [
    'Content-Type: multipart/alternative; boundary="frontier-2"',
    "",
    "--frontier-2",
    "",
    "plain",
    "--frontier-2",
    'Content-Type: multipart/related; boundary="frontier-3"',
    "",
    "--frontier-3",
    "Content-Type: text/html",
    "",
    '<img src="cid:logo@x">',
    "--frontier-3",
    "Content-Type: image/png",
    "Content-ID: <logo@x>",
    "Content-Transfer-Encoding: base64",
    "",
    "AAEC",
  ]);
  expect(body).toEqual({ format: "html", content: '<img src="cid:logo@x">' });
  expect(attachments).toEqual([
    { name: "image-1.png", contentType: "image/png", contentId: "logo@x", content: Buffer.from([0, 1, 2]) },
  ]);
});

test("a multipart without its parts is shown as it came", async () => {
  const { body } = await parseLines("From: a@b.c", "Content-Type: multipart/mixed; boundary=x", "", "Hello");
  expect(body.content).toBe("Hello");
});

test("finds a boundary that the header lost", async () => {
  const lines = ["From: a@b.c", "Content-Type: multipart/mixed;", 'boundary="not folded"', ""];
  const { body } = await parseLines(
    ...lines,
    "--not folded",
    "Content-Type: text/plain",
    "",
    "Hello",
    "--not folded--",
  );
  expect(body.content).toBe("Hello");
});

test("joins the lines of format=flowed, as deep as they are quoted", async () => {
  const type = "Content-Type: text/plain; format=flowed";
  const lines = ["one ", "two", "> quoted ", "> on", ">> deeper ", "> back", " stuffed", "-- ", "Ada"];
  expect((await parseLines("From: a@b.c", type, "", ...lines)).body.content).toBe(
    "one two\n> quoted on\n>> deeper \n> back\nstuffed\n-- \nAda",
  );
  expect((await parseLines("From: a@b.c", `${type}; delsp=yes`, "", "one ", "two")).body.content).toBe(
    "onetwo",
  );
});

test("takes uuencoded files out of a text", async () => {
  const { body, attachments } = await parseLines(
    "From: a@b.c",
    "",
    "See:",
    "begin 644 cat.txt",
    "#0V%T",
    "`",
    "end",
  );
  expect(body.content.trim()).toBe("See:");
  expect(attachments).toMatchObject([{ name: "cat.txt", content: Buffer.from("Cat") }]);
});

test("quoted-printable and base64 are read as far as they go", async () => {
  const read = async (encoding: string, ...lines: string[]) =>
    (await parseLines("From: a@b.c", `Content-Transfer-Encoding: ${encoding}`, "", ...lines)).body.content;
  expect(await read("quoted-printable", "a=3Db=", "c= ", "d =ZZ=")).toBe("a=bcd =ZZ");
  expect(await read("(really) BASE64", "SGVs*bG8=", "IHlvdQ==")).toBe("Hello you");
  expect(await read("base9000", "as it is")).toBe("as it is");
});

test("refuses what is built to exhaust the reader, fast", async () => {
  const many = [
    "From: a@b.c",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    ..."--b,".repeat(2_000).split(","),
  ];
  await expect(parseLines(...many)).rejects.toMatchObject({ message: expect.stringContaining("1000 parts") });
  const deep = Array.from({ length: 200 }, (_, i) => [
    `Content-Type: multipart/mixed; boundary=${i}`,
    "",
    `--${i}`,
  ]);
  await expect(parseLines("From: a@b.c", ...deep.flat())).rejects.toMatchObject({
    message: expect.stringContaining("nested"),
  });
  await expect(parseLines(`Subject: ${"x".repeat(3_000_000)}`)).rejects.toBeInstanceOf(AppError);
});

test("25 MB of line feeds cost no more than 25 MB of text", async () => {
  const { body } = await parseMail(
    Buffer.concat([Buffer.from("From: a@b.c\n\n"), Buffer.alloc(25_000_000, "\n")]),
  );
  expect(body.content).toBe("");
});

test("a parameter named as an object's own does no harm", async () => {
  const type = "Content-Type: text/plain; __proto__=x; constructor=y; charset=utf-8; toString*=utf-8''z";
  expect((await parseLines("From: a@b.c", "__proto__: x", type, "", "ok")).body.content).toBe("ok");
  expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
});

/** Bytes, and pieces of mails in any order. */
const rawMail = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "From: a <b@c>\n",
          "Subject: =?utf-7?Q?+AOQ-?= \xe4\n",
          "Content-Type: multipart/mixed; boundary=b\n",
          "Content-Type: text/html; charset=gbk\r\n",
          "Content-Type: message/rfc822; name*0*=x'y'%FF; name*1=../\r\n",
          "Content-Transfer-Encoding: base64\r\n",
          "Content-Transfer-Encoding: x-uuencode\n",
          "Content-Disposition: attachment\n",
          "\n",
          "\r\n",
          "--b\n",
          "--b--\n",
          "begin 644 a\n#0V%T\nend\n",
        ),
        fc.string({ maxLength: 20 }),
      ),
    )
    .map((pieces) => Buffer.from(pieces.join(""), "latin1")),
);

test("any bytes give a mail or an AppError", async () => {
  await fc.assert(
    fc.asyncProperty(rawMail, async (raw) => {
      const mail = await parseMail(raw).catch((error) => {
        if (error instanceof AppError) return null;
        throw error;
      });
      if (!mail) return;
      expect(`${mail.subject}${mail.from?.name}${mail.body.content}`).not.toContain("\0");
      for (const { name } of mail.attachments) expect(name).toMatch(/^(?!\.*$)[^/\\\p{Cc}]{1,255}$/u);
    }),
    { numRuns: 1_000 },
  );
});
