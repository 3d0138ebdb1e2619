"use client";

import { ChevronLeft, Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

/** What the reader does with a page for paper; on paper it is not there. */
export function PrintBar({ id, notes }: { id: number; notes: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b bg-bg px-4 py-2 print:hidden">
      <LinkButton href={`/tickets/${id}`} variant="ghost" icon={<ChevronLeft />}>
        Back to the ticket
      </LinkButton>
      <LinkButton href={`/tickets/${id}/print${notes ? "" : "?notes=1"}`} className="ml-auto">
        {notes ? "Leave out notes" : "Include notes"}
      </LinkButton>
      <Button variant="primary" icon={<Printer />} onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}
