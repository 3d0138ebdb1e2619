import type { RenderedEntry, RenderedThread } from "@/components/ticket/rendered-thread";
import { foldHtml, foldText } from "@/lib/html/quotes";
import { render } from "@/lib/html/sanitize";
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

function renderEntry(ticketId: number, { body, ...entry }: ThreadEntry, images: ShownImages): RenderedEntry {
  if (entry.format === "text") return { ...entry, parts: foldText(body), blocked: 0 };
  // Inline pictures (`cid:`) are led to their attachments.
  const inline = new Map(
    entry.attachments.flatMap(({ id, contentId }) =>
      contentId === null ? [] : [[contentId, `/tickets/${ticketId}/attachments/${id}?inline=1`]],
    ),
  );
  const remoteImages = images === "all" || images === entry.id;
  const { html, blocked } = render(body, { inline, remoteImages });
  return { ...entry, parts: foldHtml(html), blocked };
}
