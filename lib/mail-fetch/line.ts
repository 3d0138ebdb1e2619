import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { ImapFlow } from "imapflow";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { log } from "@/lib/logs/write";
import { mailServer } from "./access";
import { fetchNow } from "./fetch-all";
import { imapClient } from "./imap";

export type Watched = Mailbox;

/** A lost line is opened again after so long, and after twice as long each time that it can't be. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** A line that stood so long was a good one. */
const GOOD_MS = 60_000;
/** When somebody else is fetching at this very moment: what he has not seen is there a little later. */
const TRIES = 5;
const RETRY_MS = 1_000;

/** A line to one IMAP mailbox that says when a mail has arrived, opened again whenever it breaks. */
export class Line {
  private readonly ending = new AbortController();
  private readonly living: Promise<void>;
  private news = false;
  private fetching: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly mailbox: Watched,
  ) {
    this.living = this.live();
  }

  /** Closes the line; answers when nothing of it is under way any more. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.living;
    await this.fetching;
  }

  private async live(): Promise<void> {
    const { signal } = this.ending;
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const opened = Date.now();
      // What is wrong with it is said by the scheduled task.
      await this.watch().catch(() => undefined);
      if (Date.now() - opened > GOOD_MS) wait = FIRST_WAIT_MS;
      await this.sleep(wait);
    }
  }

  /** Opens the line and ends with it. */
  private async watch(): Promise<void> {
    const { signal } = this.ending;
    const client = imapClient(await mailServer(this.db, this.mailbox), true);
    const close = () => client.close();
    signal.addEventListener("abort", close, { once: true });
    try {
      if (signal.aborted) return;
      await this.listen(client);
    } finally {
      signal.removeEventListener("abort", close);
      client.close();
    }
  }

  private async listen(client: ImapFlow): Promise<void> {
    const closed = new Promise((resolve) => client.once("close", resolve));
    await client.connect();
    await client.mailboxOpen(this.mailbox.folder, { readOnly: true });
    client.on("exists", ({ count, prevCount }) => {
      if (count > prevCount) this.fetch();
    });
    void client.idle().catch(() => undefined);
    // What came while there was no line.
    this.fetch();
    await closed;
  }

  private fetch(): void {
    this.news = true;
    this.fetching ??= this.fetchAll().finally(() => {
      this.fetching = null;
    });
  }

  /** News that come meanwhile are fetched once more: the list of new mails may have been read before. */
  private async fetchAll(): Promise<void> {
    const { signal } = this.ending;
    while (this.news && !signal.aborted) {
      this.news = false;
      try {
        for (let tried = 1; tried <= TRIES && !signal.aborted; tried++) {
          if (await fetchNow(this.db, this.mailbox.id)) break;
          await this.sleep(RETRY_MS);
        }
      } catch (error) {
        const message = `Mail could not be fetched: ${String(error)}`;
        void log(this.db, { level: "error", area: "mail", message });
      }
    }
  }

  private sleep(ms: number): Promise<unknown> {
    return pause(ms, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
  }
}
