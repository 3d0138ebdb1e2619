import { type AutomaticKind, readAutomatic } from "@/lib/mail/automatic";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import type { Mails } from "./rules";
import { BSD, Expected } from "./rules-bounce";

/** As many hits as there were when this was written; docs/corpora.md says what the misses are. */
const HITS = { unanswered: 569, kind: 562, copies: 136 };
/** Of mails that are no delivery report, in the sets that are not made of them. */
const MOST_HELD_BACK = 20;

const WANTED: Record<string, AutomaticKind> = { vacation: "auto-reply", feedback: "complaint" };

/** Sisimai's delivery reports, complaints and vacation notices: none may be answered, and each is known for what it is. */
export function automaticReports(corpora: Corpora, checks: Checks, mails: Mails): void {
  const unanswered = checks.score("sisimai not to be answered", HITS.unanswered);
  const kind = checks.score("sisimai kind", HITS.kind);
  for (const [file, [first]] of Object.entries(corpora.json(`${BSD}/../../expected.json`, Expected))) {
    const root = mails.get(`${BSD}/${file}`);
    if (!root) continue;
    const read = readAutomatic(root);
    unanswered.hit(file, read.mayAnswer, false);
    kind.hit(file, read.kind, WANTED[first?.reason ?? ""] ?? "bounce");
  }
  checks.settle(unanswered);
  checks.settle(kind);
  const copies = checks.score("sisimai with CRLF and with CR, as with LF", HITS.copies);
  for (const [file, root] of mails) {
    const same = /\/(?:dos|mac)\//.test(file) ? mails.get(file.replace(/\/(?:dos|mac)\//, "/bsd/")) : null;
    if (root && same) copies.hit(file, readAutomatic(root).kind, readAutomatic(same).kind);
  }
  checks.settle(copies);
}

/** The mails of other projects' tests. Whether each is a person's nobody has written down: what is held back is told. */
export function automaticOrdinary(checks: Checks, mails: Mails): void {
  const counts = new Map<string, number>();
  const heldBack: string[] = [];
  let ordinary = 0;
  for (const [file, root] of mails) {
    if (!root || !file.startsWith("mail/")) continue;
    const { kind, mayAnswer, reason } = readAutomatic(root);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === "bounce" || kind === "complaint" || kind === "receipt") continue;
    ordinary++;
    if (!mayAnswer) heldBack.push(`${file}: ${kind} (${reason})`);
  }
  checks.note([...counts].map(([kind, count]) => `${kind} ${count}`).join(", "));
  for (const line of heldBack) checks.note(line);
  checks.check(
    "answers held back",
    heldBack.length > MOST_HELD_BACK
      ? `${heldBack.length} of ${ordinary} held back, at most ${MOST_HELD_BACK} expected`
      : null,
  );
}
