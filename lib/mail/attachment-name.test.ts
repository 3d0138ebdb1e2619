import { expect, test } from "vitest";
import { parseLines, parseParts } from "./mail.fixture";

async function names(...parts: string[][]): Promise<string[]> {
  return (await parseParts("multipart/mixed", ...parts)).attachments.map(({ name }) => name);
}

test.each([
  ["filename=plain.pdf", "plain.pdf"],
  ['filename="two words; and \\"quotes\\".pdf"', 'two words; and "quotes".pdf'],
  ["filename=two words.pdf", "two words.pdf"],
  ['filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe=2Epdf?="', "Größe.pdf"],
  ["filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf", "Größe.pdf"],
  ["filename*=iso-8859-1'de'Gr%F6%DFe.pdf; filename=Groesse.pdf", "Größe.pdf"],
  ["filename*2=\"-2.pdf\"; filename*0*=utf-8''Gr%C3%B6%C3; filename*1*=%9Fe", "Größe-2.pdf"],
  ['filename*0="long "; filename*1="name.pdf"', "long name.pdf"],
  ['filename="Gr\xf6\xdfe.pdf"', "Größe.pdf"],
  ['filename="../../etc/passwd"', "passwd"],
  ["filename*=utf-8''..%2F..%2Fetc%2Fpasswd", "passwd"],
  ['filename="C:\\temp\\cat.png"', "cat.png"],
  ['filename="Invoice 3/2025.pdf"', "Invoice 3_2025.pdf"],
  ["filename*=utf-8''a%00b%0Ac%E2%80%AEfdp.exe", "ab cfdp.exe"],
  ["filename=..", "attachment.pdf"],
  ['filename=""', "attachment.pdf"],
  [`filename="${"ä".repeat(300)}.pdf"`, `${"ä".repeat(125)}.pdf`],
])("%s", async (parameter, name) => {
  const disposition = `Content-Disposition: attachment; ${parameter}`;
  expect(await names(["Content-Type: application/pdf", disposition, "", "x"])).toEqual([name]);
});

test("parts without a name get one from what they are", async () => {
  const found = await names(
    ["Content-Type: image/png", "", "x"],
    ["Content-Type: image/jpeg", "", "x"],
    ["Content-Type: image/jpeg", "", "x"],
    ["Content-Type: message/rfc822", "", "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?= 1/2", "", "text"],
    ["Content-Type: message/rfc822", "", "From: a@b.c", "", "text"],
    ["Content-Type: message/rfc822", "", "From: a@b.c", "", "text"],
    ["Content-Type: message/delivery-status", "", "Action: failed"],
    ["Content-Type: message/delivery-status", "Content-Description: Delivery report", "", "Action: failed"],
    ["Content-Type: text/calendar", "", "BEGIN:VCALENDAR"],
    ["Content-Type: application/pdf", "", "x"],
    ["Content-Type: application/vnd.unheard-of", "", "x"],
    ["Content-Type: broken", "", "x"],
  );
  expect(found).toEqual([
    "image-1.png",
    "image-1.jpg",
    "image-2.jpg",
    "Größe 1_2.eml",
    "message.eml",
    "message-2.eml",
    "delivery-status.txt",
    "Delivery report.txt",
    "invitation.ics",
    "attachment.pdf",
    "attachment.bin",
    "attachment-2.bin",
  ]);
});

test("a digest holds mails", async () => {
  const { attachments } = await parseParts("multipart/digest", ["", "Subject: One", "", "text"]);
  expect(attachments).toMatchObject([{ name: "One.eml", contentType: "message/rfc822" }]);
});

test("a named text is a file, unless it is the text of the mail", async () => {
  const named = (name: string) => [`Content-Type: text/plain; name=${name}`, "", name];
  const { body, attachments } = await parseParts("multipart/mixed", named("body.txt"), named("log.txt"));
  expect(body.content).toBe("body.txt");
  expect(attachments.map(({ name }) => name)).toEqual(["log.txt"]);
});

test("files keep their bytes; lines of text end as they do on this side", async () => {
  const content = async (...lines: string[]) =>
    (await parseParts("multipart/mixed", lines)).attachments[0]?.content.toString();
  const csv = ["Content-Type: text/csv", "Content-Disposition: attachment"];
  expect(await content(...csv, "", "a;b", "c;d", "")).toBe("a;b\nc;d\n");
  expect(await content(...csv, "Content-Transfer-Encoding: base64", "", "YQ0KYg==")).toBe("a\r\nb");
  expect(
    await content("Content-Type: application/pdf", "Content-Transfer-Encoding: binary", "", "%PDF", "x"),
  ).toBe("%PDF\r\nx");
  expect(
    await content("Content-Type: image/png", "Content-Transfer-Encoding: x-uuencode", "", "#0V%T", "`"),
  ).toBe("Cat");
});

test("a mail that is one file has no text", async () => {
  const { body, attachments } = await parseLines(
    "From: a@b.c",
    "Content-Type: application/pdf; name=a.pdf",
    "",
    "x",
  );
  expect(body).toEqual({ format: "text", content: "" });
  expect(attachments).toEqual([{ name: "a.pdf", contentType: "application/pdf", content: Buffer.from("x") }]);
});
