"use client";

import { FileText, Link2, Scissors } from "lucide-react";
import { useState } from "react";
import { OriginalMail } from "@/components/ticket/original-mail";
import { SplitDialog } from "@/components/ticket/split-dialog";
import { copyText } from "@/components/ui/copy-text";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";

type MessageMenuProps = {
  ticketId: number;
  messageId: number;
  author: string;
  hasMail: boolean;
  /** The first message of a ticket stays where it is. */
  first: boolean;
};

/** What can be done with one message. */
export function MessageMenu({ ticketId, messageId, author, hasMail, first }: MessageMenuProps) {
  const [opened, open] = useState<"mail" | "split" | null>(null);
  const toast = useToast();
  async function copyLink() {
    const worked = await copyText(`${window.location.origin}/tickets/${ticketId}#message-${messageId}`);
    toast(
      worked ? { message: "Link copied." } : { message: "The link could not be copied.", tone: "danger" },
    );
  }
  return (
    <>
      <Menu
        label={`Actions for the message by ${author}`}
        items={[
          { label: "Copy link", icon: <Link2 />, onSelect: copyLink },
          ...(hasMail ? [{ label: "Original mail", icon: <FileText />, onSelect: () => open("mail") }] : []),
          ...(first
            ? []
            : [{ label: "Split into a new ticket…", icon: <Scissors />, onSelect: () => open("split") }]),
        ]}
      />
      {opened === "mail" && (
        <OriginalMail ticketId={ticketId} messageId={messageId} onClose={() => open(null)} />
      )}
      {opened === "split" && <SplitDialog messageId={messageId} onClose={() => open(null)} />}
    </>
  );
}
