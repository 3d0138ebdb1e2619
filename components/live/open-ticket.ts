import { ask } from "@/components/desk/ask";
import { type Colleague, TOUCH_EVERY_MS } from "@/lib/presence/beat";

const NOBODY: readonly Colleague[] = [];
/** Looking something up in another tab is not leaving. */
const AWAY_MS = 30_000;
/** The page's parts come and go while it is put together. */
const CLOSE_MS = 300;

/** A ticket that is open on this page: tells the server so, and knows who else has it open. */
class OpenTicket {
  private others = NOBODY;
  private readonly watchers = new Set<() => void>();
  private users = 0;
  private replying = false;
  private open = false;
  private beat: ReturnType<typeof setInterval> | undefined;
  private reading: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private over = new AbortController();
  private asked = 0;

  constructor(private readonly path: string) {}

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    if (++this.users === 1) this.arrive();
    return () => {
      this.watchers.delete(watcher);
      if (--this.users === 0) this.leaveIn(CLOSE_MS);
    };
  };

  colleagues = (): readonly Colleague[] => this.others;

  setReplying = (replying: boolean): void => {
    if (this.replying === replying) return;
    this.replying = replying;
    if (this.open) void this.touch({ replying });
  };

  /** Somebody came, left, began or stopped replying. Every part of the page that shows it says so; one asks. */
  read(): void {
    this.reading ??= setTimeout(() => {
      this.reading = undefined;
      if (this.open) void this.answer(ask<Colleague[]>(this.path));
    });
  }

  private arrive(): void {
    this.over.abort();
    this.over = new AbortController();
    const { signal } = this.over;
    document.addEventListener(
      "visibilitychange",
      () => (document.hidden ? this.leaveIn(AWAY_MS) : this.stay()),
      {
        signal,
      },
    );
    window.addEventListener("pagehide", () => this.leave(), { signal });
    window.addEventListener("pageshow", () => this.stay(), { signal });
    if (!document.hidden) this.stay();
  }

  private stay(): void {
    clearTimeout(this.leaving);
    if (this.open || this.users === 0) return;
    this.open = true;
    this.beat = setInterval(() => void this.touch(this.now()), TOUCH_EVERY_MS);
    void this.touch(this.now());
  }

  /** A tab that does not reply leaves it open whether another of the same person does. */
  private now(): { replying?: true } {
    return this.replying ? { replying: true } : {};
  }

  private leaveIn(ms: number): void {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.leave(), ms);
  }

  private leave(): void {
    clearTimeout(this.leaving);
    clearInterval(this.beat);
    if (this.users === 0) this.over.abort();
    if (!this.open) return;
    this.open = false;
    this.show(NOBODY);
    // Kept alive: the page may be gone before it arrives.
    void fetch(this.path, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ leaving: true }),
    }).catch(() => undefined);
  }

  private touch(input: { replying?: boolean }): Promise<void> {
    return this.answer(ask<Colleague[]>(this.path, { method: "POST", input }));
  }

  private async answer(asking: Promise<Colleague[]>): Promise<void> {
    const turn = ++this.asked;
    // Without an answer the last one stands; the next beat asks again.
    const others = await asking.catch(() => null);
    if (others && this.open && turn === this.asked) this.show(others);
  }

  private show(others: readonly Colleague[]): void {
    if (JSON.stringify(others) === JSON.stringify(this.others)) return;
    this.others = others;
    for (const watcher of this.watchers) watcher();
  }
}

const tickets = new Map<number, OpenTicket>();

/** The ticket as all parts of this page know it. */
export function openTicket(id: number): OpenTicket {
  const known = tickets.get(id);
  if (known) return known;
  const ticket = new OpenTicket(`/desk/presence/${id}`);
  tickets.set(id, ticket);
  return ticket;
}

export const nobody = (): readonly Colleague[] => NOBODY;
