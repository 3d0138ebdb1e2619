import "server-only";
import type { Database } from "@/lib/db/client";
import { onShutdown, onStopping } from "@/lib/shutdown";
import { Line, type Watched } from "./line";

/** How often the list of mailboxes is looked at. */
const LOOK_MS = 30_000;

/**
 * Keeps a line open to every IMAP mailbox for as long as this process lives (IDLE, RFC 2177), so that a mail is here when
 * it has arrived. The scheduled task asks too: what this misses is a minute late.
 */
export function watchMailboxes(db: Database): void {
  const lines = new Map<number, { line: Line; as: string }>();
  const ended = new Set<Promise<void>>();
  let stopping = false;

  const end = (id: number) => {
    const known = lines.get(id);
    if (!known) return;
    lines.delete(id);
    const ending = known.line.end();
    ended.add(ending);
    void ending.finally(() => ended.delete(ending));
  };
  const look = async () => {
    const wanted = await db.prisma.mailbox.findMany({
      where: { archivedAt: null, fetching: true, protocol: "imap" },
    });
    if (stopping) return;
    for (const [id, { as }] of lines) {
      const mailbox = wanted.find((one) => one.id === id);
      if (!mailbox || signatureOf(mailbox) !== as) end(id);
    }
    for (const mailbox of wanted)
      if (!lines.has(mailbox.id))
        lines.set(mailbox.id, { line: new Line(db, mailbox), as: signatureOf(mailbox) });
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
  const stop = () => {
    stopping = true;
    clearInterval(timer);
    for (const id of [...lines.keys()]) end(id);
  };
  onStopping(stop);
  onShutdown(async () => {
    stop();
    await Promise.allSettled([looking, ...ended]);
  });
}

/** What a line is opened with: with another it is another line. A token's renewal is not one. */
const signatureOf = ({ host, port, security, user, signIn, secret, folder }: Watched): string =>
  JSON.stringify([host, port, security, user, signIn, signIn === "password" && secret, folder]);
