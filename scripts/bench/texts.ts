import { readFile } from "node:fs/promises";
import path from "node:path";

const CORPORA = path.resolve(import.meta.dirname, "../../../shared/corpora/tickets");
const LONGEST = 1_500;

/** What customers ask, as subject and text. */
export type Question = { subject: string; text: string };

/**
 * Texts to fill a help desk with: short questions of a bank's customers and longer reports of bugs where the corpora
 * are at hand, else a few hundred sentences put together here.
 */
export async function questions(): Promise<{ short: Question[]; long: Question[] }> {
  try {
    const [bank, bugs] = await Promise.all([
      readFile(path.join(CORPORA, "banking77/train.csv"), "utf8"),
      readFile(path.join(CORPORA, "gitbugs/hadoop/hadoop_bugs.csv"), "utf8"),
    ]);
    return {
      short: records(bank).flatMap(([text = "", category = ""]) =>
        text ? [{ subject: category.replaceAll("_", " "), text }] : [],
      ),
      long: records(bugs).flatMap((record) => {
        const [subject = "", text = ""] = [record[0], record.at(-1)];
        return subject && text ? [{ subject, text: text.slice(0, LONGEST).toWellFormed() }] : [];
      }),
    };
  } catch {
    const made = madeUp();
    return { short: made, long: made.map(({ subject, text }) => ({ subject, text: text.repeat(6) })) };
  }
}

/** The records of a CSV file without its header row. */
function records(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push((quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
    if (end === ",") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows.slice(1);
}

function madeUp(): Question[] {
  const things = [
    "invoice",
    "card",
    "delivery",
    "password",
    "printer",
    "order",
    "account",
    "top up",
    "transfer",
  ];
  const troubles = [
    "is wrong",
    "does not work",
    "is late",
    "was charged twice",
    "is still pending",
    "has vanished",
  ];
  const wishes = ["Can you help?", "I need a refund.", "Please call me back.", "What can I do?"];
  return things.flatMap((thing) =>
    troubles.flatMap((trouble) =>
      wishes.map((wish) => ({
        subject: `${thing} ${trouble}`,
        text: `My ${thing} ${trouble} since this morning. I have tried it several times now. ${wish}`,
      })),
    ),
  );
}
