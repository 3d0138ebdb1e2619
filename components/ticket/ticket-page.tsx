"use client";

import { useEffect, useRef, useState } from "react";
import { Composer } from "@/components/composer/composer";
import type { ComposerActions, MailReadiness } from "@/components/composer/composer-types";
import { useChoices } from "@/components/desk/use-choices";
import type { FormAction } from "@/components/forms/send";
import { DetailsSheet } from "@/components/ticket/details-sheet";
import { LinkDialog } from "@/components/ticket/link-dialog";
import { MergeDialog } from "@/components/ticket/merge-dialog";
import { PlaceBanner } from "@/components/ticket/place-banner";
import type { RenderedThread } from "@/components/ticket/rendered-thread";
import { Thread } from "@/components/ticket/thread";
import type { TicketActions } from "@/components/ticket/ticket-actions";
import { TicketProvider, useTicket } from "@/components/ticket/ticket-context";
import { TicketHeader } from "@/components/ticket/ticket-header";
import { type OtherTickets, TicketProperties } from "@/components/ticket/ticket-properties";
import { useNeighbours } from "@/components/ticket/use-neighbours";
import { useWide } from "@/components/ticket/use-wide";
import type { Draft } from "@/lib/drafts/schema";
import type { Named, TicketDetails } from "@/lib/tickets/views";

type ContentProps = {
  thread: RenderedThread;
  seenMessageId: number | null;
  others: OtherTickets;
  draft: Draft | null;
  compose: ComposerActions;
  /** The page's own parameters for pictures. */
  images: string;
  /** The merged ticket whose number led here. */
  followed: number | null;
  retryMail: FormAction;
  /** Whether a reply would go out by mail; where one can change that. */
  mail: MailReadiness;
};

type TicketPageProps = ContentProps & { ticket: TicketDetails; me: Named; actions: TicketActions };

/** One ticket: its thread with the composer below, and its facts beside it. */
export function TicketPage({ ticket, me, actions, ...content }: TicketPageProps) {
  return (
    <TicketProvider ticket={ticket} me={me} actions={actions}>
      <Content {...content} />
    </TicketProvider>
  );
}

function Content({
  thread,
  seenMessageId,
  others,
  draft,
  compose,
  images,
  followed,
  retryMail,
  mail,
}: ContentProps) {
  const { ticket, me, opened, open } = useTicket();
  const { id, state, customer } = ticket;
  const { staff } = useChoices();
  const neighbours = useNeighbours(id);
  const wide = useWide();
  const [details, setDetails] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);

  // The keys that scroll work at once, without a click into the thread first.
  useEffect(() => {
    const thread = scroller.current;
    if (!thread || document.activeElement !== document.body) return;
    // Nobody has moved here by keyboard: the mark that shows where he is waits until he does.
    thread.dataset.quiet = "";
    thread.focus({ preventScroll: true });
  }, []);

  // A key that opens one of the properties finds it in the sheet where there is no room beside the thread.
  const inSheet = opened !== null && opened !== "merge" && opened !== "link";
  useEffect(() => {
    if (wide) setDetails(false);
    else if (inSheet) setDetails(true);
  }, [inSheet, wide]);

  function showDetails(shown: boolean) {
    setDetails(shown);
    // What was open in the sheet goes with it.
    if (!shown) open(null);
  }

  const last = thread.messages.at(-1);
  return (
    <div className="flex h-[calc(100dvh-3.25rem)] flex-col md:h-dvh">
      <TicketHeader neighbours={neighbours} onDetails={() => setDetails(true)} />
      <PlaceBanner followed={followed} />
      <div className="min-h-0 flex-1 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        {/* Laid out from its end: it opens there, stays there when something comes, and nothing above it moves it. */}
        <section
          ref={scroller}
          data-thread
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          onBlur={(event) => delete event.currentTarget.dataset.quiet}
          aria-label="Thread"
          className="flex h-full min-w-0 flex-col-reverse overflow-y-auto overscroll-contain bg-bg px-4 focus-visible:-outline-offset-2 data-quiet:outline-none lg:px-6"
        >
          <div className="mx-auto flex min-h-full w-full max-w-190 shrink-0 flex-col">
            <div className="flex flex-1 flex-col gap-3 pt-4 pb-3">
              <Thread
                ticketId={id}
                thread={thread}
                seenMessageId={seenMessageId}
                me={me.id}
                images={images}
                retryMail={retryMail}
              />
            </div>
            <Composer
              ticket={{
                id,
                customerName: customer.name,
                state,
                lastMessage: last
                  ? {
                      id: last.id,
                      kind: last.kind,
                      author: last.author?.name ?? "System",
                      createdAt: last.createdAt,
                      mine: last.kind !== "customer" && last.author?.id === me.id,
                    }
                  : null,
              }}
              me={me}
              staff={staff}
              draft={draft}
              actions={compose}
              mail={mail}
              nextHref={neighbours.next === null ? null : `/tickets/${neighbours.next}`}
            />
          </div>
        </section>
        <aside
          aria-label="Details"
          className="hidden min-h-0 overflow-y-auto border-line border-l bg-surface p-5 lg:block"
        >
          <TicketProperties others={others} />
        </aside>
      </div>
      <DetailsSheet open={details && !wide} onOpenChange={showDetails}>
        <TicketProperties others={others} inSheet />
      </DetailsSheet>
      <MergeDialog />
      <LinkDialog />
    </div>
  );
}
