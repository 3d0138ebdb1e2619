const number = (value: number, unit: "minute" | "hour" | "day", unitDisplay: "long" | "short" = "long") =>
  new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay }).format(value);

/** How often: "every minute", "every 2 hours". */
export function everyWords(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, "day" as const]
      : minutes % 60 === 0
        ? [minutes / 60, "hour" as const]
        : [minutes, "minute" as const];
  return count === 1 ? `every ${unit}` : `every ${number(count, unit)}`;
}

/** How long: "8 ms", "1.4 sec", "3.2 min". */
export function durationWords(ms: number): string {
  const [value, unit] =
    ms < 1000
      ? [ms, "millisecond" as const]
      : ms < 60_000
        ? [ms / 1000, "second" as const]
        : [ms / 60_000, "minute" as const];
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "millisecond" ? 0 : 1,
  }).format(value);
}
