import "server-only";
import { randomBytes } from "node:crypto";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { Prisma, type Staff } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/hash-secret";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { hashPassword } from "./password";
import { Invitation, LinkPassword, StaffId } from "./schema";

/** Hours that a one-time link works. */
export const LINK_HOURS = 72;

export type Link = { staff: Pick<Staff, "id" | "name" | "email">; token: string };

/**
 * Adds a member of staff who sets a password through a one-time link. Only the link's hash is stored.
 * @throws AppError forbidden, invalid, conflict (the address belongs to staff already)
 */
export async function inviteStaff(context: Context, input: unknown): Promise<Link> {
  requireAdministrator(context);
  const { email, name, role } = validate(Invitation, input);
  const { token, link } = newLink();
  try {
    return await context.db.prisma.$transaction(async (tx) => {
      const staff = await tx.staff.create({ data: { email: email.toLowerCase(), name, role, ...link } });
      await recordChange(context, tx, {
        action: "staff.invited",
        subjectType: "staff",
        subjectId: staff.id,
        subject: staff.email,
        details: { role },
      });
      return { staff, token };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("conflict", "Somebody with this e-mail address is staff already.", {
        fields: [{ field: "email", message: "belongs to a member of staff already." }],
      });
    throw error;
  }
}

/**
 * A new one-time link for somebody who lost the first one or the password. The old link and password stop working
 * when the new one is used; an older link stops at once.
 * @throws AppError forbidden, not_found, conflict (deactivated)
 */
export async function renewLink(context: Context, input: unknown): Promise<Link> {
  requireAdministrator(context);
  const { id } = validate(StaffId, input);
  const { token, link } = newLink();
  return context.db.prisma.$transaction(async (tx) => {
    const known = await tx.staff.findUnique({ where: { id } });
    if (!known) throw new AppError("not_found", "This member of staff does not exist.");
    if (known.deactivatedAt)
      throw new AppError("conflict", `${known.name} is deactivated; reactivate the account first.`);
    const staff = await tx.staff.update({ where: { id }, data: link });
    await recordChange(context, tx, {
      action: "staff.link_made",
      subjectType: "staff",
      subjectId: id,
      subject: staff.email,
    });
    return { staff, token };
  });
}

/** Whose one-time link this is; null when it was used, replaced or has run out. */
export async function findLinkOwner(
  { prisma }: Database,
  token: string,
): Promise<Pick<Staff, "id" | "name" | "email"> | null> {
  return prisma.staff.findUnique({
    where: {
      inviteHash: new Uint8Array(hashSecret(token)),
      inviteExpiresAt: { gt: new Date() },
      deactivatedAt: null,
    },
    select: { id: true, name: true, email: true },
  });
}

/**
 * Sets the password with a one-time link and uses it up; every session the account had ends.
 * @throws AppError invalid, not_found (the link was used, replaced or has run out)
 */
export async function setPasswordByLink(
  context: Pick<Context, "db" | "ip">,
  input: unknown,
): Promise<{ email: string }> {
  const { token, password } = validate(LinkPassword, input);
  const passwordHash = await hashPassword(password);
  const owner = await context.db.prisma.$transaction(async (tx) => {
    const [owner] = await tx.staff.updateManyAndReturn({
      where: {
        inviteHash: new Uint8Array(hashSecret(token)),
        inviteExpiresAt: { gt: new Date() },
        deactivatedAt: null,
      },
      data: { passwordHash, inviteHash: null, inviteExpiresAt: null },
    });
    if (!owner)
      throw new AppError(
        "not_found",
        "This link has been used or has run out. Ask an administrator for a new one.",
      );
    await tx.staffSession.deleteMany({ where: { staffId: owner.id } });
    const { id, name, role, email } = owner;
    await recordChange({ ...context, actor: { type: "staff", id, name, role } }, tx, {
      action: "staff.password_set",
      subjectType: "staff",
      subjectId: id,
      subject: email,
    });
    return { email };
  });
  // From now on tickets can be given to them.
  announce(context.db, { lists: true });
  return owner;
}

function newLink() {
  const token = randomBytes(32).toString("base64url");
  return {
    token,
    link: {
      inviteHash: new Uint8Array(hashSecret(token)),
      inviteExpiresAt: new Date(Date.now() + LINK_HOURS * 3_600_000),
    },
  };
}
