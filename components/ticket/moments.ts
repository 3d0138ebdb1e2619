/** A moment that is offered by name. */
export type Preset = { value: string; label: string; at: Date };

const NINE = 9;

/** Tomorrow at nine, in three days, and the next week's Monday at nine, in the reader's own time. */
export function presets(now: Date): Preset[] {
  const monday = ((8 - now.getDay()) % 7) + (now.getDay() === 1 ? 7 : 0);
  return [
    { value: "tomorrow", label: "tomorrow", at: atNine(now, 1) },
    { value: "three-days", label: "in 3 days", at: atNine(now, 3) },
    { value: "next-week", label: "next week", at: atNine(now, monday) },
  ];
}

function atNine(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, NINE);
}

/** A moment as `<input type="datetime-local">` takes it: the reader's own time, to the minute. */
export function toLocalInput(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such an input holds; null for nothing. */
export function fromLocalInput(text: string): Date | null {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions, zone: string | undefined) {
  const key = `${name} ${zone}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  formats.set(key, known);
  return known;
}

/** "Tue, 24 Nov, 09:00" in the reader's time, or in `zone`. */
export const momentWords = (at: Date, zone?: string): string =>
  format(
    "moment",
    { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    zone,
  ).format(at);

/** "Tue 09:00" in the reader's time. */
export const shortMoment = (at: Date): string =>
  format("short", { weekday: "short", hour: "2-digit", minute: "2-digit" }, undefined).format(at);

/** "Monday, 23 November 2026" */
export const dayWords = (at: Date, zone?: string): string =>
  format("day", { weekday: "long", day: "numeric", month: "long", year: "numeric" }, zone).format(at);
