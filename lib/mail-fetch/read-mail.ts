import "server-only";
import { reason } from "@/lib/inbound/reasons";
import type { OpenMailbox, RemoteMail } from "./server";

/** A mail, or the head of one that is not fetched, with why. */
export type ReadMail = { bytes: Buffer; quarantined: string | null };

const MB = 1024 * 1024;

/** Reads a mail from its server. What is not whole here stays as it is there. @throws Error the connection's */
export async function readMail(open: OpenMailbox, remote: RemoteMail, maxMailMb: number): Promise<ReadMail> {
  const headOnly = async (quarantined: string) => ({ bytes: await headOf(open, remote), quarantined });
  if (remote.size > maxMailMb * MB)
    return headOnly(reason("too-large", `${(remote.size / MB).toFixed(1)} MB, the limit is ${maxMailMb} MB`));
  try {
    return { bytes: await open.read(remote, maxMailMb * MB), quarantined: null };
  } catch (error) {
    // With the line gone it is the line's fault, and the mail is asked for again.
    if (!open.usable()) throw error;
    return headOnly(reason("unfetched", error instanceof Error ? error.message : String(error)));
  }
}

/** One that has no head to give either is kept as an empty mail: the ledger has its line all the same. */
const headOf = (open: OpenMailbox, remote: RemoteMail): Promise<Buffer> =>
  open.readHead(remote).catch((error: unknown) => {
    if (!open.usable()) throw error;
    return Buffer.alloc(0);
  });
