import "server-only";
import { onStopping } from "@/lib/shutdown";

const holder = globalThis as typeof globalThis & { deskussMailLines?: Set<() => void> };

/**
 * Has a line to a mail server closed as soon as the process is told to stop, and not when a server that does not answer
 * is given up: a mail that is cut off is fetched again by the next process.
 * @returns to be called when the line is closed
 */
export function closeOnStop(close: () => void): () => void {
  if (!holder.deskussMailLines) {
    const lines = new Set<() => void>();
    holder.deskussMailLines = lines;
    onStopping(() => {
      for (const end of [...lines]) end();
    });
  }
  const lines = holder.deskussMailLines;
  lines.add(close);
  return () => lines.delete(close);
}
