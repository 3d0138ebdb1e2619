import ipaddr from "ipaddr.js";

export type LogSearch =
  | { by: "nothing" }
  /** By index, however old the entry is. */
  | { by: "requestId"; requestId: string }
  /** Every word in the message, or the whole as the caller's address. */
  | { by: "text"; words: string[]; ip: string | null };

const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What somebody who typed this is looking for. */
export function readSearch(q: string): LogSearch {
  // A pasted "#…" or "request id …" is a request id too.
  const last =
    q
      .split(/\s+/)
      .at(-1)
      ?.replace(/^[#“"'(]+|[”"').,;]+$/g, "") ?? "";
  if (REQUEST_ID.test(last)) return { by: "requestId", requestId: last.toLowerCase() };
  const words = q.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return { by: "nothing" };
  return {
    by: "text",
    words: words.slice(0, 10),
    ip: ipaddr.isValid(q) ? ipaddr.process(q).toString() : null,
  };
}

/** A word for LIKE, taken literally: Prisma's `contains` leaves `%`, `_` and the backslash to the caller. */
export const literal = (word: string): string => word.replace(/[\\%_]/g, "\\$&");
