import { z } from "zod";
import { emailAddress } from "@/lib/email-address";
import { storable, text } from "@/lib/text";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null || value === "" ? undefined : value), schema.optional());

const nameOrId = z.union([text(200), z.number().int().positive()], {
  error: "must be a name or a whole-number id.",
});

const attachment = z.object({
  name: text(255),
  contentType: z.string(),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** Content-ID without angle brackets, for an image shown inside the message. */
  contentId: z.string().optional(),
});

/** What every door makes of what it was sent, and `createTicket` takes. */
export const NewTicket = z.object({
  name: text(200),
  email: emailAddress,
  subject: text(1000),
  /** Plain text or HTML; `format` says which when the door knows, else the text is looked at. */
  message: text(10_000_000),
  format: z.enum(["text", "html"]).optional(),
  department: optional(nameOrId),
  priority: optional(text(50)),
  topic: optional(nameOrId),
  phone: optional(text(50)),
  source: optional(text(50)),
  ip: optional(
    text(45).refine(
      (ip) => z.union([z.ipv4(), z.ipv6()]).safeParse(ip).success,
      "must be an IPv4 or IPv6 address.",
    ),
  ),
  /** What to do with a department, priority or topic that does not exist. */
  unknown: z.enum(["refuse", "default"]).default("refuse"),
  /** `customer`: without a name, the one that a known customer has will do. */
  nameFrom: z.literal("customer").optional(),
  attachments: z.array(attachment).default([]),
  /** Internal notes the door adds, such as an attachment that could not be read. */
  notes: z.array(z.string().transform(storable)).default([]),
});
export type NewTicket = z.input<typeof NewTicket>;

/** What a created ticket answers; the number is written `#1042` by those that want the sign. */
export type CreatedTicket = { id: number; createdAt: Date; timeZone: string };

/** A raw RFC 5322 message, handed to lib/mail to be read. */
export type RawMail = { raw: Uint8Array };
