import ipaddr from "ipaddr.js";
import { z } from "zod";
import { MAIL_LANGUAGES } from "./mail-languages";
import { SEARCH_LANGUAGES } from "./search-languages";

/*
 * A form sends texts only: each schema below also reads its setting as a form field writes it.
 */

/** An empty field is not zero: zero switches some limits off. */
const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    z.coerce
      .number({ error: "must be a whole number." })
      .int("must be a whole number.")
      .min(min, `must be at least ${min}.`)
      .max(max, `must be at most ${max.toLocaleString("en")}.`),
  );

const onOff = z.union([z.boolean(), z.stringbool()], { error: "must be on or off." });

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "must be a time zone such as Europe/Berlin.");

const isNetwork = (text: string) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
const quoted = new Intl.ListFormat("en", { type: "conjunction" });

/** Addresses and networks; as a text, one a line (a comma or space parts them too). */
const networks = z.preprocess(
  (value) => (typeof value === "string" ? value.split(/[\s,]+/).filter((part) => part !== "") : value),
  z
    .array(z.string())
    .max(100, "must be at most 100 addresses and networks.")
    .refine((list) => list.every(isNetwork), {
      error: ({ input }) => {
        const wrong = Array.isArray(input) ? input.map(String).filter((text) => !isNetwork(text)) : [];
        const names = quoted.format(wrong.slice(0, 5).map((text) => `“${text.slice(0, 60)}”`));
        return `must hold addresses such as 10.0.0.7 or networks such as 10.0.0.0/8, one a line; mend ${names}.`;
      },
    }),
);

/** Every setting of the help desk with its default. A row in the `setting` table overrides one. */
export const Settings = z.object({
  helpDeskName: z
    .string()
    .trim()
    .min(1, "is required.")
    .max(80, "must be at most 80 characters.")
    .default("Deskuss"),
  timeZone: timeZone.default("UTC"),
  acceptEmailApi: onOff.default(true),
  /** Largest request body the API reads, in megabytes (1 MB = 1,048,576 bytes). */
  maxRequestMb: whole(1, 100).default(25),
  /** Largest single attachment, in megabytes; a larger one is left out and named in an internal note. */
  maxAttachmentMb: whole(1, 100).default(20),
  /** Refused calls (4xx) a minute from one address or key before 429; 0 is off. */
  floodRefusedPerMinute: whole(0, 100_000).default(60),
  /** Accepted calls a second that one key may sustain; 0 is off. */
  floodAcceptedPerSecond: whole(0, 100_000).default(100),
  /** Calls that one key may make at once before the sustained rate applies. */
  floodBurst: whole(1, 1_000_000).default(500),
  /** Proxies in front of this server, whose X-Forwarded-For is believed. */
  trustedProxies: networks.default([]),
  logRetentionDays: whole(1, 3650).default(30),
  /** Whether a customer whose mail opened a ticket is told so. */
  acknowledge: onOff.default(true),
  /** Acknowledgements an hour to one address at most. */
  acknowledgementsPerHour: whole(1, 1000).default(5),
  /** Whether tickets opened by the API are acknowledged too. */
  acknowledgeApi: onOff.default(false),
  /** The language of mails that the help desk writes by itself. */
  mailLanguage: z.enum(MAIL_LANGUAGES, { error: "must be one of the languages offered." }).default("en"),
  /** Whose word stems the search goes by; `simple`: words as they are written. */
  searchLanguage: z
    .enum(SEARCH_LANGUAGES, { error: "must be one of the languages offered." })
    .default("english"),
  /** Largest mail that is fetched, in megabytes as it is on the wire; a larger one stays where it is. */
  maxMailMb: whole(1, 100).default(40),
  /** Mails that one sender may send within `loopMinutes` before more of them are put aside; 0 is off. */
  loopMails: whole(0, 100_000).default(50),
  loopMinutes: whole(1, 1440).default(10),
  /** Days that a draft nobody touches is kept. */
  draftRetentionDays: whole(1, 3650).default(30),
});
export type Settings = z.output<typeof Settings>;
