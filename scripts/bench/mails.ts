import { randomBytes } from "node:crypto";

const LINE = "Thank you, I have tried that now and the transfer is still pending in my account.";
const KB = 1024;
const BASE64_LINE = 57;

const crlf = (...lines: string[]) => lines.join("\r\n");

/** One mail of a mixed lot: its number decides what kind it is. */
export function benchMail(n: number): Buffer {
  const head = crlf(
    `From: Jane Smith <jane${n % 400}@mail${n % 40}.example>`,
    "To: Support <support@desk.example>",
    `Subject: Transfer ${n} is still pending`,
    `Message-ID: <bench-${process.pid}-${n}@mail${n % 40}.example>`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    "MIME-Version: 1.0",
  );
  const text = textPart(1 + (n % 4));
  // Of twenty, thirteen are plain text, four have HTML of 20 to 50 KB beside it, two a file of 100 KB, one a file of 600 KB.
  const place = n % 20;
  if (place < 13) return Buffer.from(crlf(head, text, ""));
  if (place < 17) return Buffer.from(crlf(head, alternatives(text, 20 + 10 * (place - 13)), ""));
  return Buffer.from(crlf(head, withFiles(text, [place === 19 ? 600 * KB : 100 * KB]), ""));
}

/** A mail of about 25 MB, as it is on its way: three files of 6 MB. */
export function largeMail(): Buffer {
  const head = crlf(
    "From: Jane Smith <large@mail1.example>",
    "To: Support <support@desk.example>",
    "Subject: Three large files",
    `Message-ID: <bench-large-${process.pid}@mail1.example>`,
    "MIME-Version: 1.0",
  );
  return Buffer.from(crlf(head, withFiles(textPart(2), Array(3).fill(6 * KB * KB)), ""));
}

const textPart = (kilobytes: number) =>
  crlf("Content-Type: text/plain; charset=utf-8", "", ...lines(kilobytes * KB));

const lines = (size: number): string[] => Array(Math.ceil(size / LINE.length)).fill(LINE);

function alternatives(text: string, kilobytes: number): string {
  const paragraphs = lines(kilobytes * KB).map((line) => `<p style="margin:0"><b>${line}</b></p>`);
  const html = crlf(
    "Content-Type: text/html; charset=utf-8",
    "",
    "<html><body>",
    ...paragraphs,
    "</body></html>",
  );
  return parts("alternative", [text, html]);
}

function withFiles(text: string, sizes: readonly number[]): string {
  const files = sizes.map((size, at) =>
    crlf(
      `Content-Type: application/octet-stream; name="file${at}.bin"`,
      `Content-Disposition: attachment; filename="file${at}.bin"`,
      "Content-Transfer-Encoding: base64",
      "",
      ...encoded(randomBytes(size)),
    ),
  );
  return parts("mixed", [text, ...files]);
}

const encoded = (bytes: Buffer): string[] =>
  Array.from({ length: Math.ceil(bytes.length / BASE64_LINE) }, (_, at) =>
    bytes.toString("base64", at * BASE64_LINE, (at + 1) * BASE64_LINE),
  );

const parts = (kind: string, bodies: readonly string[]) =>
  crlf(
    `Content-Type: multipart/${kind}; boundary="bench"`,
    "",
    ...bodies.map((body) => crlf("--bench", body)),
    "--bench--",
  );
