"use client";

import { CircleUser, UserRoundX } from "lucide-react";
import { useChoices } from "@/components/desk/use-choices";
import { CustomerPick } from "@/components/list/customer-pick";
import { DayRange } from "@/components/list/day-range";
import { FILTER_LABELS, type Filter } from "@/components/list/filter-words";
import { PickList, type PickOption } from "@/components/list/pick-list";
import { PRIORITY_OPTIONS } from "@/components/tickets/priority-badge";
import { STATE_LOOKS } from "@/components/tickets/state-badge";
import { Avatar } from "@/components/ui/avatar";
import { PRIORITIES, TICKET_STATES } from "@/lib/tickets/kinds";
import type { ListQuery } from "@/lib/tickets/list-query";
import type { Named } from "@/lib/tickets/views";

/** The sources that Deskuss itself writes; integrations name their own. */
const SOURCES = ["API", "Email", "Panel", "Phone", "Web"];

type FilterEditorProps = {
  filter: Filter;
  query: ListQuery;
  change: (part: Partial<ListQuery>) => void;
  done: () => void;
};

/** Chooses the values of one filter; every choice counts at once. */
export function FilterEditor({ filter, query, change, done }: FilterEditorProps) {
  const choices = useChoices();
  const label = FILTER_LABELS[filter];
  const loading = !choices.ready;
  const ids = (from: readonly Named[], chosen: readonly number[], set: (ids: number[]) => void) => (
    <PickList
      label={label}
      loading={loading}
      options={named(from)}
      chosen={chosen.map(String)}
      onChange={(values) => set(values.map(Number))}
    />
  );
  switch (filter) {
    case "state":
      return (
        <PickList
          label={label}
          options={TICKET_STATES.map((state) => ({
            value: state,
            label: STATE_LOOKS[state].word,
            icon: STATE_LOOKS[state].icon,
          }))}
          chosen={query.state}
          onChange={(values) => change({ state: TICKET_STATES.filter((state) => values.includes(state)) })}
        />
      );
    case "priority":
      return (
        <PickList
          label={label}
          options={PRIORITY_OPTIONS.toReversed()}
          chosen={query.priority}
          onChange={(values) =>
            change({ priority: PRIORITIES.filter((priority) => values.includes(priority)) })
          }
        />
      );
    case "assignee":
      return (
        <PickList
          label={label}
          loading={loading}
          options={[
            { value: "me", label: "Me", icon: <CircleUser /> },
            { value: "none", label: "Nobody", icon: <UserRoundX /> },
            ...choices.staff.map(({ id, name }) => ({
              value: String(id),
              label: name,
              icon: <Avatar name={name} size="sm" />,
            })),
          ]}
          chosen={query.assignee.map(String)}
          onChange={(values) =>
            change({
              assignee: values.map((value) => (value === "me" || value === "none" ? value : Number(value))),
            })
          }
        />
      );
    case "team":
      return ids(choices.teams, query.team, (team) => change({ team }));
    case "department":
      return ids(choices.departments, query.department, (department) => change({ department }));
    case "topic":
      return ids(choices.topics, query.topic, (topic) => change({ topic }));
    case "tag":
      return (
        <PickList
          label={label}
          loading={loading}
          options={choices.tags.map(({ name }) => ({ value: name, label: name }))}
          chosen={query.tag}
          onChange={(tag) => change({ tag })}
        />
      );
    case "source":
      return (
        <PickList
          label={label}
          options={[...new Set([...SOURCES, ...query.source])].map((value) => ({ value, label: value }))}
          chosen={query.source}
          onChange={(source) => change({ source })}
          create={(value) => ({ value, label: value })}
        />
      );
    case "customer":
      return (
        <CustomerPick
          chosen={query.customer}
          onPick={(customer) => {
            change({ customer });
            done();
          }}
        />
      );
    case "created":
      return (
        <DayRange
          from={query.createdFrom}
          to={query.createdTo}
          onChange={(createdFrom, createdTo) => change({ createdFrom, createdTo })}
        />
      );
    case "updated":
      return (
        <DayRange
          from={query.updatedFrom}
          to={query.updatedTo}
          onChange={(updatedFrom, updatedTo) => change({ updatedFrom, updatedTo })}
        />
      );
    case "overdue":
    case "attachment":
      return null;
  }
}

const named = (from: readonly Named[]): PickOption[] =>
  from.map(({ id, name }) => ({ value: String(id), label: name }));
