const unit = (count: number, name: "hour" | "day") =>
  new Intl.NumberFormat("en", { style: "unit", unit: name, unitDisplay: "long" }).format(count);

/** A number of hours as one reads it: "48 hours (2 days)". */
export function graceWords(hours: number): string {
  const days = Math.floor(hours / 24);
  if (days === 0 || hours === 24) return unit(hours, "hour");
  const rest = hours % 24;
  return `${unit(hours, "hour")} (${unit(days, "day")}${rest > 0 ? ` ${unit(rest, "hour")}` : ""})`;
}
