import "server-only";
import type { ImapFlow } from "imapflow";
import type { Database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import { onShutdown, onStopping } from "@/lib/shutdown";
import { mailServer } from "./access";
import { fetchNow } from "./fetch-all";
import { imapClient } from "./imap";

/** How often the list of mailboxes is looked at, and a lost line is tried again. */
const LOOK_MS = 30_000;

type Watched = { client: ImapFlow; as: string };

/**
 * Keeps a line open to every IMAP mailbox for as long as this process lives (IDLE, RFC 2177), so that a mail is here when
 * it has arrived. The scheduled task asks too: what this misses is a minute late.
 */
export function watchMailboxes(db: Database): void {
  const watched = new Map<number, Watched>();
  const under = new Set<Promise<unknown>>();
  let stopping = false;

  const fetched = (id: number) => {
    const work = fetchNow(db, id).catch((error: unknown) =>
      log(db, { level: "error", area: "mail", message: `Mail could not be fetched: ${String(error)}` }),
    );
    under.add(work);
    void work.finally(() => under.delete(work));
  };
  const look = async () => {
    const wanted = await db.prisma.mailbox.findMany({
      where: { archivedAt: null, fetching: true, protocol: "imap" },
    });
    for (const [id, { client }] of watched) {
      const box = wanted.find((mailbox) => mailbox.id === id);
      if (box && client.usable && watched.get(id)?.as === signatureOf(box)) continue;
      watched.delete(id);
      client.close();
    }
    for (const mailbox of wanted) {
      if (stopping || watched.has(mailbox.id)) continue;
      const client = await watch(db, mailbox, () => fetched(mailbox.id)).catch(() => null);
      // What is wrong with it is said by the scheduled task.
      if (client) watched.set(mailbox.id, { client, as: signatureOf(mailbox) });
    }
  };
  let looking: Promise<void> | null = null;
  const round = () => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
  };
  const timer = setInterval(round, LOOK_MS);
  timer.unref();
  round();
  onStopping(() => {
    stopping = true;
    clearInterval(timer);
    for (const { client } of watched.values()) client.close();
  });
  onShutdown(async () => {
    await Promise.allSettled([looking, ...under]);
    for (const { client } of watched.values()) client.close();
  });
}

type Mailbox = Awaited<ReturnType<Database["prisma"]["mailbox"]["findMany"]>>[number];

/** What a line is opened with: with another it is another line. */
const signatureOf = ({ host, port, security, user, signIn, secret, folder }: Mailbox): string =>
  JSON.stringify([host, port, security, user, signIn, secret, folder]);

async function watch(db: Database, mailbox: Mailbox, onNews: () => void): Promise<ImapFlow> {
  const client = imapClient(await mailServer(db, mailbox), true);
  try {
    await client.connect();
    await client.mailboxOpen(mailbox.folder, { readOnly: true });
    client.on("exists", ({ count, prevCount }) => {
      if (count > prevCount) onNews();
    });
    void client.idle().catch(() => undefined);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
