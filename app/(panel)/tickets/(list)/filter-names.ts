import "server-only";
import type { FilterNames } from "@/components/list/filter-words";
import type { Context } from "@/lib/context";
import { findCustomerName } from "@/lib/customers/find-name";
import { findDepartmentChoices } from "@/lib/departments/find";
import { findAssignees } from "@/lib/staff/find";
import { findTeamChoices } from "@/lib/teams/find";
import type { ListQuery } from "@/lib/tickets/list-query";
import { findTopicChoices } from "@/lib/topics/find";

/** The names behind a filter's ids; asks only for the kinds that occur. */
export async function filterNames(context: Context, query: ListQuery): Promise<FilterNames> {
  const { db } = context;
  const [staff, teams, departments, topics, customer] = await Promise.all([
    query.assignee.some((who) => typeof who === "number") ? findAssignees(context) : [],
    query.team.length > 0 ? findTeamChoices(db) : [],
    query.department.length > 0 ? findDepartmentChoices(db) : [],
    query.topic.length > 0 ? findTopicChoices(db) : [],
    query.customer === null ? null : findCustomerName(context, query.customer),
  ]);
  return { staff, teams, departments, topics, customer };
}
