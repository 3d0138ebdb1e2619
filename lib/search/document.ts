import "server-only";
import { searchText } from "./words";

/**
 * Characters of a ticket's messages that are indexed. Postgres refuses a document of more than a megabyte, and a
 * character is at most four bytes: whatever is sent to the help desk, this stays below.
 */
export const MOST_CHARS = 100_000;
/** Of subject, customer and the like. */
const MOST_HEAD = 5_000;

/** The texts of a ticket's document, each by its weight. */
export type DocumentTexts = { head: string; people: string; messages: string };

/** What is looked for in a ticket, as `DOCUMENT` takes it. */
export function documentTexts(
  subject: string,
  customer: { name: string; email: string },
  messages: readonly string[],
): DocumentTexts {
  const parts: string[] = [];
  let room = MOST_CHARS;
  for (const message of messages) {
    if (room <= 0) break;
    const part = messageText(message).slice(0, room);
    parts.push(part);
    room -= part.length + 1;
  }
  return {
    head: searchText(subject, MOST_HEAD),
    people: searchText(`${customer.name} ${customer.email}`, MOST_HEAD),
    messages: parts.join(" ").toWellFormed(),
  };
}

/** What is looked for in one message. */
export const messageText = (text: string): string => searchText(text, MOST_CHARS);

/**
 * SQL for a ticket's document: the subject weighs most, then the customer, then what was written.
 * @param language SQL of the text search configuration's name
 */
export const documentSql = (language: string, head: string, people: string, messages: string): string =>
  `setweight(to_tsvector(${language}::regconfig, ${head}), 'A') ||
   setweight(to_tsvector(${language}::regconfig, ${people}), 'B') ||
   setweight(to_tsvector(${language}::regconfig, ${messages}), 'C')`;

/** SQL for the help desk's own configuration, where the settings are not at hand. */
export const LANGUAGE_SQL =
  "coalesce((SELECT value #>> '{}' FROM setting WHERE key = 'searchLanguage'), 'english')";
