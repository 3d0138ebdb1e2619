import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator, requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma, Staff } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { hashPassword, verifyPassword } from "./password";
import { PasswordChange, Profile, RoleChange, StaffId } from "./schema";

/**
 * Gives a member of staff another role; it counts from the next request.
 * @throws AppError forbidden, not_found, conflict (the last administrator)
 */
export function changeRole(context: Context, input: unknown): Promise<Staff> {
  const { id, role } = validate(RoleChange, input);
  return changeStaff(context, id, "staff.role_changed", async (tx, staff) => {
    if (role !== "administrator") await keepOneAdministrator(tx, staff);
    return { data: { role }, details: { from: staff.role, to: role } };
  });
}

/**
 * Shuts an account: its sessions end at once and nobody can sign in with it. What it did stays.
 * @throws AppError forbidden, not_found, conflict (the last administrator)
 */
export function deactivateStaff(context: Context, input: unknown): Promise<Staff> {
  const { id } = validate(StaffId, input);
  return changeStaff(context, id, "staff.deactivated", async (tx, staff) => {
    await keepOneAdministrator(tx, staff);
    await tx.staffSession.deleteMany({ where: { staffId: id } });
    return { data: { deactivatedAt: new Date(), inviteHash: null, inviteExpiresAt: null } };
  });
}

/** Opens a deactivated account again. @throws AppError forbidden, not_found */
export function reactivateStaff(context: Context, input: unknown): Promise<Staff> {
  const { id } = validate(StaffId, input);
  return changeStaff(context, id, "staff.reactivated", async () => ({ data: { deactivatedAt: null } }));
}

type Decision = { data: Prisma.StaffUpdateInput; details?: Prisma.InputJsonObject };

async function changeStaff(
  context: Context,
  id: number,
  action: string,
  decide: (tx: Prisma.TransactionClient, staff: Staff) => Promise<Decision>,
): Promise<Staff> {
  requireAdministrator(context);
  const changed = await context.db.prisma.$transaction(async (tx) => {
    // One change of staff at a time: two administrators demoting each other must not both succeed.
    await tx.$queryRaw`SELECT id FROM staff WHERE role = 'administrator' ORDER BY id FOR UPDATE`;
    const staff = await tx.staff.findUnique({ where: { id } });
    if (!staff) throw new AppError("not_found", "This member of staff does not exist.");
    const { data, details } = await decide(tx, staff);
    await recordChange(context, tx, {
      action,
      subjectType: "staff",
      subjectId: id,
      subject: staff.email,
      ...(details ? { details } : {}),
    });
    return tx.staff.update({ where: { id }, data });
  });
  announce(context.db, { lists: true });
  return changed;
}

/** Counts those who can sign in: an invited administrator without a password could not let anybody back in. */
async function keepOneAdministrator(tx: Prisma.TransactionClient, staff: Staff): Promise<void> {
  const others = await tx.staff.count({
    where: { role: "administrator", deactivatedAt: null, passwordHash: { not: null }, id: { not: staff.id } },
  });
  if (staff.role === "administrator" && others === 0)
    throw new AppError("conflict", `${staff.name} is the only administrator; make somebody else one first.`);
}

/** Changes the acting member's own name. @throws AppError invalid */
export async function changeProfile(context: Context, input: unknown): Promise<void> {
  const { name } = validate(Profile, input);
  await context.db.prisma.staff.update({ where: { id: ownId(context) }, data: { name } });
  announce(context.db, { lists: true });
}

/**
 * Changes the acting member's own password and ends every other session.
 * @param sessionId the session that stays
 * @throws AppError invalid (also when the current password is wrong)
 */
export async function changePassword(context: Context, input: unknown, sessionId: number): Promise<void> {
  const { current, password } = validate(PasswordChange, input);
  const id = ownId(context);
  const { prisma } = context.db;
  const staff = await prisma.staff.findUniqueOrThrow({ where: { id } });
  if (!(await verifyPassword(staff.passwordHash, current)))
    throw new AppError("invalid", "Your current password is not right.", {
      fields: [{ field: "current", message: "is not your current password." }],
    });
  const passwordHash = await hashPassword(password);
  await prisma.$transaction(async (tx) => {
    await tx.staff.update({ where: { id }, data: { passwordHash } });
    await tx.staffSession.deleteMany({ where: { staffId: id, id: { not: sessionId } } });
    await recordChange(context, tx, {
      action: "staff.password_changed",
      subjectType: "staff",
      subjectId: id,
      subject: staff.email,
    });
  });
}

function ownId(context: Context): number {
  requireStaff(context);
  if (context.actor.type !== "staff") throw new AppError("forbidden", "Only staff have an account.");
  return context.actor.id;
}
