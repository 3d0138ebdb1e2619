import { expect, test } from "vitest";
import { readFailure, TRIED_FOR_MS, waitAfter } from "./failure";

test("two days of trying: at once, then after a minute, two, four … and every four hours", () => {
  const minutes = [0];
  for (let attempts = 1; ; attempts++) {
    const next = (minutes.at(-1) ?? 0) + waitAfter(attempts) / 60_000;
    if (next * 60_000 >= TRIED_FOR_MS) break;
    minutes.push(next);
  }
  expect(minutes).toEqual([
    0, 1, 3, 7, 15, 31, 63, 127, 255, 495, 735, 975, 1215, 1455, 1695, 1935, 2175, 2415, 2655,
  ]);
});

const smtp = (code: string, responseCode: number | undefined, response: string) =>
  Object.assign(new Error(response), { code, responseCode, response });

test.each([
  ["a refused mail", smtp("EMESSAGE", 554, "554 no spam here"), false],
  ["a busy server", smtp("EMESSAGE", 451, "451 later"), true],
  ["a wrong password, which somebody may mend", smtp("EAUTH", 535, "535 no"), true],
  ["a line that broke", smtp("ECONNECTION", undefined, "hung up"), true],
  ["a name that is not there", smtp("EDNS", undefined, "ENOTFOUND"), true],
  ["an address that can't be one", smtp("EENVELOPE", undefined, "Invalid recipient"), false],
])("%s", (_, thrown, temporary) => {
  expect(readFailure(thrown)).toMatchObject({ temporary, unknownAddress: false });
});

test("only what says that the address is wrong is held against it", () => {
  expect(readFailure(smtp("EENVELOPE", 550, "550 5.1.1 no such user")).unknownAddress).toBe(true);
  expect(readFailure(smtp("EENVELOPE", 552, "552 5.2.2 mailbox full")).unknownAddress).toBe(false);
  expect(readFailure(smtp("EENVELOPE", 450, "450 5.1.1 greylisted")).unknownAddress).toBe(false);
});
