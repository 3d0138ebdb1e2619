import { z } from "zod";
import { readBounce } from "@/lib/mail/bounce";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import type { Mails } from "./rules";

export const BSD = "bounce/sisimai/maildir/bsd";
export const Expected = z.record(
  z.string(),
  z.array(z.object({ deliverystatus: z.string(), reason: z.string(), hardbounce: z.boolean() })),
);

/** As many hits as there were when this was written; docs/corpora.md says what the misses are. */
const HITS = { recipients: 541, class: 553, status: 366, permanent: 484, id: 490 };

/** Statuses of Sisimai's own making have three digits at the end. */
const REAL_STATUS = /^\d\.\d\.\d{1,2}$/;
/** Where it means something else by "hard": we call a suspended mailbox, or one that refuses all, permanent. */
const OTHER_MEANING = new Set(["filtered", "suspend", "notaccept"]);
const ACTIONS = { delivered: "2", delayed: "4", failed: "5" };

/** Who did not get a mail, and why, against what Sisimai reads in the same reports. */
export function bounces(corpora: Corpora, checks: Checks, mails: Mails): void {
  const recipients = checks.score("number of recipients", HITS.recipients);
  const statusClass = checks.score("class of the status", HITS.class);
  const status = checks.score("whole status, where one is written", HITS.status);
  const permanent = checks.score("permanent", HITS.permanent);
  let ids = 0;
  let reports = 0;
  for (const [file, expected] of Object.entries(corpora.json(`${BSD}/../../expected.json`, Expected))) {
    const root = mails.get(`${BSD}/${file}`);
    if (!root || expected.some(({ reason }) => reason === "feedback" || reason === "vacation")) continue;
    const bounce = readBounce(root);
    reports++;
    if (bounce.originalMessageId) ids++;
    recipients.hit(file, bounce.recipients.length, expected.length);
    for (const [index, want] of expected.entries()) {
      const got = bounce.recipients[index];
      const made = got && (got.action === "failed" ? (got.status?.charAt(0) ?? "5") : ACTIONS[got.action]);
      statusClass.hit(file, made, want.deliverystatus.charAt(0));
      if (REAL_STATUS.test(want.deliverystatus)) status.hit(file, got?.status, want.deliverystatus);
      if (!OTHER_MEANING.has(want.reason)) permanent.hit(file, got?.permanent ?? false, want.hardbounce);
    }
  }
  for (const score of [recipients, statusClass, status, permanent]) checks.settle(score);
  checks.note(`the returned mail's Message-ID: ${ids} of ${reports}; the others return none`);
  checks.check("Message-IDs", ids < HITS.id ? `${ids} found, at least ${HITS.id} expected` : null);
}
