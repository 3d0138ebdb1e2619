import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { LEDGER_LINE } from "./find";

const MAIL = {
  ...LEDGER_LINE,
  processedAt: true,
  messageId: true,
  afterFetch: true,
  fileId: true,
} satisfies Prisma.InboundMailSelect;

/** A line of the ledger with all that is known about it, and the beginning of the mail. */
export type LedgerMail = Prisma.InboundMailGetPayload<{ select: typeof MAIL }> & {
  source: { text: string; cut: boolean };
};

const SHOWN_BYTES = 100_000;

/** One mail of the ledger; null when there is none with this id. @throws AppError forbidden */
export async function findLedgerEntry(context: Context, id: number): Promise<LedgerMail | null> {
  requireAdministrator(context);
  const { prisma, pool } = context.db;
  const mail = await prisma.inboundMail.findUnique({ where: { id }, select: MAIL });
  if (!mail) return null;
  const { rows } = await pool.query<{ content: Uint8Array }>(
    `SELECT substring(content FROM 1 FOR ${SHOWN_BYTES}) AS content FROM file WHERE id = $1`,
    [mail.fileId],
  );
  const text = new TextDecoder().decode(rows[0]?.content);
  return { ...mail, source: { text, cut: mail.file.size > SHOWN_BYTES } };
}
