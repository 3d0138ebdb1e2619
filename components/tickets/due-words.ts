const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How much of the promised time is left: "2 h left", "Overdue 3 h". */
export function dueWords(dueAt: Date, now: Date): { words: string; overdue: boolean; soon: boolean } {
  const left = dueAt.getTime() - now.getTime();
  const size = length(Math.abs(left));
  return left > 0
    ? { words: `${size} left`, overdue: false, soon: left < 2 * hour }
    : { words: `Overdue ${size}`, overdue: true, soon: false };
}

function length(size: number): string {
  if (size < 59.5 * minute) return `${Math.max(1, Math.round(size / minute))} min`;
  if (size < 47.5 * hour) return `${Math.round(size / hour)} h`;
  return `${Math.round(size / day)} d`;
}
