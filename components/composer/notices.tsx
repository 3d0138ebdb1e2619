"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LastMessage } from "./composer-types";

type ConflictProps = { onTheirs: () => Promise<unknown>; onMine: () => Promise<unknown> };

/** Another window has saved this draft since; neither text is lost unasked. */
export function DraftConflict({ onTheirs, onMine }: ConflictProps) {
  const [pending, setPending] = useState<"theirs" | "mine">();
  const [problem, setProblem] = useState<string>();
  const choose = (choice: "theirs" | "mine", act: () => Promise<unknown>) => () => {
    setPending(choice);
    setProblem(undefined);
    act()
      .catch((error) => setProblem(error instanceof Error ? error.message : "Something went wrong."))
      .finally(() => setPending(undefined));
  };
  return (
    <div role="alert">
      <Banner
        tone="warning"
        className="mx-2 mt-2"
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" pending={pending === "theirs"} onClick={choose("theirs", onTheirs)}>
              Use that one
            </Button>
            <Button size="sm" pending={pending === "mine"} onClick={choose("mine", onMine)}>
              Keep mine
            </Button>
          </span>
        }
      >
        {problem ?? "This draft was changed in another window."}
      </Banner>
    </div>
  );
}

const deeds = { customer: "wrote", reply: "replied", note: "added a note" };

type MeanwhileProps = { message: LastMessage; onShow: () => void };

/** Somebody wrote while the reader was writing. */
export function Meanwhile({ message: { author, kind, createdAt }, onShow }: MeanwhileProps) {
  return (
    <div role="status">
      <Banner
        tone="warning"
        className="mx-2 mt-2"
        action={
          <Button size="sm" onClick={onShow}>
            Show
          </Button>
        }
      >
        <strong dir="auto" className="font-medium">
          {author}
        </strong>{" "}
        {deeds[kind]} <RelativeTime value={createdAt} />.
      </Banner>
    </div>
  );
}

type BlockedProps = { message: string; pending: boolean; onAnyway: () => void; onLook: () => void };

/** The server held the reply back, since somebody had written; the choice. */
export function Blocked({ message, pending, onAnyway, onLook }: BlockedProps) {
  return (
    <div role="alert">
      <Banner
        tone="warning"
        title="Not sent yet."
        className="mx-2 mt-2"
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" onClick={onLook}>
              Look first
            </Button>
            <Button size="sm" pending={pending} onClick={onAnyway}>
              Send anyway
            </Button>
          </span>
        }
      >
        {message}
      </Banner>
    </div>
  );
}
