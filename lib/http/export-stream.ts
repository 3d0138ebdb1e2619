import "server-only";
import type { StaffContext } from "@/lib/auth/staff";
import { exportTickets } from "@/lib/tickets/export";
import { readListQuery } from "@/lib/tickets/list-query";
import type { Streamed } from "./desk-route";

/** The tickets of a list, whose parameters are the address's own, as a CSV file to keep. */
export async function openExport(context: StaffContext, _: unknown, request: Request): Promise<Streamed> {
  const given = new URL(request.url).searchParams;
  const names = [...new Set(given.keys())];
  const query = readListQuery(Object.fromEntries(names.map((name) => [name, given.getAll(name)])));
  const day = new Date().toISOString().slice(0, 10);
  return {
    body: toStream(exportTickets(context, query)),
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="tickets-${day}.csv"`,
    },
  };
}

/** Made no faster than it is read, and no further once nobody reads it any more. */
function toStream(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
