import "server-only";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { toPreview } from "@/lib/html/plain-text";
import { sanitizeWritten } from "@/lib/html/sanitize";
import { firstName } from "@/lib/names";
import { settings } from "@/lib/settings/read";
import { toId } from "@/lib/tickets/ticket-id";
import { visibleWhere } from "@/lib/tickets/visibility";
import type { CannedResponseChoice } from "./schema";
import { fillVariables, type VariableValues } from "./variables";

/** What is known of a ticket that is only being written. */
export type Beginning = { name: string; email: string; subject: string; departmentId: number | null };

/**
 * The canned responses for a ticket of this department or any, filled in with what is known, by name.
 * @param ticket a ticket's number, or what a new one is to be
 * @throws AppError not_found
 */
export async function offerCannedResponses(
  context: Context,
  ticket: string | Beginning,
): Promise<CannedResponseChoice[]> {
  const agent = requireWriter(context);
  const { name, email, subject, department, number } = await findAbout(context, ticket);
  const { helpDeskName } = await settings.get(context.db);
  const values: VariableValues = {
    "customer.name": name.includes("@") ? "" : name,
    "customer.first_name": firstName(name),
    "customer.email": email,
    "ticket.number": number,
    "ticket.subject": subject,
    "department.name": department?.name ?? "",
    "agent.name": agent.name,
    "agent.first_name": firstName(agent.name),
    "help_desk.name": helpDeskName,
  };
  const rows = await context.db.prisma.cannedResponse.findMany({
    where: { archivedAt: null, OR: [{ departmentId: null }, { departmentId: department?.id ?? 0 }] },
    orderBy: { nameKey: "asc" },
    select: { id: true, name: true, body: true },
  });
  return rows.map(({ id, name, body }) => {
    // Once more, because a value may have made a link's address.
    const html = sanitizeWritten(fillVariables(body, values), { mentions: false, picture: () => null });
    return { id, name, html, text: toPreview(html, "html") };
  });
}

type About = {
  name: string;
  email: string;
  subject: string;
  number: string;
  department: { id: number; name: string } | null;
};

async function findAbout(context: Context, ticket: string | Beginning): Promise<About> {
  const { prisma } = context.db;
  if (typeof ticket !== "string") {
    const { departmentId, ...about } = ticket;
    const department =
      departmentId === null ? null : await prisma.department.findUnique({ where: { id: departmentId } });
    return { ...about, number: "", department };
  }
  const id = toId(ticket);
  const found =
    id !== null &&
    (await prisma.ticket.findFirst({
      where: { AND: [{ id }, visibleWhere(context)] },
      select: { id: true, subject: true, customer: true, department: true },
    }));
  if (!found) throw new AppError("not_found", "There is no such ticket.");
  const { customer, department, subject } = found;
  return { name: customer.name, email: customer.email, subject, department, number: String(found.id) };
}
