import type { FieldIssue } from "@/lib/errors";
import { nameKey } from "@/lib/names";
import { PRIORITIES, type Priority } from "./kinds";

type Named = { id: number; name: string; nameKey: string };

export type RoutingTable = {
  departments: (Named & { isDefault: boolean; slaPlanId: number | null })[];
  topics: (Named & { departmentId: number | null; priority: Priority | null })[];
  slaPlans: { id: number; isDefault: boolean; graceHours: number }[];
};

export type RouteRequest = {
  department?: string | number | undefined;
  topic?: string | number | undefined;
  priority?: string | undefined;
  /** `default`: what does not exist is passed over, as osTicket does. */
  unknown: "refuse" | "default";
};

export type Route = {
  departmentId: number;
  topicId: number | null;
  priority: Priority;
  slaPlan: { id: number; graceHours: number } | null;
};

/**
 * Decides department, topic, priority and SLA plan: what the caller names wins, then what the topic carries, then
 * the defaults. `missing` says what was named and does not exist.
 */
export function resolveRoute(
  table: RoutingTable,
  request: RouteRequest,
): { route: Route; missing: FieldIssue[] } {
  const missing: FieldIssue[] = [];
  const refuse = (field: string, message: string) => {
    missing.push({ field, message });
    return undefined;
  };
  const topic =
    request.topic === undefined
      ? undefined
      : (find(table.topics, request.topic) ??
        refuse("topic", `There is no help topic “${request.topic}”; Settings → Help topics lists them.`));
  const named =
    request.department === undefined
      ? undefined
      : (find(table.departments, request.department) ??
        refuse(
          "department",
          `There is no department “${request.department}”; Settings → Departments lists them.`,
        ));
  const priority =
    request.priority === undefined
      ? undefined
      : (PRIORITIES.find((known) => known === request.priority?.toLowerCase()) ??
        refuse("priority", `There is no priority “${request.priority}”; use ${PRIORITIES.join(", ")}.`));

  const ofTopic = table.departments.find(({ id }) => id === topic?.departmentId);
  const department =
    named ?? ofTopic ?? table.departments.find(({ isDefault }) => isDefault) ?? table.departments[0];
  if (!department) throw new Error("No department is left; Settings → Departments needs at least one.");
  const slaPlan =
    table.slaPlans.find(({ id }) => id === department.slaPlanId) ??
    table.slaPlans.find(({ isDefault }) => isDefault);
  return {
    missing,
    route: {
      departmentId: department.id,
      topicId: topic?.id ?? null,
      priority: priority ?? topic?.priority ?? "normal",
      slaPlan: slaPlan ?? null,
    },
  };
}

/** By id for a number; by name in any case for a text, and by id when the text is a number (XML has no numbers). */
function find<T extends Named>(list: T[], wanted: string | number): T | undefined {
  if (typeof wanted === "number") return list.find(({ id }) => id === wanted);
  const key = nameKey(wanted);
  return (
    list.find((item) => item.nameKey === key) ??
    (/^[1-9]\d{0,8}$/.test(key) ? list.find(({ id }) => id === Number(key)) : undefined)
  );
}
