import type { RenderedEntry } from "@/components/tickets/thread-message";
import { render } from "@/lib/html/sanitize";
import type { ThreadEntry } from "@/lib/tickets/views";

/** Messages with their HTML made safe to show, inline pictures (`cid:`) led to their attachments. */
export function renderThread(
  ticketId: number,
  thread: readonly ThreadEntry[],
  remoteImages: boolean,
): RenderedEntry[] {
  return thread.map((entry) => {
    if (entry.format === "text") return { ...entry, blocked: 0 };
    const inline = new Map(
      entry.attachments.flatMap(({ id, contentId }) =>
        contentId === null ? [] : [[contentId, `/tickets/${ticketId}/attachments/${id}?inline=1`]],
      ),
    );
    const { html, blocked } = render(entry.body, { inline, remoteImages });
    return { ...entry, body: html, blocked };
  });
}
