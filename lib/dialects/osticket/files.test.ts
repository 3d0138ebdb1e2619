import { expect, test } from "vitest";
import { read } from "../exchange";
import { osticketTicketJson } from "./ticket-json";

const fieldsOf = (fields: object) => read(osticketTicketJson, JSON.stringify(fields));

const latin1 = Buffer.from("é", "latin1").toString("base64");
const utf8 = Buffer.from("é€").toString("base64");

test.each([
  ["hello <b>", "hello <b>", "text"],
  ["data:text/html,<b>hi</b>, you", "<b>hi</b>, you", "html"],
  ["data:text/html;charset=utf-8,<b>é</b>", "<b>é</b>", "html"],
  ["data:,hi", "hi", "text"],
  ["data:text/plain,50%25 off", "50% off", "text"],
  ["data:text/plain,100% sure", "100% sure", "text"],
  ["data:text/plain,%C3%A9%E2%82%AC", "é€", "text"],
  ["data:text/plain,%E9", "é", "text"],
  ["data:text/plain;charset=iso-8859-1,%E9", "é", "text"],
  ["data:text/plain;charset=iso-8859-1,é", "é", "text"],
  ["data:text/plain;charset=utf-8,%E9", "é", "text"],
  ["data:text/plain;charset=klingon,%C3%A9", "é", "text"],
  [`data:text/plain;base64,${utf8}`, "é€", "text"],
  [`data:text/plain;base64,${latin1}`, "é", "text"],
  [`data:text/html;charset=utf-8;base64,${utf8}`, "é€", "html"],
  [`data:text/plain;base64;charset="ISO-8859-1",${latin1}`, "é", "text"],
  [`data:text/plain; charset=utf-8; base64,${encodeURIComponent(utf8)}`, "é€", "text"],
  ["data:text/plain;base64,!!", "data:text/plain;base64,!!", "text"],
  ["data: see below, please", "data: see below, please", "text"],
  ["data:no comma", "data:no comma", "text"],
  ["Data:,x", "Data:,x", "text"],
])("message %s is %s", (sent, message, format) => {
  expect(fieldsOf({ message: sent })).toMatchObject({ message, format });
});

const filesOf = (attachments: unknown) => {
  const { attachments: files, notes } = fieldsOf({ attachments });
  if (!Array.isArray(files)) throw new TypeError("no list");
  const told = files.map(({ name, contentType, content }) => [
    name,
    contentType,
    Buffer.from(content).toString(),
  ]);
  return { files: told, notes };
};

test("attachments in every form", () => {
  const { files, notes } = filesOf([
    { "file.txt": "data:text/plain;base64,SGkh" },
    { "wrapped.png": "data:image/PNG;base64,SG\r\nkh" },
    { "plain.txt": "just text" },
    { "percent.txt": "data:text/plain;charset=utf-8,a%20b" },
    { name: "typed.bin", type: "application/x-thing; a=b", data: "SGkh", encoding: "base64" },
    { name: "url.bin", type: "weird", data: "data:;base64,SGkh" },
    { " ": "x", two: "y" },
  ]);
  expect(notes).toEqual([]);
  expect(files).toEqual([
    ["file.txt", "text/plain", "Hi!"],
    ["wrapped.png", "image/png", "Hi!"],
    ["plain.txt", "text/plain", "just text"],
    ["percent.txt", "text/plain", "a b"],
    ["typed.bin", "application/x-thing", "Hi!"],
    ["url.bin", "application/octet-stream", "Hi!"],
    ["attachment", "text/plain", "x"],
    ["two", "text/plain", "y"],
  ]);
});

test("what can't be read as a file is told in a note", () => {
  const { files, notes } = filesOf([{ "a.bin": "data:;base64,%%%" }, { "b.bin": 5 }, 7, { "c.txt": "ok" }]);
  expect(files).toEqual([["c.txt", "text/plain", "ok"]]);
  expect(notes).toEqual([
    "a.bin: Unable to save file (its base64 can't be read)",
    "b.bin: Unable to save file (no text or base64 was sent)",
    "attachment: Unable to save file (no text or base64 was sent)",
  ]);
  expect(filesOf(Array.from({ length: 500 }, () => ({ a: 1 }))).notes).toHaveLength(21);
});

test.each([
  ["open tags", () => ({ subject: "<a".repeat(8_000_000) })],
  ["tags", () => ({ subject: "<a>".repeat(8_000_000) })],
  ["percent signs", () => ({ message: `data:,${"%41".repeat(8_000_000)}` })],
  ["spaces in base64", () => ({ attachments: [{ a: `data:;base64,${"A ".repeat(12_000_000)}` }] })],
  ["base64 with a mistake at its end", () => ({ attachments: [{ a: `data:;base64,${"A".repeat(24e6)}!` }] })],
  ["parameters", () => ({ message: `data:a/b${"; ".repeat(245)},x` })],
])("25 MB of %s are read in linear time", (_, sent) => {
  const start = process.threadCpuUsage();
  fieldsOf(sent());
  expect(process.threadCpuUsage(start).user).toBeLessThan(1_000_000);
});
