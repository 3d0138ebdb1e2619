import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { OAuthSetup } from "@/lib/mail-servers/oauth-setup";
import { openSecret } from "@/lib/mail-servers/secrets";

/** A mailbox as a page may have it: of its secrets only whether there are any. */
export type ShownMailbox = Omit<Mailbox, "secret" | "smtpSecret" | "oauth"> & {
  oauth: OAuthSetup;
  hasSecret: boolean;
  hasSmtpSecret: boolean;
  /** Whether its provider has let us in by OAuth 2.0. */
  connected: boolean;
};

const shown = ({ secret, smtpSecret, oauth, ...box }: Mailbox): ShownMailbox => ({
  ...box,
  oauth: OAuthSetup.catch({ provider: "google", tenant: "", clientId: "" }).parse(oauth),
  hasSecret: secret !== null,
  hasSmtpSecret: smtpSecret !== null,
  connected: isConnected(box.id, secret),
});

function isConnected(id: number, secret: string | null): boolean {
  try {
    return openSecret(id, "in", secret).refreshToken !== "";
  } catch {
    // Its key is lost: it must be connected anew.
    return false;
  }
}

/** Every mailbox: the default first, then by name, the archived ones last. */
export async function findMailboxes({ prisma }: Database): Promise<ShownMailbox[]> {
  const rows = await prisma.mailbox.findMany({
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { isDefault: "desc" }, { nameKey: "asc" }],
  });
  return rows.map(shown);
}

/** One mailbox, archived or not; null when there is none with this id. */
export async function findMailbox({ prisma }: Database, id: number): Promise<ShownMailbox | null> {
  const row = await prisma.mailbox.findUnique({ where: { id } });
  return row && shown(row);
}

/** The mailbox that sends for those without a server; null: there is none yet. */
export const findDefaultMailbox = ({ prisma }: Database): Promise<{ id: number; name: string } | null> =>
  prisma.mailbox.findFirst({ where: { isDefault: true }, select: { id: true, name: true } });
