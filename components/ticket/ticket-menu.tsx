"use client";

import { Inbox, Link2, Merge, OctagonAlert, Printer, Trash2 } from "lucide-react";
import { useTicket } from "@/components/ticket/ticket-context";
import { Menu } from "@/components/ui/menu";

/** What else can be done with the ticket. */
export function TicketMenu() {
  const { ticket, change, open } = useTicket();
  const { id, folder } = ticket;
  const move = (to: "inbox" | "spam" | "trash", said: string) =>
    change({ set: { folder: to }, patch: { folder: to }, said });
  return (
    <Menu
      label={`Actions for ticket #${id}`}
      items={[
        { label: "Merge…", icon: <Merge />, onSelect: () => open("merge") },
        { label: "Link a ticket…", icon: <Link2 />, onSelect: () => open("link") },
        { label: "Print", icon: <Printer />, href: `/tickets/${id}/print` },
        { separator: true },
        ...(folder === "inbox"
          ? []
          : [{ label: "Restore", icon: <Inbox />, onSelect: () => move("inbox", `#${id} restored.`) }]),
        ...(folder === "spam"
          ? []
          : [
              {
                label: "Mark as spam",
                icon: <OctagonAlert />,
                onSelect: () => move("spam", `#${id} is in spam.`),
              },
            ]),
        ...(folder === "trash"
          ? []
          : [
              {
                label: "Move to trash",
                icon: <Trash2 />,
                onSelect: () => move("trash", `#${id} is in the trash.`),
              },
            ]),
      ]}
    />
  );
}
