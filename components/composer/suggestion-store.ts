import type { SuggestionKeyDownProps, SuggestionProps } from "@tiptap/suggestion";

/** One line of the list that opens at the cursor: a colleague after `@`, a canned response after `/`. */
export type Choice = { id: number; name: string; detail?: string; html?: string };

export type Suggesting = {
  what: "people" | "canned";
  items: Choice[];
  loading: boolean;
  query: string;
  active: number;
  /** Where the list is shown: kept at the cursor by the editor. */
  host: HTMLElement;
  choose: (choice: Choice) => void;
};

/** Stands between the editor, which knows when to suggest, and the list, which React draws. */
export class SuggestionStore {
  private suggesting: Suggesting | null = null;
  private unmount: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  readonly read = (): Suggesting | null => this.suggesting;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  /** For the option `render` of the editor's suggestions. */
  readonly render = (what: Suggesting["what"]) => () => ({
    onStart: (props: SuggestionProps<Choice, Choice>) => this.open(what, props),
    onUpdate: (props: SuggestionProps<Choice, Choice>) => this.update(what, props),
    onKeyDown: ({ event }: SuggestionKeyDownProps) => this.press(event),
    onExit: () => this.close(),
  });

  highlight(active: number): void {
    if (this.suggesting) this.set({ ...this.suggesting, active });
  }

  private open(what: Suggesting["what"], props: SuggestionProps<Choice, Choice>): void {
    this.unmount?.();
    const host = document.createElement("div");
    host.style.zIndex = "60";
    this.unmount = props.mount(host);
    this.set({ what, active: 0, host, ...shown(props) });
  }

  private update(what: Suggesting["what"], props: SuggestionProps<Choice, Choice>): void {
    const { suggesting } = this;
    if (!suggesting) {
      this.open(what, props);
      return;
    }
    const active = props.query === suggesting.query ? suggesting.active : 0;
    this.set({
      ...suggesting,
      ...shown(props),
      active: Math.min(active, Math.max(0, props.items.length - 1)),
    });
  }

  private press(event: KeyboardEvent): boolean {
    const { suggesting } = this;
    if (!suggesting || suggesting.items.length === 0 || event.isComposing) return false;
    const { items, active } = suggesting;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.highlight((active + step + items.length) % items.length);
      return true;
    }
    const chosen = items[active];
    if (!chosen || event.shiftKey || event.ctrlKey || event.metaKey) return false;
    if (event.key !== "Enter" && event.key !== "Tab") return false;
    suggesting.choose(chosen);
    return true;
  }

  private close(): void {
    this.unmount?.();
    this.unmount = null;
    this.set(null);
  }

  private set(suggesting: Suggesting | null): void {
    this.suggesting = suggesting;
    for (const listener of this.listeners) listener();
  }
}

const shown = ({ items, loading, query, command }: SuggestionProps<Choice, Choice>) => ({
  items,
  loading,
  query,
  choose: command,
});
