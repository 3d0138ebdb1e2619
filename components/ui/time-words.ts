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
  const year = (date: Date) => format("year", zone).format(date);
  return format(year(at) === year(now) ? "day" : "dayAndYear", zone).format(at);
}

/** "Fri, 12 Jun 2026, 14:32:01 CEST" */
export function exactWords(at: Date, zone?: string): string {
  return format("exact", zone).format(at);
}

const shapes = {
  year: { year: "numeric" },
  day: { day: "numeric", month: "short" },
  dayAndYear: { day: "numeric", month: "short", year: "numeric" },
  exact: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does, and a list holds a hundred times. */
function format(shape: keyof typeof shapes, zone: string | undefined): Intl.DateTimeFormat {
  const name = `${shape} ${zone}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat("en-GB", { ...shapes[shape], timeZone: zone });
  formats.set(name, known);
  return known;
}
