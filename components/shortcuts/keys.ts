/** What of a keyboard event says which keys were pressed. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  getModifierState?: (name: string) => boolean;
};

/** Names that read better in a list of shortcuts than in an event. */
const NAMED: Record<string, string> = { " ": "space", esc: "escape", up: "arrowup", down: "arrowdown" };

/**
 * The stroke that an event is, as shortcuts are written: "j", "shift+j", "mod+k" (Ctrl, or Cmd on a Mac), "#", "enter".
 * Null for what no shortcut can be: a modifier alone, or Alt with a letter.
 */
export function strokeOf(event: Pressed): string | null {
  const key = NAMED[event.key] ?? letterOf(event).toLowerCase();
  if (["control", "shift", "alt", "meta", "altgraph", "dead", "unidentified", "process"].includes(key))
    return null;
  const sign = key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);
  // Many keyboards reach "#" or "/" by Shift, Alt or AltGr (which Windows reports as Ctrl with Alt) only.
  const graph = event.getModifierState?.("AltGraph") ?? false;
  if (sign && (graph || event.altKey)) return key;
  if (event.altKey) return null;
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const shift = event.shiftKey && !sign ? "shift+" : "";
  return mod + shift + key;
}

/** On a Cyrillic or Greek keyboard the key where "j" would be means "j". */
function letterOf({ key, code }: Pressed): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  return latin !== undefined && key.length === 1 && !/^[\p{Script=Latin}\p{N}\p{P}\p{S}]$/u.test(key)
    ? latin
    : key;
}

/** The strokes of "g i", one after the other, each in the order that `strokeOf` writes it. */
export function toStrokes(keys: string): string[] {
  return keys
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((stroke) => {
      if (stroke === "+") return stroke;
      const parts = stroke.split("+");
      const key = parts.at(-1) ?? "";
      return `${parts.includes("mod") ? "mod+" : ""}${parts.includes("shift") ? "shift+" : ""}${NAMED[key] ?? key}`;
    });
}

/** Whether it types a character: such shortcuts can be switched off (WCAG 2.1.4) and never fire while one types. */
export const isCharacter = (stroke: string): boolean =>
  !stroke.startsWith("mod+") && [...stroke.replace("shift+", "")].length === 1;

/** Held down, these go on; any other key does its work once a press. */
export const repeats = (stroke: string): boolean => /^(?:shift\+)?(?:j|k|arrow\w+)$/.test(stroke);

const WORDS: Record<string, string> = {
  enter: "Enter",
  escape: "Esc",
  space: "Space",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  shift: "Shift",
};

/** What to press, key by key, as a reader of this machine knows them: [["Ctrl", "K"]], [["G"], ["I"]]. */
export function keyWords(keys: string, mac: boolean): string[][] {
  return toStrokes(keys).map((stroke) =>
    (stroke === "+" ? [stroke] : stroke.split("+")).map((key) =>
      key === "mod" ? (mac ? "⌘" : "Ctrl") : (WORDS[key] ?? key.toUpperCase()),
    ),
  );
}
