import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { parseLines } from "./mail.fixture";

function bytes(text: string, charset: string): string {
  return iconv.encode(text, charset).toString("latin1");
}

test.each([
  ["gb2312", "整体提升"],
  ["big5", "繁體中文"],
  ["Shift_JIS", "ツール"],
  ["euc-kr", "한국어"],
  ["iso-8859-1", "Größe"],
  ["iso-8859-2", "žluťoučký"],
  ["windows-1251", "Привет"],
  ["KOI8-R", "Привет"],
  ["cp437", "Größe"],
  ["utf-7", "Größe"],
])("text in %s, and a header with the same raw bytes", async (charset, text) => {
  const raw = bytes(text, charset);
  const type = `Content-Type: text/plain; charset="${charset}"`;
  const mail = await parseLines(`From: "${raw}" <a@b.c>`, `Subject: ${raw}`, type, "", raw);
  expect(mail.body.content).toBe(text);
  expect(mail.subject).toBe(text);
  expect(mail.from?.name).toBe(text);
});

test.each([
  ["=?utf-7?Q?Gr+APYA3w-e?=", "Größe"],
  ["=?UTF-8?B?R3I=?= =?utf-8?B?w7bDn2U=?=", "Größe"],
  ["=?utf-8?Q?Gr=C3?=\r\n =?utf-8?Q?=B6=C3=9Fe?= ok", "Größe ok"],
  ["=?iso-8859-1*de?Q?Gr\xf6_=DFe?=", "Grö ße"],
  ["=?iso-2022-jp?B?GyRCJUQbKEI=?= =?iso-2022-jp?B?GyRCITwlaxsoQg==?=", "ツール"],
  ["=?iso-2022-jp?B?g2OBW4OL?=", "ツール"],
  ["\x1b$B%D!<%k\x1b(B", "ツール"],
  ["=?x-unknown?Q?Gr=F6=DFe?=", "Größe"],
  ["=?utf-8?Q?one=0D=0ABcc:_two=00?=", "one Bcc: two"],
  ["a =?utf-8?Q?broken", "a =?utf-8?Q?broken"],
  ["Gr\xc3\xb6\xc3\x9fe", "Größe"],
  ["Gr\xf6\xdfe", "Größe"],
])("Subject: %j", async (subject, text) => {
  expect((await parseLines("From: a@b.c", `Subject: ${subject}`, "")).subject).toBe(text);
});

test("UTF-7 may hold a plus, and leave a run open at the end of a line", async () => {
  const type = "Content-Type: text/plain; charset=unicode-1-1-utf-7";
  const { body } = await parseLines("From: a@b.c", type, "", "1 +- 1 +AOQ", "+2Dzf+A- end");
  expect(body.content).toBe("1 + 1 ä\n\u{1f3f8} end");
});

test("a plus in a mail in UTF-7 stays a plus", async () => {
  const { from } = await parseLines(
    "From: <jane+news-list@example.com>",
    "Content-Type: text/plain; charset=utf-7",
    "",
  );
  expect(from?.email).toBe("jane+news-list@example.com");
});

test("a raw header is read in the double-byte charset of a mail quoted below a western one", async () => {
  const subject = bytes("整体提升", "gbk");
  const western = ["Content-Type: text/plain; charset=iso-8859-1", "", "Report"];
  const quoted = ["Content-Type: message/rfc822", "", "Content-Type: text/plain; charset=gb2312", "", "x"];
  const mail = await parseLines(
    `Subject: ${subject}`,
    "Content-Type: multipart/mixed; boundary=b",
    "",
    ...["--b", ...western, "--b", ...quoted, "--b--"],
  );
  expect(mail.subject).toBe("整体提升");
  expect(
    (await parseLines("Subject: Gr\xf6\xdfe", "X-Other: charset=gb2312, charset=iso-8859-1", "")).subject,
  ).toBe("Größe");
});

test.each([
  ["us-ascii", "Gr\xc3\xb6\xc3\x9fe"],
  ["us-ascii", "Gr\xf6\xdfe"],
  ["utf-8", "Gr\xf6\xdfe"],
  ["uft-8", "Gr\xc3\xb6\xc3\x9fe"],
  ["no-such-charset", "Gr\xf6\xdfe"],
  ["hex", "Gr\xf6\xdfe"],
  ["utf-8 Content-Transfer-Encoding: 8bit", "Gr\xc3\xb6\xc3\x9fe"],
  ["utf-16", "\xff\xfeG\0r\0\xf6\0\xdf\0e\0"],
  ["utf-8", "Gr\xc3\xb6\0\xc3\x9fe"],
])("a text labelled %s is read all the same: %j", async (charset, raw) => {
  const { body } = await parseLines("From: a@b.c", `Content-Type: text/plain; charset=${charset}`, "", raw);
  expect(body.content).toBe("Größe");
});

test("HTML may name its charset itself", async () => {
  const page = `<meta charset="windows-1251"><p>${bytes("Привет", "windows-1251")}</p>`;
  const { body } = await parseLines("From: a@b.c", "Content-Type: text/html", "", page);
  expect(body.content).toContain("<p>Привет</p>");
});
