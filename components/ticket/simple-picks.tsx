"use client";

import { useChoices } from "@/components/desk/use-choices";
import { PropertyPick } from "@/components/ticket/property-pick";
import { useTicket } from "@/components/ticket/ticket-context";
import { PRIORITY_OPTIONS, PriorityBadge } from "@/components/tickets/priority-badge";
import { PRIORITY_WORDS } from "@/components/tickets/ticket-words";
import { PRIORITIES } from "@/lib/tickets/kinds";
import type { Named } from "@/lib/tickets/views";

type Props = { inSheet?: boolean };

/** How urgent the ticket is. */
export function PriorityPick({ inSheet }: Props) {
  const { ticket, change } = useTicket();
  const { id, priority } = ticket;
  return (
    <PropertyPick
      part="priority"
      label="Priority"
      options={PRIORITY_OPTIONS.toReversed()}
      chosen={[priority]}
      onPick={(value) => {
        const to = PRIORITIES.find((known) => known === value);
        if (to)
          change({
            set: { priority: to },
            patch: { priority: to },
            said: `Priority of #${id} is ${PRIORITY_WORDS[to].toLowerCase()}.`,
          });
      }}
      inSheet={inSheet}
    >
      <PriorityBadge priority={priority} />
    </PropertyPick>
  );
}

/** Which department works on it. */
export function DepartmentPick({ inSheet }: Props) {
  const { ticket, change } = useTicket();
  const { departments, ready } = useChoices();
  const { id, department } = ticket;
  return (
    <PropertyPick
      part="department"
      label="Department"
      options={named(departments, department)}
      loading={!ready}
      chosen={[String(department.id)]}
      onPick={(value) => {
        const to = departments.find((one) => String(one.id) === value);
        if (to)
          change({
            set: { departmentId: to.id },
            patch: { department: to },
            said: `#${id} transferred to ${to.name}.`,
          });
      }}
      inSheet={inSheet}
    >
      <Name>{department.name}</Name>
    </PropertyPick>
  );
}

/** What it is about. */
export function TopicPick({ inSheet }: Props) {
  const { ticket, change } = useTicket();
  const { topics, ready } = useChoices();
  const { id, topic } = ticket;
  return (
    <PropertyPick
      part="topic"
      label="Help topic"
      options={[{ value: "none", label: "None" }, ...named(topics, topic)]}
      loading={!ready}
      chosen={[topic ? String(topic.id) : "none"]}
      onPick={(value) => {
        const to = topics.find((one) => String(one.id) === value) ?? null;
        change({
          set: { topicId: to?.id ?? null },
          patch: { topic: to },
          said: to ? `Help topic of #${id} is ${to.name}.` : `#${id} has no help topic any more.`,
        });
      }}
      inSheet={inSheet}
    >
      {topic ? <Name>{topic.name}</Name> : <span className="text-muted">None</span>}
    </PropertyPick>
  );
}

/** The choices, with the one in use also when it is archived. */
function named(choices: readonly Named[], inUse: Named | null) {
  const all = inUse && !choices.some(({ id }) => id === inUse.id) ? [inUse, ...choices] : choices;
  return all.map(({ id, name }) => ({ value: String(id), label: name }));
}

function Name({ children }: { children: string }) {
  return (
    <span dir="auto" title={children} className="min-w-0 truncate">
      {children}
    </span>
  );
}
