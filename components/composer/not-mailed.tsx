import Link from "next/link";

/** Says that what is written reaches nobody by mail. */
export function NotMailed({ mayChange }: { mayChange: boolean }) {
  return (
    <p className="py-1.5 text-sm text-warning">
      Not e-mailed: no outgoing mail is set up.{" "}
      {mayChange && (
        <Link href="/settings/mailboxes" className="underline">
          Set it up
        </Link>
      )}
    </p>
  );
}
