import { readAuthentication } from "@/lib/mail/authentication";
import { readResults } from "@/lib/mail/authentication-results";
import { firstHeader } from "@/lib/mail/header";
import { leaves } from "@/lib/mail/part-text";
import { readTnef } from "@/lib/mail/tnef";
import { decodeTransfer, encodingName } from "@/lib/mail/transfer";
import type { Checks } from "./checks";
import type { Mails } from "./rules";

/** As many as there were when this was written. */
const LEAST_READ = 0.9;
const TNEF = { streams: 12, files: 4, bodies: 1 };

/** The fields that real receivers wrote: nearly all follow the grammar, and none is trusted that was not named. */
export function authentication(checks: Checks, mails: Mails): void {
  let fields = 0;
  let read = 0;
  let passed = 0;
  for (const [file, root] of mails) {
    if (!root) continue;
    for (const { name, value } of root.headers) {
      if (name !== "authentication-results") continue;
      fields++;
      const results = readResults(value);
      if (!results) continue;
      read++;
      if (readAuthentication(root.headers, { id: results.id, fields: 10 }).fromAligned) passed++;
    }
    const stranger = readAuthentication(root.headers, { id: "nobody.invalid" });
    checks.check(file, stranger.fromAligned ? "believed without a trusted receiver" : null);
  }
  checks.note(`${fields} fields, ${read} read, From believed by ${passed}`);
  checks.check("fields read", read < fields * LEAST_READ ? `${read} of ${fields}` : null);
}

/** Every `winmail.dat`: it is read, and nothing else is taken for one. */
export function winmail(checks: Checks, mails: Mails): void {
  let streams = 0;
  let files = 0;
  let bodies = 0;
  for (const root of mails.values()) {
    for (const part of root ? leaves(root) : []) {
      const encoding = encodingName(firstHeader(part.headers, "content-transfer-encoding") ?? "");
      const tnef = readTnef(decodeTransfer(part.body, encoding));
      if (!tnef) continue;
      streams++;
      files += tnef.attachments.length;
      if (tnef.body) bodies++;
    }
  }
  checks.note(`${streams} streams, ${files} files, ${bodies} texts`);
  checks.check("streams", streams < TNEF.streams ? `${streams}, at least ${TNEF.streams} expected` : null);
  checks.check("files", files < TNEF.files ? `${files}, at least ${TNEF.files} expected` : null);
  checks.check("texts", bodies < TNEF.bodies ? `${bodies}, at least ${TNEF.bodies} expected` : null);
}
