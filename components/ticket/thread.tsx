"use client";

import { Fragment, useLayoutEffect, useMemo, useState } from "react";
import type { FormAction } from "@/components/forms/send";
import { EarlierButton } from "@/components/ticket/earlier-button";
import { EventLine } from "@/components/ticket/event-line";
import { withEarlier, withNewest } from "@/components/ticket/known-thread";
import { MailHint, MailMarks, MailTrouble } from "@/components/ticket/mail-state";
import { MessageMenu } from "@/components/ticket/message-menu";
import { dayWords } from "@/components/ticket/moments";
import type { RenderedEntry, RenderedThread } from "@/components/ticket/rendered-thread";
import { SendingHint } from "@/components/ticket/sending-hint";
import { timeline } from "@/components/ticket/timeline";
import { useZone } from "@/components/ticket/use-zone";
import { BlockedImages } from "@/components/tickets/blocked-images";
import { ThreadMessage } from "@/components/tickets/thread-message";

type ThreadProps = {
  ticketId: number;
  /** The newest stretch; new when something was written. */
  thread: RenderedThread;
  /** How far the reader had read before; null: he never opened it. */
  seenMessageId: number | null;
  me: number;
  /** The page's own parameters for pictures, `images=1` and the like; empty: none are shown. */
  images: string;
  retryMail: FormAction;
};

/** Everything that was written and done, the newest at the bottom, earlier stretches on demand. */
export function Thread({ ticketId, thread, seenMessageId, me, images, retryMail }: ThreadProps) {
  const [known, setKnown] = useState(thread);
  const [newest, setNewest] = useState(thread);
  if (newest !== thread) {
    setNewest(thread);
    setKnown(withNewest(known, thread));
  }
  const zone = useZone();
  const items = useMemo(
    () => timeline(known.messages, known.events, (at) => dayWords(at, zone)),
    [known, zone],
  );
  const unread = useFirstUnread(known.messages, seenMessageId, me);
  const blocked = known.messages.filter((entry) => entry.blocked > 0);
  const first = known.earlier === 0 ? known.messages[0]?.id : undefined;
  return (
    <>
      {known.earlier > 0 && (
        <EarlierButton
          ticketId={ticketId}
          known={known}
          images={images}
          onLoaded={(before) => setKnown((now) => withEarlier(now, before))}
        />
      )}
      {/* One message says so itself. */}
      {blocked.length > 1 && (
        <BlockedImages
          count={blocked.reduce((sum, entry) => sum + entry.blocked, 0)}
          href={`/tickets/${ticketId}?images=1`}
        />
      )}
      <ol aria-label="Messages" className="flex flex-col gap-3">
        {items.map((item) => {
          if (item.kind === "events") return <EventLine key={item.key} events={item.events} zone={zone} />;
          if (item.kind === "day") return <Line key={item.key}>{dayWords(item.at, zone)}</Line>;
          const { message } = item;
          return (
            <Fragment key={item.key}>
              {unread === message.id && <Line strong>New</Line>}
              <ThreadMessage
                ticketId={ticketId}
                entry={message}
                imagesHref={`/tickets/${ticketId}?images=1&message=${message.id}#message-${message.id}`}
                hint={
                  message.kind !== "reply" ? (
                    <MailMarks message={message} first={message.id === first} />
                  ) : message.author?.id === me && isHeld(message) ? (
                    <SendingHint until={message.heldUntil} />
                  ) : (
                    <MailHint sent={message.sent} />
                  )
                }
                below={message.sent && <MailTrouble sent={message.sent} retry={retryMail} />}
                menu={
                  <MessageMenu
                    ticketId={ticketId}
                    messageId={message.id}
                    author={message.author?.name ?? "System"}
                    hasMail={message.hasMail}
                    first={message.id === first}
                  />
                }
              />
            </Fragment>
          );
        })}
      </ol>
    </>
  );
}

/** A held reply that nobody took back is sent by whoever's clock comes first; until then it says "Sending…". */
const isHeld = ({ heldUntil, sent }: RenderedEntry) =>
  heldUntil !== null && (sent === null || sent.state === "queued") && heldUntil.getTime() > Date.now();

function Line({ strong = false, children }: { strong?: boolean; children: string }) {
  return (
    <li
      className={`flex items-center gap-3 text-xs before:h-px before:flex-1 after:h-px after:flex-1 ${
        strong
          ? "font-semibold text-accent before:bg-accent-line after:bg-accent-line"
          : "text-muted before:bg-line after:bg-line"
      }`}
    >
      {children}
    </li>
  );
}

/**
 * The first message of others that the reader had not seen when he opened the ticket; brought into sight when the end of
 * the thread, where it opens, is further down. Stays marked while he reads.
 */
function useFirstUnread(messages: readonly RenderedEntry[], seenMessageId: number | null, me: number) {
  const [first] = useState(() =>
    seenMessageId === null
      ? null
      : (messages.find(
          ({ id, kind, author }) => id > seenMessageId && (kind === "customer" || author?.id !== me),
        )?.id ?? null),
  );
  useLayoutEffect(() => {
    if (first === null || window.location.hash !== "") return;
    const line = document.getElementById(`message-${first}`)?.previousElementSibling;
    const scroller = line?.closest("[data-thread]");
    if (line && scroller && line.getBoundingClientRect().top < scroller.getBoundingClientRect().top)
      line.scrollIntoView({ block: "start" });
  }, [first]);
  return first;
}
