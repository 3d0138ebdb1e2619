import { CornerDownLeft, History, Keyboard, LogOut, Plus, Search, Ticket, UserRound } from "lucide-react";
import type { ShownChoices } from "@/components/desk/use-choices";
import { remember, themeCookie } from "@/components/shell/preferences";
import { themes } from "@/components/shell/theme-switcher";
import type { ShortcutGroup } from "@/components/shortcuts/registry";
import { toId } from "@/lib/tickets/ticket-id";
import type { Entry, EntryGroup } from "./entry";
import { placeEntries, settingsEntries } from "./places";
import type { Recent } from "./recent";
import type { useFound } from "./use-found";

/** The group of the keys that lead to places, which the palette lists itself. */
export const GO_TO = "Go to";
export const GENERAL = "General";
export const OPEN_KEYS = "mod+k";

type Known = {
  shortcuts: ShortcutGroup[];
  choices: ShownChoices;
  recent: Recent[];
  signOut: () => void;
};

/** What the page itself knows to do and where one can go, without asking the server. */
export function knownEntries({ shortcuts, choices, recent, signOut }: Known): EntryGroup[] {
  const own = shortcuts.filter(({ group }) => group !== GO_TO && group !== GENERAL);
  const general = shortcuts.find(({ group }) => group === GENERAL)?.shortcuts ?? [];
  return [
    {
      value: "Recent tickets",
      items: recent.map(({ id, subject }) => ({
        key: `recent ${id}`,
        lead: `#${id}`,
        label: subject,
        icon: <History />,
        href: `/tickets/${id}`,
      })),
    },
    ...own.map(({ group, shortcuts }) => ({
      value: group,
      items: shortcuts.map(toEntry(<CornerDownLeft />)),
    })),
    {
      value: GENERAL,
      items: general
        .filter(({ keys }) => keys !== OPEN_KEYS)
        .map((shortcut) => toEntry(shortcut.keys === "c" ? <Plus /> : <Keyboard />)(shortcut)),
    },
    { value: GO_TO, items: placeEntries(choices) },
    { value: "Settings", items: choices.me?.role === "administrator" ? settingsEntries() : [] },
    {
      value: "Appearance and session",
      items: [
        ...themes.map(({ value, label, icon }) => ({
          key: `theme ${value}`,
          label: `Theme: ${label.toLowerCase()}`,
          icon,
          run: () => remember(themeCookie, value),
        })),
        { key: "sign out", label: "Sign out", words: "log out leave", icon: <LogOut />, run: signOut },
      ],
    },
  ];
}

const toEntry =
  (icon: Entry["icon"]) =>
  ({ keys, label, run }: ShortcutGroup["shortcuts"][number]): Entry => ({
    key: keys,
    label,
    keys,
    icon,
    run,
  });

/** So that the customers found are in sight, too. */
const MOST_TICKETS = 6;

/** What the server found, with the ways on that need no answer: the ticket of this number, and the whole list. */
export function foundEntries(
  query: string,
  { tickets, customers, pending }: ReturnType<typeof useFound>,
): EntryGroup[] {
  if (query === "") return [];
  const hits: Entry[] = tickets.slice(0, MOST_TICKETS).map(({ id, subject, customer }) => ({
    key: `ticket ${id}`,
    lead: `#${id}`,
    label: subject,
    detail: customer,
    icon: <Ticket />,
    href: `/tickets/${id}`,
  }));
  const number = toId(query);
  const known = tickets.some(({ id }) => id === number);
  // Its page says so when there is none; whoever types a number and Enter need not wait for the search.
  if (number !== null && !known && pending)
    hits.unshift({
      key: `ticket ${number}`,
      label: `Ticket #${number}`,
      icon: <Ticket />,
      href: `/tickets/${number}`,
    });
  return [
    { value: "Tickets", items: hits },
    {
      value: "Customers",
      items: customers.map(({ id, name, email }) => ({
        key: `customer ${id}`,
        label: name,
        detail: email,
        icon: <UserRound />,
        href: `/customers/${id}`,
      })),
    },
    {
      value: "Search",
      items: [
        {
          key: "search",
          label: `Search all tickets for “${query}”`,
          icon: <Search />,
          href: `/tickets?queue=all&q=${encodeURIComponent(query)}`,
        },
      ],
    },
  ].filter(({ items }) => items.length > 0);
}
