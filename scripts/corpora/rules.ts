import { withLineFeeds } from "@/lib/mail/line-ends";
import { type Part, readMime } from "@/lib/mail/mime";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import { automaticOrdinary, automaticReports } from "./rules-automatic";
import { bounces } from "./rules-bounce";
import { authentication, winmail } from "./rules-mail";
import { everyBody, replyHtml, replyText } from "./rules-reply";

/** A mail of the corpora as its MIME tree; null when it is none that a help desk takes in. */
export type Mails = Map<string, Part | null>;

/** The pure rules of e-mail, without a server: what is automatic, what bounced, what is new in a reply. */
export async function mailRules(corpora: Corpora, checks: Checks): Promise<void> {
  const mails: Mails = new Map(corpora.messages().map((file) => [file, read(corpora.bytes(file))]));
  await checks.run("Automatic mails: delivery reports", async () => automaticReports(corpora, checks, mails));
  await checks.run("Automatic mails: ordinary mails", async () => automaticOrdinary(checks, mails));
  await checks.run("Bounces", async () => bounces(corpora, checks, mails));
  await checks.run("Authentication-Results", async () => authentication(checks, mails));
  await checks.run("winmail.dat", async () => winmail(checks, mails));
  await checks.run("Replies in plain text", async () => replyText(corpora, checks));
  await checks.run("Replies in HTML", async () => replyHtml(corpora, checks));
  await checks.run("Replies: no mail loses anything", async () => everyBody(checks, mails));
}

function read(bytes: Buffer): Part | null {
  try {
    return readMime(bytes.includes("\n") ? bytes : withLineFeeds(bytes, { lone: true }));
  } catch {
    return null;
  }
}
