"use client";

/** The list a ticket was opened from, kept while this tab is open: for the way back and for the next ticket. */
export type ListMemory = {
  /** The list's URL. */
  url: string;
  /** The tickets on it, from top to bottom. */
  ids: number[];
  /** The ticket that was opened, and how far the list was scrolled then; until the list is shown again. */
  focus?: number;
  scroll?: number;
};

const KEY = "deskuss:list";

/** Notes what the list shows now. */
export function rememberList(memory: ListMemory): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Storage may be full or forbidden; the list then begins at its top.
  }
}

/** The list this tab showed last; null when there was none. */
export function rememberedList(): ListMemory | null {
  try {
    const memory: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isMemory(memory) ? memory : null;
  } catch {
    return null;
  }
}

function isMemory(memory: unknown): memory is ListMemory {
  return (
    typeof memory === "object" &&
    memory !== null &&
    "url" in memory &&
    typeof memory.url === "string" &&
    "ids" in memory &&
    Array.isArray(memory.ids)
  );
}
