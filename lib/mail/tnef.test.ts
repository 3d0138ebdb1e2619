import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackRtf } from "./compressed-rtf";
import { readTnef } from "./tnef";
import { attribute, PROPERTIES, properties, property, rtfBomb, tnef, u16, u32 } from "./tnef.fixture";

const BODY = 0x0002800c;
const CODE_PAGE = 0x00069007;
const FILE = 0x00069002;
const TITLE = 0x00018010;
const DATA = 0x0006800f;
const FILE_PROPERTIES = 0x00069005;

const utf16 = (text: string) => Buffer.from(`${text}\0`, "utf16le");
const file = (...attributes: Buffer[]) =>
  Buffer.concat([attribute(2, FILE, Buffer.alloc(14)), ...attributes]);

test("reads the text and the files", () => {
  const mail = tnef(
    attribute(1, CODE_PAGE, Buffer.concat([u32(1251), u32(0)])),
    attribute(1, BODY, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0d, 0x0a, 0])),
    file(attribute(2, TITLE, Buffer.from("REPORT~1.PDF\0")), attribute(2, DATA, Buffer.from("%PDF"))),
    file(
      attribute(2, TITLE, Buffer.from("FIRE~1.JPG\0")),
      attribute(2, DATA, Buffer.from("jpeg")),
      attribute(
        2,
        FILE_PROPERTIES,
        properties(
          property(
            0x001f,
            0x8000,
            utf16("x"),
            Buffer.concat([Buffer.alloc(16), u32(1), u32(6), Buffer.from("ab\0\0cd\0\0")]),
          ),
          property(0x001f, 0x3707, utf16("/tmp/Feuer \u{1f525}.jpg")),
          property(0x001e, 0x370e, Buffer.from("image/jpeg\0")),
          property(0x001f, 0x3712, utf16("<fire@example.com>")),
        ),
      ),
    ),
  );
  expect(readTnef(mail)).toEqual({
    body: { format: "text", content: "Привет\n" },
    attachments: [
      { name: "REPORT~1.PDF", contentType: "application/octet-stream", content: Buffer.from("%PDF") },
      {
        name: "Feuer \u{1f525}.jpg",
        contentType: "image/jpeg",
        content: Buffer.from("jpeg"),
        contentId: "fire@example.com",
      },
    ],
  });
});

test("prefers HTML, read in its own code page", () => {
  const cpid = Buffer.concat([u16(3), u16(0x3fde), u32(65001)]);
  const mail = tnef(
    attribute(1, BODY, Buffer.from("Fire\0")),
    attribute(
      1,
      PROPERTIES,
      properties(cpid, property(0x0102, 0x1013, Buffer.from("<p>Gr\u00fc\u00dfe</p>"))),
    ),
  );
  expect(readTnef(mail)).toEqual({
    body: { format: "html", content: "<p>Gr\u00fc\u00dfe</p>" },
    attachments: [],
  });
});

/** The example of MS-OXRTFCP section 3.1. */
const RTF = Buffer.from(
  "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
  "hex",
);

test("text in Outlook's own format alone becomes a file", () => {
  const mail = tnef(attribute(1, PROPERTIES, properties(property(0x0102, 0x1009, RTF))));
  const content = Buffer.from("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  expect(readTnef(mail)).toEqual({
    body: null,
    attachments: [{ name: "message.rtf", contentType: "application/rtf", content }],
  });
});

test("an attached message gives its text and its files", () => {
  const inner = tnef(
    attribute(1, BODY, Buffer.from("Inner\0")),
    file(attribute(2, TITLE, Buffer.from("a.txt\0")), attribute(2, DATA, Buffer.from("a"))),
  );
  const object = property(0x000d, 0x3701, Buffer.concat([Buffer.alloc(16), inner]));
  const mail = tnef(
    file(attribute(2, FILE_PROPERTIES, properties(object, property(0x001f, 0x3001, utf16("Old mail"))))),
  );
  expect(readTnef(mail)?.attachments.map(({ name, content }) => [name, content.toString()])).toEqual([
    ["Old mail.txt", "Inner"],
    ["a.txt", "a"],
  ]);
});

test("a file that was cut off is kept as far as it goes", () => {
  const mail = tnef(
    file(attribute(2, TITLE, Buffer.from("a.txt\0")), attribute(2, DATA, Buffer.from("abcdef"))),
  );
  expect(readTnef(mail.subarray(0, -5))?.attachments).toMatchObject([
    { name: "a.txt", content: Buffer.from("abc") },
  ]);
});

test("anything else is no winmail.dat", () => {
  expect(readTnef(Buffer.from("%PDF-1.4"))).toBeNull();
  expect(readTnef(Buffer.alloc(0))).toBeNull();
  expect(unpackRtf(Buffer.alloc(100))).toBeNull();
});

test("what unpacks to far more than it is, is refused, and what is only large is not", () => {
  expect(() => readTnef(rtfBomb(8 * 1024 * 1024))).toThrow(/unpacks to far more/);
  const whole = readTnef(rtfBomb(1024 * 1024));
  expect(whole?.attachments[0]?.content.byteLength).toBeGreaterThan(7 * 1024 * 1024);
});

test("no bytes make it fail, or grow beyond what they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, at) => {
      const whole = tnef(
        attribute(
          1,
          PROPERTIES,
          properties(property(0x0102, 0x1009, RTF), property(0x001f, 0x1000, utf16("x"))),
        ),
        file(attribute(2, FILE_PROPERTIES, properties(property(0x001f, 0x3707, utf16("a.txt"))))),
      );
      whole.set(
        bytes.slice(0, whole.length - 4),
        4 + (at % (whole.length - 4 - Math.min(bytes.length, whole.length - 5))),
      );
      readTnef(whole);
      readTnef(Buffer.concat([tnef(), bytes]));
      const bomb = Buffer.concat([u32(0), u32(0xffffffff), u32(0x75465a4c), u32(0), bytes]);
      expect(unpackRtf(bomb)?.length ?? 0).toBeLessThanOrEqual(bomb.length * 9);
    }),
  );
});
