"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type ConflictDialogProps = {
  /** What others changed under the reader's hands; null: nothing, and no dialog. */
  messages: readonly string[] | null;
  onKeep: () => void;
  onOverwrite: () => void;
};

/** Somebody else was quicker: says what they changed, and lets the reader choose. */
export function ConflictDialog({ messages, onKeep, onOverwrite }: ConflictDialogProps) {
  const router = useRouter();
  // While it closes it still says what it said.
  const [last, setLast] = useState(messages);
  if (messages && messages !== last) setLast(messages);
  const keep = () => {
    onKeep();
    router.refresh();
  };
  return (
    <Dialog
      title="Changed by somebody else meanwhile"
      open={messages !== null}
      onOpenChange={(open) => !open && keep()}
      footer={
        <>
          <Button onClick={onOverwrite}>Set mine anyway</Button>
          <Button variant="primary" onClick={keep}>
            Keep theirs
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-1">
        {last?.map((message) => (
          <li key={message} dir="auto" className="[overflow-wrap:anywhere]">
            {message}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
