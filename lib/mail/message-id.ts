/** References of a long thread: the newest are the ones a ticket is found by. */
const MAX_IDS = 100;
/** Twice what any mailer writes, and short enough for a unique index in Postgres. */
const MAX_LENGTH = 512;

/**
 * Message-IDs in a field, without angle brackets (RFC 5322 section 3.6.4). White space in one is folding. Some
 * mailers leave the brackets out: then words with an @ count, or a word that is all there is.
 */
export function messageIds(field: string): string[] {
  const bracketed = [...field.matchAll(/<([^<>]*)>/g)].map(([, id = ""]) => id.replace(/\s+/g, ""));
  const words = field.split(/[\s,;<>]+/).filter(Boolean);
  const ids = bracketed.length ? bracketed : words.filter((word) => words.length === 1 || word.includes("@"));
  return ids.filter((id) => id !== "" && id.length <= MAX_LENGTH && !/\p{Cc}/u.test(id));
}

/** What a mail answers: In-Reply-To first, then References from the newest back, each once. */
export function threadIds(inReplyTo: string, references: string): string[] {
  return [...new Set([...messageIds(inReplyTo), ...messageIds(references).reverse()])].slice(0, MAX_IDS);
}
