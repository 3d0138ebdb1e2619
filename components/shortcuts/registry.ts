import { isCharacter, repeats, toStrokes } from "./keys";

/** A key that does something. `hidden` ones (a second key for the same) are in no list. */
export type Shortcut = { keys: string; label: string; run: () => void; hidden?: boolean };

export type ShortcutGroup = { group: string; shortcuts: Shortcut[] };

/** What one component registered; `read` answers it as of the newest rendering. */
type Registration = { group: string; inDialog: boolean; read: () => readonly Shortcut[] };

/** A sequence such as "g i" waits this long for its second key. */
const SEQUENCE_MS = 1_500;

/** What a press came in: whether one types, stands on a control, has a dialog open, wants no single keys. */
export type Surroundings = { typing: boolean; onControl: boolean; dialog: boolean; singleKeys: boolean };

/** All the shortcuts of what is on the page now; of two with the same keys the one that came last wins. */
export class ShortcutRegistry {
  private readonly registrations = new Set<Registration>();
  private readonly watchers = new Set<() => void>();
  private changes = 0;
  private begun: { stroke: string; at: number } | null = null;

  /** Answers how to take it away again. */
  add(registration: Registration): () => void {
    this.registrations.add(registration);
    this.changed();
    return () => {
      this.registrations.delete(registration);
      this.changed();
    };
  }

  /** Calls `watcher` when keys have come or gone; answers how to end that. */
  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Another number each time keys have come or gone. */
  version = (): number => this.changes;

  private changed(): void {
    this.changes += 1;
    for (const watcher of this.watchers) watcher();
  }

  /** Everything that can be pressed now, in groups, those of the page before those of the whole panel. */
  groups(): ShortcutGroup[] {
    const taken = new Set<string>();
    const groups = new Map<string, Shortcut[]>();
    for (const { group, inDialog, read } of [...this.registrations].reverse()) {
      if (inDialog) continue;
      const shown = read().filter(({ keys, hidden }) => !hidden && !taken.has(toStrokes(keys).join(" ")));
      for (const { keys } of read()) taken.add(toStrokes(keys).join(" "));
      groups.set(group, [...(groups.get(group) ?? []), ...shown]);
    }
    return [...groups]
      .map(([group, shortcuts]) => ({ group, shortcuts }))
      .filter(({ shortcuts }) => shortcuts.length > 0);
  }

  /** What this stroke does here, if anything. "wait": it begins a sequence. */
  press(stroke: string, repeat: boolean, now: number, where: Surroundings): (() => void) | "wait" | null {
    const character = isCharacter(stroke);
    if (character && (where.typing || !where.singleKeys)) return null;
    if (where.typing && !stroke.startsWith("mod+")) return null;
    // A focused button or link is pressed by these itself.
    if (where.onControl && (stroke === "enter" || stroke === "space")) return null;
    if (repeat && !repeats(stroke)) return null;
    const begun = this.begun && now - this.begun.at < SEQUENCE_MS ? this.begun.stroke : null;
    this.begun = null;
    const whole = this.find(begun === null ? stroke : `${begun} ${stroke}`, where.dialog);
    // After a sequence's first key an unknown second one does nothing: "g e" was not meant to resolve anything.
    if (whole || begun !== null) return whole?.run ?? null;
    if (!this.begins(stroke, where.dialog)) return null;
    this.begun = { stroke, at: now };
    return "wait";
  }

  private *inForce(dialog: boolean): Generator<Shortcut> {
    for (const { inDialog, read } of [...this.registrations].reverse())
      if (inDialog || !dialog) yield* read();
  }

  private find(keys: string, dialog: boolean): Shortcut | undefined {
    for (const shortcut of this.inForce(dialog))
      if (toStrokes(shortcut.keys).join(" ") === keys) return shortcut;
    return undefined;
  }

  private begins(stroke: string, dialog: boolean): boolean {
    for (const { keys } of this.inForce(dialog))
      if (toStrokes(keys).join(" ").startsWith(`${stroke} `)) return true;
    return false;
  }
}
