const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-06-12 14:32:01` in a time zone: the contract's form of a date. */
export function localTime(at: Date, timeZone: string): string {
  // Three times as fast as Intl, and the default.
  if (timeZone === "UTC") return at.toISOString().slice(0, 19).replace("T", " ");
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes dates this way.
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
