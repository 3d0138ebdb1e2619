import { LARGEST_ID } from "@/lib/largest-id";

/** The id in a URL or behind the sign in `#1042`; null for anything else. */
export function toId(text: string): number | null {
  const digits = /^#?([1-9]\d{0,9})$/.exec(text.trim())?.[1];
  return digits !== undefined && Number(digits) <= LARGEST_ID ? Number(digits) : null;
}
