import { cx } from "@/components/ui/cx";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const firstSign = (word: string) => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** A person's initials. Decorative: the name always stands beside it or in its host's label. */
export function Avatar({ name, size = "md" }: { name: string; size?: "sm" | "md" | "lg" }) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => firstSign(word ?? ""))
    .join("");
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-grid shrink-0 select-none place-items-center overflow-hidden rounded-full bg-accent-soft font-semibold text-accent uppercase",
        { sm: "size-5 text-[0.5625rem]", md: "size-7 text-xs", lg: "size-10 text-base" }[size],
      )}
    >
      {initials || "?"}
    </span>
  );
}
