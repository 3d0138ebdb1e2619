/** Postgres's largest integer: a larger id can't be one of ours, and comparing with it would be an error. */
const LARGEST = 2_147_483_647;

/** The id in a URL or behind the sign in `#1042`; null for anything else. */
export function toId(text: string): number | null {
  const digits = /^#?([1-9]\d{0,9})$/.exec(text.trim())?.[1];
  return digits !== undefined && Number(digits) <= LARGEST ? Number(digits) : null;
}
