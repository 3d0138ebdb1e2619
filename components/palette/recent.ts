/** The tickets that somebody opened last, in this browser. */
export type Recent = { id: number; subject: string };

const KEY = "deskuss-recent";
const MOST = 8;

type Kept = { staff: number; tickets: Recent[] };

function read(): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** What another version or another program left there is not ours. */
function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== "object" || kept === null || !("staff" in kept) || !("tickets" in kept)) return false;
  return (
    typeof kept.staff === "number" &&
    Array.isArray(kept.tickets) &&
    kept.tickets.every((one) => typeof one?.id === "number" && typeof one?.subject === "string")
  );
}

/** Those of this member of staff, the last first. What another one left is erased. */
export function recentTickets(staff: number): Recent[] {
  const kept = read();
  if (kept && kept.staff !== staff) forgetRecent();
  return kept?.staff === staff ? kept.tickets : [];
}

/** Puts a ticket first. */
export function rememberTicket(staff: number, { id, subject }: Recent): void {
  const others = recentTickets(staff).filter((other) => other.id !== id);
  const kept: Kept = { staff, tickets: [{ id, subject }, ...others].slice(0, MOST) };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing shows none.
  }
}

/** At sign-out: subjects are not for the next person at this machine. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was nothing then.
  }
}
