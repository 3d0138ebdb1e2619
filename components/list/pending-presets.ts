import { momentWords, presets } from "@/components/ticket/moments";

export type PendingPreset = { label: string; at: Date | null; exact: string };

/** The moments that tickets are usually put off to, on the reader's own calendar. */
export const pendingPresets = (now: Date): PendingPreset[] => [
  { label: "Until the customer writes", at: null, exact: "" },
  ...presets(now).map(({ label, at }) => ({
    label: label.charAt(0).toUpperCase() + label.slice(1),
    at,
    exact: momentWords(at),
  })),
];
