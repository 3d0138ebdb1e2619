import { expect, test } from "vitest";
import { newText } from "@/lib/mail/reply-text";
import { MAIL_LANGUAGES } from "@/lib/settings/mail-languages";
import { attribution } from "./attribution";

const at = new Date("2026-05-05T14:30:00Z");

test("the line above a quote says in the mails' language who wrote when", () => {
  const say = (mailLanguage: (typeof MAIL_LANGUAGES)[number]) =>
    attribution(at, "Jane Smith", { mailLanguage, timeZone: "Europe/Berlin" });
  expect(say("en")).toBe("On 5 May 2026, 16:30, Jane Smith wrote:");
  expect(say("de")).toBe("Am 05.05.2026, 16:30 schrieb Jane Smith:");
});

test.each(MAIL_LANGUAGES)("what is quoted under it is known for a quote: %s", (mailLanguage) => {
  const line = attribution(at, "Jane Smith", { mailLanguage, timeZone: "UTC" });
  expect(newText(`Thank you.\n\n${line}\n> It smokes.\n`).trim()).toBe("Thank you.");
});
