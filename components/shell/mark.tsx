import { cx } from "@/components/ui/cx";

/** The product's mark: a speech bubble on a desk. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cx("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="6" className="fill-accent-solid" />
      <path
        d="M6 8.2C6 6.98 6.98 6 8.2 6h7.6C17.02 6 18 6.98 18 8.2v4.1c0 1.22-.98 2.2-2.2 2.2H11l-2.7 2.3c-.33.28-.8.05-.8-.38V14.4A2.2 2.2 0 0 1 6 12.3Z"
        className="fill-on-solid"
      />
      <path
        d="M9 9h6M9 11.5h3.6"
        className="fill-none stroke-accent-solid"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
