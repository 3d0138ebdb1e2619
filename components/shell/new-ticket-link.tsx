import { SquarePen } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";

/** Writes a ticket for a customer, from anywhere. */
export function NewTicketLink() {
  return (
    <Link
      href="/tickets/new"
      prefetch={false}
      aria-label="New ticket"
      title="New ticket"
      className={`${buttonClass({ variant: "ghost", size: "sm", iconOnly: true })} text-muted! max-md:mr-10`}
    >
      <SquarePen />
    </Link>
  );
}
