import "server-only";
import type { Role } from "@/lib/context";
import { cached } from "@/lib/db/cached";

export type StaffSender = { id: number; name: string; role: Role };

/** Addresses that mean something to a mail that comes in, by their lower-cased form. */
export type People = { staff: ReadonlyMap<string, StaffSender>; own: ReadonlySet<string> };

/** Staff and the help desk's own addresses; a change shows within two seconds. */
export const people = cached("mail-people", 2, async ({ prisma }): Promise<People> => {
  const [staff, mailboxes] = await Promise.all([
    prisma.staff.findMany({
      where: { deactivatedAt: null },
      select: { id: true, email: true, name: true, role: true },
    }),
    prisma.mailbox.findMany({ where: { archivedAt: null }, select: { addressKey: true } }),
  ]);
  return {
    staff: new Map(staff.map(({ email, ...person }) => [email, person])),
    own: new Set(mailboxes.map(({ addressKey }) => addressKey)),
  };
});

/** Whether an address is one of the help desk's own, a ticket's reply address among them. */
export function isOwn({ own }: People, address: string): boolean {
  const key = address.toLowerCase();
  return own.has(key) || own.has(key.replace(/\+[^@]*(?=@[^@]*$)/, ""));
}
