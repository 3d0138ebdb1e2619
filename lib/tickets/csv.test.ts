import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRecord } from "./csv";

it.each([
  [["1042", "Printer"], "1042,Printer\r\n"],
  [["a,b", 'say "hi"', "two\nlines", ""], '"a,b","say ""hi""","two\nlines",\r\n'],
  [["=1+1", "+49 30", "-5", "@SUM(A1)"], "'=1+1,'+49 30,'-5,'@SUM(A1)\r\n"],
  [["\t=1", "\r=1", " =1"], `"'\t=1","'\r=1", =1\r\n`],
  [["a;=1", "b\t=1", "＝1"], `"a;=1","b\t=1",'＝1\r\n`],
])("writes %j", (cells, record) => {
  expect(csvRecord(cells)).toBe(record);
});

it("never begins a cell as a formula does, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(csvRecord([text])).not.toMatch(/^"?[=+\-@\t\r](?!\n$)/);
    }),
  );
});
