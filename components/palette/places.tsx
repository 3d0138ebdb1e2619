import { Bookmark, Building, CircleUser, Contact, MonitorCog, Settings, UsersRound } from "lucide-react";
import type { ShownChoices } from "@/components/desk/use-choices";
import { viewUrl } from "@/components/list/view-url";
import { SETTINGS_PAGES, SYSTEM_PAGES } from "@/components/settings/settings-pages";
import type { Shortcut } from "@/components/shortcuts/use-shortcuts";
import { QUEUE_LOOKS } from "@/components/tickets/queue-words";
import { listUrl, QUEUES, type Queue, readListQuery } from "@/lib/tickets/list-query";
import type { Entry } from "./entry";

const START = readListQuery({});

/** The second key of "g …", and words that a queue is found by too. */
const QUEUE_KEYS: Record<Queue, { key?: string; words: string }> = {
  mine: { key: "m", words: "my assigned to me" },
  mentions: { words: "notes that name me" },
  unassigned: { key: "u", words: "nobody" },
  open: { key: "i", words: "inbox" },
  pending: { key: "p", words: "waiting" },
  overdue: { key: "o", words: "late sla" },
  resolved: { key: "r", words: "closed done" },
  all: { key: "a", words: "every" },
  spam: { key: "s", words: "junk" },
  trash: { key: "t", words: "deleted bin" },
};

/** The places that everybody has. */
const PLACES: (Entry & { href: string })[] = [
  ...QUEUES.map((queue) => {
    const { key, words } = QUEUE_KEYS[queue];
    const { word, icon } = QUEUE_LOOKS[queue];
    return {
      key: queue,
      label: word,
      words: `${words} tickets queue`,
      icon,
      href: listUrl({ ...START, queue }),
      ...(key ? { keys: `g ${key}` } : {}),
    };
  }),
  {
    key: "customers",
    label: "Customers",
    words: "people",
    icon: <Contact />,
    href: "/customers",
    keys: "g c",
  },
  { key: "account", label: "My account", words: "profile password", icon: <CircleUser />, href: "/account" },
];

/** The keys of "Go to", for useShortcuts. */
export const placeShortcuts = (go: (href: string) => void): Shortcut[] =>
  PLACES.flatMap(({ keys, label, href }) => (keys ? [{ keys, label, run: () => go(href) }] : []));

/** Every list one can go to: the queues, then departments, teams and views. */
export function placeEntries({ departments, teams, views }: ShownChoices): Entry[] {
  return [
    ...PLACES,
    ...departments.map(({ id, name }) => ({
      key: `department ${id}`,
      label: name,
      detail: "Department",
      icon: <Building />,
      href: listUrl({ ...START, department: [id] }),
    })),
    ...teams.map(({ id, name }) => ({
      key: `team ${id}`,
      label: name,
      detail: "Team",
      icon: <UsersRound />,
      href: listUrl({ ...START, team: [id] }),
    })),
    ...views.map((view) => ({
      key: `view ${view.id}`,
      label: view.name,
      detail: "View",
      icon: <Bookmark />,
      href: viewUrl(view),
    })),
  ];
}

/** The pages of Settings and System. */
export const settingsEntries = (): Entry[] => [
  ...pages("Settings", <Settings />, SETTINGS_PAGES),
  ...pages("System", <MonitorCog />, SYSTEM_PAGES),
];

function pages(part: string, icon: Entry["icon"], sections: typeof SETTINGS_PAGES): Entry[] {
  return sections
    .flatMap(({ items }) => items)
    .map(({ href, label }) => ({ key: href, label, detail: part, icon, href }));
}
