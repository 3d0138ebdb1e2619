import { z } from "zod";
import { connectionTrouble, type Server } from "@/lib/mail-servers/connection-words";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a mail is tried; RFC 5321 section 4.5.4.1 asks for four or five days, people for an answer sooner. */
export const TRIED_FOR_MS = 48 * HOUR;
const LONGEST_WAIT = 4 * HOUR;

/** How long to wait after so many attempts: a minute, two, four … four hours. */
export const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT, MINUTE * 2 ** Math.max(0, Math.min(attempts - 1, 20)));

/** What nodemailer throws, as far as it is used. */
const Thrown = z.looseObject({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  message: z.string().catch("The mail could not be sent."),
  recipient: z.string().optional().catch(undefined),
  rejectedErrors: z.array(z.unknown()).optional().catch(undefined),
});

export type Failure = {
  /** What the server said, or what happened to the connection. */
  message: string;
  /** Whether another attempt may succeed. */
  temporary: boolean;
  /** Whether the server says that there is no such address: RFC 3463, X.1.1 and its like. */
  unknownAddress: boolean;
};

/** What our server has against us, not against the mail: somebody may mend it within two days. */
const OURS = new Set(["EAUTH", "ENOAUTH", "EOAUTH2", "ETLS", "EREQUIRETLS", "EDNS", "ECONFIG", "EPROXY"]);

/** What says nothing about the mail either: it never came to that. */
const NOT_REACHED = new Set(["ESOCKET", "ETIMEDOUT", "EDNS", "ETLS", "EAUTH"]);

/**
 * Reads what sending threw. An answer of 5xx about the mail is final; anything else is tried again.
 * @param server whose settings are named when it could not be reached or does not let us in
 */
export function readFailure(thrown: unknown, server: Server | null = null): Failure {
  const {
    code = "",
    responseCode,
    response,
    message,
  } = Thrown.parse(thrown instanceof Object ? { ...thrown, message: Reflect.get(thrown, "message") } : {});
  const said = (response ?? message).replace(/\s+/g, " ").trim().slice(0, 1000);
  const refused = responseCode !== undefined && responseCode >= 500 && !OURS.has(code);
  return {
    message: server && NOT_REACHED.has(code) ? connectionTrouble(thrown, server).message : said,
    // Without an answer it is the line that failed, unless the mail itself is impossible.
    temporary: !refused && !(responseCode === undefined && (code === "EENVELOPE" || code === "EMESSAGE")),
    unknownAddress: refused && /\b5\.1\.(?:1|2|3|6|10)\b/.test(said),
  };
}

/** Whether the server does not let us in: our password, or the token that we hold, is not good any more. */
export const isRefusedSignIn = (thrown: unknown): boolean =>
  thrown instanceof Object && Reflect.get(thrown, "code") === "EAUTH";

/** Whom the server refused, by address in lower case. */
export function readRejections(errors: readonly unknown[]): Map<string, Failure> {
  return new Map(
    errors.flatMap((error) => {
      const recipient = error instanceof Object ? Reflect.get(error, "recipient") : undefined;
      return typeof recipient === "string" ? [[recipient.toLowerCase(), readFailure(error)] as const] : [];
    }),
  );
}

/** The errors about single recipients in what sending threw. */
export function rejectionsIn(thrown: unknown): readonly unknown[] {
  const errors: unknown = thrown instanceof Object ? Reflect.get(thrown, "rejectedErrors") : undefined;
  return Array.isArray(errors) ? errors : [];
}
