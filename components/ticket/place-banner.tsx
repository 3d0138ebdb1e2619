"use client";

import { useTicket } from "@/components/ticket/ticket-context";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** What the reader should know first: that it is put away, and that he came by another ticket's number. */
export function PlaceBanner({ followed }: { followed: number | null }) {
  const { ticket, change } = useTicket();
  const { id, folder, merged } = ticket;
  const came = merged.find((one) => one.id === followed);
  return (
    <>
      {came && (
        <Banner className="shrink-0 rounded-none!">
          You followed <span className="tabular">#{came.id}</span>, “{came.subject}”, which was merged into
          this one.
        </Banner>
      )}
      {(folder === "spam" || folder === "trash") && (
        <Banner
          tone="warning"
          className="shrink-0 rounded-none!"
          title={folder === "spam" ? "This ticket is in spam" : "This ticket is in the trash"}
          action={
            <Button
              size="sm"
              onClick={() =>
                change({ set: { folder: "inbox" }, patch: { folder: "inbox" }, said: `#${id} restored.` })
              }
            >
              Restore
            </Button>
          }
        >
          It is in no list but {folder === "spam" ? "Spam" : "Trash"}.
        </Banner>
      )}
    </>
  );
}
