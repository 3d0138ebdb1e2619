export type PendingPreset = { label: string; at: Date | null; exact: string };

const MORNING = 9;

/** The moments that tickets are usually put off to, on the reader's own calendar. */
export function pendingPresets(now: Date): PendingPreset[] {
  const inDays = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(MORNING, 0, 0, 0);
    return at;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const presets = [
    { label: "Tomorrow", at: inDays(1) },
    { label: "In 3 days", at: inDays(3) },
    { label: "Next week", at: inDays(untilMonday) },
  ];
  return [
    { label: "Until the customer writes", at: null, exact: "" },
    ...presets.map(({ label, at }) => ({ label, at, exact: exact.format(at) })),
  ];
}

const exact = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
