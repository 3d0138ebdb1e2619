const DAY_MS = 86_400_000;

/**
 * A day such as 2026-11-23 that there is in the calendar; null for anything else. Those at the ends of what four digits
 * can say are left out: the day before or after one is no such text any more, and Postgres knows no year 0.
 */
export function toDay(text: string): string | null {
  if (!/^(?!9999)[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || isoDay(time) !== text ? null : text;
}

/** The day some days after another. */
export const daysAfter = (day: string, days: number): string =>
  isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);
