import type { DraftFields, DraftKind, DraftSave, SavedDraft } from "@/lib/drafts/schema";

export type DraftContent = { kind: DraftKind; body: string; fields: DraftFields };
/** The draft as the server last told; null: it keeps none. */
export type DraftBase = { id: number; revision: number } | null;

export type SaveStatus =
  | { is: "none" }
  | { is: "changed" }
  | { is: "saving" }
  | { is: "saved" }
  /** Not on the server, but kept in this browser until it is. */
  | { is: "kept"; offline: boolean; message: string }
  /** Another window has saved since. */
  | { is: "conflict" };

type Failure = { code: string; message: string };

type Doors = {
  put(save: DraftSave): Promise<SavedDraft>;
  /** Keeps a copy in this browser, or with null drops it. */
  keep(copy: { content: DraftContent; revision: number | null } | null): void;
  failure(thrown: unknown): Failure;
  told(status: SaveStatus): void;
};

const QUIET_MS = 700;
const RETRY_MS = 5_000;
/** Browsers let a page that goes send 64 kB, counted in bytes. */
export const MOST_LAST_BREATH = 16_000;

/**
 * Saves what is being written a moment after the last key, one call at a time, and says how that stands. What the server
 * did not take is kept in the browser and tried again; what another window has changed is never overwritten unasked.
 */
export class DraftSaver {
  private content: DraftContent | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private force = false;
  private status: SaveStatus;

  constructor(
    private readonly doors: Doors,
    public base: DraftBase,
  ) {
    this.status = base ? { is: "saved" } : { is: "none" };
  }

  /** What was written until now; to be saved soon. */
  change(content: DraftContent): void {
    this.content = content;
    if (this.status.is === "conflict") {
      this.keepHere();
      return;
    }
    if (this.status.is === "kept") this.keepHere();
    else if (!this.running) this.tell({ is: "changed" });
    this.later(QUIET_MS);
  }

  /** Saves now what is not saved yet; answers how it stands then. */
  async flush(): Promise<SaveStatus> {
    clearTimeout(this.timer);
    // What is written during a call goes with the next.
    while (this.running || (this.content && this.status.is !== "conflict")) {
      await (this.running ?? this.save());
      if (this.status.is === "kept") break;
    }
    return this.status;
  }

  /** Takes the place of what the other window wrote. */
  keepMine(): Promise<SaveStatus> {
    this.force = true;
    this.tell({ is: "changed" });
    return this.flush();
  }

  /** Begins anew from what the server has: after sending, discarding, or choosing the other window's text. */
  reset(base: DraftBase): void {
    clearTimeout(this.timer);
    this.content = null;
    this.force = false;
    this.base = base;
    this.doors.keep(null);
    this.tell(base ? { is: "saved" } : { is: "none" });
  }

  /** The draft exists since a file was uploaded, or is of another revision since. */
  adopt(base: DraftBase): void {
    this.base = base;
    if (!this.content && this.status.is !== "conflict") this.tell(base ? { is: "saved" } : { is: "none" });
  }

  /** What was found in this browser goes against what another window saved: the reader chooses. */
  dispute(content: DraftContent): void {
    this.content = content;
    this.tell({ is: "conflict" });
  }

  /** The page is going: what can be sent is on its way when this returns, and the rest is kept in the browser. */
  leave(): void {
    if (!this.content || this.status.is === "conflict") return;
    if (this.running || this.content.body.length > MOST_LAST_BREATH) this.keepHere();
    void this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private save(): Promise<void> {
    const content = this.content;
    if (!content) return Promise.resolve();
    this.tell({ is: "saving" });
    this.running = this.doors
      .put(this.call(content))
      .then(
        (saved) => this.done(content, saved),
        (thrown) => this.failed(this.doors.failure(thrown)),
      )
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  private call({ kind, body, fields }: DraftContent): DraftSave {
    return { kind, body, fields, revision: this.base?.revision ?? null, ...(this.force && { force: true }) };
  }

  private done(content: DraftContent, saved: SavedDraft): void {
    this.base = saved && { id: saved.id, revision: saved.revision };
    this.force = false;
    if (this.content !== content) {
      this.tell({ is: "changed" });
      return;
    }
    this.content = null;
    this.doors.keep(null);
    this.tell(saved ? { is: "saved" } : { is: "none" });
  }

  private failed({ code, message }: Failure): void {
    this.keepHere();
    if (code === "conflict") {
      this.tell({ is: "conflict" });
      return;
    }
    this.tell({ is: "kept", offline: code === "offline", message });
    // Refused as it is: trying the same again would be refused again.
    if (code !== "invalid" && code !== "too_large") this.later(RETRY_MS);
  }

  private keepHere(): void {
    if (this.content) this.doors.keep({ content: this.content, revision: this.base?.revision ?? null });
  }

  private tell(status: SaveStatus): void {
    this.status = status;
    this.doors.told(status);
  }
}
