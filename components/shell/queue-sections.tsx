import { Bookmark, Building, Contact, UsersRound } from "lucide-react";
import { viewUrl } from "@/components/list/view-url";
import type { NavItem, NavSection } from "@/components/shell/nav-types";
import { QUEUE_LOOKS } from "@/components/tickets/queue-words";
import { listUrl, QUEUES, type Queue, readListQuery } from "@/lib/tickets/list-query";
import type { QueueCounts } from "@/lib/tickets/views";
import type { ViewLine } from "@/lib/views/schema";

const START = readListQuery({});

/** Queues that nobody works through by their number. */
const UNCOUNTED: readonly Queue[] = ["resolved", "all", "trash"];

/**
 * The side bar: queues, the reader's departments and teams, and views.
 * @param queue the queue that is shown now
 */
export function queueSections(
  { queues, departments, teams }: QueueCounts,
  views: readonly ViewLine[],
  queue: string | null,
): NavSection[] {
  const shown = QUEUES.filter((one) => one !== "mentions" || queues.mentions !== 0 || queue === "mentions");
  const item = (one: Queue): NavItem => ({
    href: listUrl({ ...START, queue: one }),
    label: QUEUE_LOOKS[one].word,
    icon: QUEUE_LOOKS[one].icon,
    exact: true,
    ...(UNCOUNTED.includes(one) || queues[one] === 0 ? {} : { count: queues[one] }),
    urgent: one === "overdue" || one === "mentions",
  });
  const sections: NavSection[] = [
    { items: shown.map(item) },
    {
      label: "Departments",
      items: departments.map(({ id, name, count }) => ({
        href: listUrl({ ...START, department: [id] }),
        label: name,
        icon: <Building />,
        exact: true,
        ...(count === 0 ? {} : { count }),
      })),
    },
    {
      label: "Teams",
      items: teams.map(({ id, name, count }) => ({
        href: listUrl({ ...START, team: [id] }),
        label: name,
        icon: <UsersRound />,
        exact: true,
        ...(count === 0 ? {} : { count }),
      })),
    },
    {
      label: "Views",
      items: views.map((view) => ({
        href: viewUrl(view),
        match: `/tickets?view=${view.id}`,
        exact: true,
        label: view.name,
        icon: view.shared ? <UsersRound /> : <Bookmark />,
      })),
    },
    { items: [{ href: "/customers", label: "Customers", icon: <Contact /> }] },
  ];
  return sections.filter(({ items }) => items.length > 0);
}
