import "server-only";
import type { Trouble } from "@/lib/mail-servers/connection-words";
import { openMailbox } from "./access";
import { faultOf } from "./fault-words";
import type { MailServer } from "./server";

export type FetchTest = { ok: true; mails: number } | { ok: false; trouble: Trouble };

/** Signs in and looks into the folder; nothing is fetched, nothing changed. */
export async function testFetch(server: MailServer): Promise<FetchTest> {
  try {
    const open = await openMailbox(server);
    try {
      return { ok: true, mails: (await open.list(0)).length };
    } finally {
      await open.close();
    }
  } catch (error) {
    return { ok: false, trouble: faultOf(error, server) };
  }
}
