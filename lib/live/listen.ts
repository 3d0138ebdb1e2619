import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import { onShutdown, onStopping } from "@/lib/shutdown";
import { hear } from "./hear";
import type { LiveNews } from "./news";
import { RecentNews } from "./recent";

/** Who wants to hear the news; they come after `listening`. */
export type Subscriber = {
  /**
   * From now on nothing is missed; told again when the connection was lost in between.
   * @param missed what a page of this age has missed
   */
  listening(missed: (age: number) => LiveNews | null): void;
  /** This database's connections can't listen: ask again from time to time. */
  deaf(): void;
  heard(news: LiveNews): void;
  /** The process stops. */
  stopping(): void;
};

const DEAF_MS = 5 * 60_000;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** A page that is loaded anew is away for a moment; nothing is missed when somebody kept listening. */
const LINGER_MS = 60_000;

type Ear = {
  subscribers: Set<Subscriber>;
  /** Since it began to listen; null while it does not. */
  recent: RecentNews | null;
  deafUntil: number;
  warned: boolean;
  stopped: boolean;
  awake: boolean;
  /** Ends the connection. */
  hangUp: () => void;
  linger?: NodeJS.Timeout;
};

const holder = globalThis as typeof globalThis & { deskussEar?: Ear };

/**
 * Tells the subscriber what is announced by any process on this database, over one connection for this whole process.
 * The connection is made for the first subscriber, mends itself, and ends a minute after the last.
 * @returns takes the subscriber out again
 */
export function subscribe(db: Database, subscriber: Subscriber): () => void {
  const ear = theEar();
  clearTimeout(ear.linger);
  if (ear.stopped) subscriber.stopping();
  else if (Date.now() < ear.deafUntil) subscriber.deaf();
  else {
    ear.subscribers.add(subscriber);
    if (ear.recent) subscriber.listening(missedBy(ear.recent));
    else if (!ear.awake) void stayAwake(ear, db);
  }
  return () => {
    if (!ear.subscribers.delete(subscriber) || ear.subscribers.size > 0) return;
    clearTimeout(ear.linger);
    ear.linger = setTimeout(() => ear.hangUp(), LINGER_MS).unref();
  };
}

const missedBy = (recent: RecentNews) => (age: number) => recent.missed(age, Date.now());

function theEar(): Ear {
  if (holder.deskussEar) return holder.deskussEar;
  const ear: Ear = {
    subscribers: new Set(),
    recent: null,
    deafUntil: 0,
    warned: false,
    stopped: false,
    awake: false,
    hangUp: () => undefined,
  };
  holder.deskussEar = ear;
  const stop = () => {
    ear.stopped = true;
    for (const subscriber of [...ear.subscribers]) subscriber.stopping();
    ear.hangUp();
  };
  onStopping(stop);
  onShutdown(async () => stop());
  return ear;
}

/** Keeps listening, with longer and longer pauses between attempts, for as long as anybody wants to hear. */
async function stayAwake(ear: Ear, db: Database): Promise<void> {
  ear.awake = true;
  let rest = SHORTEST_PAUSE;
  while (ear.subscribers.size > 0 && !ear.stopped) {
    const listened = await hear(db, {
      begun: (hangUp) => {
        ear.hangUp = hangUp;
      },
      listening: () => begin(ear),
      heard: (news) => tell(ear, news),
      deaf: () => giveUp(ear, db),
      ended: () => {
        ear.recent = null;
      },
    });
    rest = listened ? SHORTEST_PAUSE : Math.min(rest * 2, LONGEST_PAUSE);
    if (ear.subscribers.size > 0 && !ear.stopped) await pause(rest, undefined, { ref: false });
  }
  ear.awake = false;
}

function begin(ear: Ear): void {
  const recent = new RecentNews(Date.now());
  ear.recent = recent;
  for (const subscriber of ear.subscribers) subscriber.listening(missedBy(recent));
}

function tell(ear: Ear, news: LiveNews): void {
  ear.recent?.add(news, Date.now());
  for (const subscriber of ear.subscribers) subscriber.heard(news);
}

function giveUp(ear: Ear, db: Database): void {
  ear.deafUntil = Date.now() + DEAF_MS;
  for (const subscriber of [...ear.subscribers]) subscriber.deaf();
  ear.subscribers.clear();
  if (ear.warned) return;
  ear.warned = true;
  void log(db, {
    level: "warning",
    area: "panel",
    message:
      "Live updates ask every 15 seconds: notifications don't come through this DATABASE_URL. A pooler in transaction mode holds them back; connect directly, or in session mode.",
    ip: null,
  });
}
