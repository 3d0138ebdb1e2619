const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "3 min ago", "in 2 h", "12 Jun", "12 Jun 2024": short enough for a column. Days and months are those of `zone`. */
export function relativeWords(at: Date, now: Date, zone?: string): string {
  const distance = at.getTime() - now.getTime();
  const size = Math.abs(distance);
  // The page's clock is up to half a minute behind: what has just happened may seem to lie ahead.
  if (size < 45 * second) return "just now";
  if (size < 7 * day) {
    const words =
      size < 59.5 * minute
        ? `${Math.max(1, Math.round(size / minute))} min`
        : size < 23.5 * hour
          ? `${Math.round(size / hour)} h`
          : `${Math.round(size / day)} d`;
    return distance > 0 ? `in ${words}` : `${words} ago`;
  }
  const year = (date: Date) => date.toLocaleDateString("en-GB", { year: "numeric", timeZone: zone });
  return at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: year(at) === year(now) ? undefined : "numeric",
    timeZone: zone,
  });
}

/** "Fri, 12 Jun 2026, 14:32:01 CEST" */
export function exactWords(at: Date, zone?: string): string {
  return at.toLocaleString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    timeZone: zone,
  });
}
