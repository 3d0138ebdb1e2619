"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { ask, DeskError } from "@/components/desk/ask";
import { fileSize } from "@/components/tickets/file-size";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Skeleton } from "@/components/ui/skeleton";
import type { MailSource } from "@/lib/inbound/source";

type OriginalMailProps = { ticketId: number; messageId: number; onClose: () => void };

/** The mail that a message came in, as it was received: text to read, and a file to keep. */
export function OriginalMail({ ticketId, messageId, onClose }: OriginalMailProps) {
  const [source, setSource] = useState<MailSource | null>(null);
  const [error, setError] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    ask<MailSource>(`/desk/threads/${ticketId}/mail/${messageId}`, { signal: stop.signal }).then(
      setSource,
      (failure: unknown) => {
        if (!stop.signal.aborted)
          setError(failure instanceof DeskError ? failure.message : "The mail can’t be shown. Try again.");
      },
    );
    return () => stop.abort();
  }, [ticketId, messageId]);
  return (
    <Dialog
      title="Original mail"
      description={
        source
          ? `${fileSize(source.size)}${source.cut ? ", the beginning of which is shown" : ""}`
          : "As it was received"
      }
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      footer={
        <a href={`/tickets/${ticketId}/mail/${messageId}`} download className={buttonClass()}>
          <Download />
          Download
        </a>
      }
    >
      {error ? (
        <Banner tone="danger">{error}</Banner>
      ) : (
        <div className="h-[60dvh] rounded-lg border border-line bg-sunken">
          {source ? (
            <ScrollRegion label="Source of the mail" className="h-full overflow-auto rounded-lg">
              <pre dir="ltr" className="w-max min-w-full p-3 font-mono text-xs leading-5">
                {source.text}
              </pre>
            </ScrollRegion>
          ) : (
            <div className="flex flex-col gap-2 p-3">
              <Skeleton className="h-3 w-2/3" />
              <Skeleton className="h-3 w-1/2" />
              <Skeleton className="h-3 w-3/4" />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}
