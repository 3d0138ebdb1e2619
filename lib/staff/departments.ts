import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator, requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { OwnDepartments, StaffDepartments } from "./schema";

/** The departments somebody works in, by id. None means all: nobody has chosen yet. */
export async function findDepartmentsOf({ prisma }: Database, staffId: number): Promise<number[]> {
  const rows = await prisma.staffDepartment.findMany({
    where: { staffId, department: { archivedAt: null } },
    select: { departmentId: true },
  });
  return rows.map(({ departmentId }) => departmentId);
}

/** Says in which departments the acting member works: their queues stand in the side bar. @throws AppError invalid */
export async function changeOwnDepartments(context: Context, input: unknown): Promise<void> {
  requireStaff(context);
  if (context.actor.type !== "staff") throw new AppError("forbidden", "Only staff have an account.");
  const { departments } = validate(OwnDepartments, input);
  await setDepartments(context, context.actor.id, departments);
}

/** Says it for a member of staff, and answers their name. @throws AppError forbidden, invalid, not_found */
export async function changeStaffDepartments(context: Context, input: unknown): Promise<string> {
  requireAdministrator(context);
  const { id, departments } = validate(StaffDepartments, input);
  return setDepartments(context, id, departments);
}

async function setDepartments(context: Context, staffId: number, wanted: number[]): Promise<string> {
  const { db } = context;
  const name = await db.prisma.$transaction(async (tx) => {
    // Two windows saving at once must not both add the same department.
    await tx.$queryRaw`SELECT id FROM staff WHERE id = ${staffId} FOR UPDATE`;
    const staff = await tx.staff.findUnique({ where: { id: staffId } });
    if (!staff) throw new AppError("not_found", "This member of staff does not exist.");
    const departments = await tx.department.findMany({
      where: { archivedAt: null },
      select: { id: true, name: true },
    });
    if (wanted.some((id) => !departments.some((department) => department.id === id))) {
      const message = "one of these departments is archived or gone; choose again.";
      throw new AppError("invalid", message, { fields: [{ field: "departments", message }] });
    }
    // Archived ones, which no form shows, stay until they are restored.
    const shown = departments.map(({ id }) => id);
    const rows = await tx.staffDepartment.findMany({ where: { staffId, departmentId: { in: shown } } });
    const before = new Set(rows.map(({ departmentId }) => departmentId));
    const added = departments.filter(({ id }) => wanted.includes(id) && !before.has(id));
    const removed = departments.filter(({ id }) => !wanted.includes(id) && before.has(id));
    await tx.staffDepartment.deleteMany({
      where: { staffId, departmentId: { in: removed.map(({ id }) => id) } },
    });
    await tx.staffDepartment.createMany({ data: added.map(({ id }) => ({ staffId, departmentId: id })) });
    if (added.length + removed.length > 0)
      await recordChange(context, tx, {
        action: "staff.departments_changed",
        subjectType: "staff",
        subjectId: staffId,
        subject: staff.email,
        details: { added: added.map(({ name }) => name), removed: removed.map(({ name }) => name) },
      });
    return staff.name;
  });
  announce(db, { lists: true });
  return name;
}
