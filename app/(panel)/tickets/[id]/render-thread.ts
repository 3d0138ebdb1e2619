import type { RenderedEntry, RenderedThread } from "@/components/ticket/rendered-thread";
import { partsOf } from "@/lib/html/message-parts";
import { render } from "@/lib/html/sanitize";
import { trimHtml } from "@/lib/html/trim";
import type { ThreadEntry, ThreadPage } from "@/lib/tickets/views";

/** Whose pictures from other servers are shown: nobody's, one message's or all. */
export type ShownImages = "none" | "all" | number;

/** What `?images=1` (and `&message=ID`) asks for; proxy.ts lets pictures in on the same parameter. */
export function shownImages(
  images: string | null | undefined,
  message: string | null | undefined,
): ShownImages {
  if (images !== "1") return "none";
  return message ? Number(message) : "all";
}

/** A stretch of a thread with its HTML made safe to show, and what it quotes set apart. */
export function renderThread(
  ticketId: number,
  { messages, events, earlier }: ThreadPage,
  images: ShownImages,
): RenderedThread {
  return { messages: messages.map((entry) => renderEntry(ticketId, entry, images)), events, earlier };
}

const PICTURE = /<img\b[^<>]* src="([^"]*)"/g;
/** What `?inline=1` shows; other pictures stay files. */
const SHOWN_TYPE = /^image\/(?:png|gif|p?jpe?g|webp)$/i;

/** Its pictures that are seen in their places are not listed again below it: signatures bring several with every mail. */
function renderEntry(
  ticketId: number,
  { body, parts: lengths, ...entry }: ThreadEntry,
  images: ShownImages,
): RenderedEntry {
  const stored = partsOf({ format: entry.format, body, parts: lengths });
  if (entry.format === "text") return { ...entry, parts: stored, blocked: 0 };
  // Inline pictures (`cid:`) are led to their attachments.
  const inline = new Map(
    entry.attachments.flatMap(({ id, contentId }) =>
      contentId === null ? [] : [[contentId, `/tickets/${ticketId}/attachments/${id}?inline=1`]],
    ),
  );
  const remoteImages = images === "all" || images === entry.id;
  let blocked = 0;
  // Each by itself: what a stretch leaves open does not reach into the next.
  const parts = stored.map((part) => {
    const rendered = render(part.body, { inline, remoteImages });
    blocked += rendered.blocked;
    return { ...part, body: trimHtml(rendered.html) };
  });
  const seen = new Set(parts.flatMap(({ body: html }) => [...html.matchAll(PICTURE)].map(([, src]) => src)));
  const attachments = entry.attachments.filter(
    ({ contentId, contentType }) =>
      !(contentId && SHOWN_TYPE.test(contentType) && seen.has(inline.get(contentId))),
  );
  return { ...entry, parts, attachments, blocked };
}
