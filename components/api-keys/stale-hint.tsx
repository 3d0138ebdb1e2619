import type { KeyHint } from "@/lib/api-keys/rules";

const WORDS: Record<KeyHint, { text: string; why: string }> = {
  unused: {
    text: "unused for 90 days",
    why: "No request came with this key for more than 90 days. Revoke it if nothing needs it.",
  },
  rotate: {
    text: "older than 12 months – rotate",
    why: "Make a new key, put it in place, then revoke this one.",
  },
};

type StaleHintProps = { hint: KeyHint; label: string; onRevoke: () => void };

/** A quiet word on a key that should go or be replaced, with the way to do it beside it. */
export function StaleHint({ hint, label, onRevoke }: StaleHintProps) {
  return (
    <span className="flex min-w-0 items-center gap-1 text-warning text-xs cards:ml-27">
      <span className="truncate" title={WORDS[hint].why}>
        {WORDS[hint].text}
      </span>
      <button
        type="button"
        aria-label={`Revoke “${label}”`}
        onClick={onRevoke}
        className="relative shrink-0 rounded-sm px-1 py-0.5 font-medium text-text underline decoration-control-line underline-offset-2 hover:decoration-current pointer-coarse:py-2"
      >
        Revoke
      </button>
    </span>
  );
}
