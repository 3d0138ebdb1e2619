import { expect, test } from "vitest";
import { readMailSearch, toWindow } from "./search";

test("a number with its sign is a ticket; everything else is words, taken literally", () => {
  expect(readMailSearch("#1042")).toEqual({ ticketId: 1042 });
  expect(readMailSearch("1042")).toEqual({ words: ["1042"] });
  expect(readMailSearch("  50% off_now ")).toEqual({ words: ["50\\%", "off\\_now"] });
  expect(readMailSearch("")).toEqual({ words: [] });
});

test("a page goes on after its last line, or where the window ended", () => {
  const found = [{ id: 9 }, { id: 7 }, { id: 4 }];
  expect(toWindow(found, 2, null)).toEqual({ lines: [{ id: 9 }, { id: 7 }], next: 7, cutOff: false });
  expect(toWindow(found, 3, null)).toEqual({ lines: found, next: null, cutOff: false });
  expect(toWindow([], 3, 200)).toEqual({ lines: [], next: 201, cutOff: true });
});
