import fc from "fast-check";
import { expect, test } from "vitest";
import { outcome } from "./exchange";
import { asObject, readJson } from "./json-body";

const read = (text: string) => readJson(Buffer.from(text));

test("reads UTF-8, with a byte order mark too", () => {
  expect(read('{"name":"Zoë 😀"}')).toEqual({ name: "Zoë 😀" });
  expect(read('\uFEFF{"name":"Zoë"}')).toEqual({ name: "Zoë" });
});

test.each([
  ["", "The body is empty: send a JSON object."],
  ['{"a":', "it ends at line 1, column 6, where a value is expected"],
  ['{"a":\n\n  nope}', "a value is expected at line 3, column 3"],
  ['{"a" 1}', "a colon is expected at line 1, column 6"],
  ["{a: 1}", "a key in double quotes is expected at line 1, column 2"],
  ['{"a": 1 "b": 2}', "a comma or the end is expected at line 1, column 9"],
  ['{"a": 1}}', "nothing more is expected at line 1, column 9"],
  ["[1,]", "a value is expected at line 1, column 4"],
  ['{"a": "x', "it ends inside a text, at line 1, column 9"],
  ['{"a": "x\ny"}', "a raw line break or control character is inside a text at line 1, column 9"],
  ['{"a": "\\x"}', "an unknown escape is inside a text at line 1, column 8"],
])("says where %j is wrong", (text, message) => {
  expect(() => read(text)).toThrow(message);
  expect(outcome(() => read(text))).toBe("malformed");
});

test("refuses bytes that are not UTF-8", () => {
  expect(outcome(() => readJson(Buffer.from('{"a":"é"}', "latin1")))).toBe("malformed");
  expect(outcome(() => readJson(Buffer.from('{"a":"é"}', "utf16le")))).toBe("malformed");
});

test("__proto__ and constructor are keys like any other", () => {
  const value = asObject(read('{"__proto__":{"email":"x"},"constructor":1}'));
  expect(value?.email).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("email");
});

test.each([["[]"], ['"text"'], ["1"], ["true"], ["null"]])("%s is no object", (text) => {
  expect(asObject(read(text))).toBeUndefined();
});

test.each([
  ["a deep list", () => "[".repeat(5_000_000)],
  ["many lists", () => `[${"[],".repeat(2_000_000)}1]`],
  ["many numbers", () => `[${"1,".repeat(3_000_000)}1]`],
  ["many objects", () => `[${'{"a":1},'.repeat(1_000_000)}1]`],
])("refuses %s at once", (_, text) => {
  const body = Buffer.from(text());
  const start = process.threadCpuUsage();
  expect(outcome(() => readJson(body))).toBe("too_large");
  expect(process.threadCpuUsage(start).user).toBeLessThan(1_000_000);
});

test("commas in a long text are no values", () => {
  const message = ',[{:\\"'.repeat(100_000);
  expect(asObject(read(JSON.stringify({ message })))?.message).toBe(message);
});

test("any bytes are a value or malformed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      expectRefusal(() => readJson(body));
    }),
  );
});

test("any broken JSON is malformed and says where", () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "\\", "}", "]", ":", "\u0001", "1e", "tru"))
    .map(
      ([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice(at % (json.length + 2)),
    );
  fc.assert(
    fc.property(broken, (text) => {
      if (expectRefusal(() => read(text)) === "malformed" && text !== "")
        expect(() => read(text)).toThrow(/line \d+, column \d+/);
    }),
    { numRuns: 1000 },
  );
});

function expectRefusal(action: () => unknown): string {
  const code = outcome(action);
  expect(["read", "malformed"]).toContain(code);
  return code;
}
