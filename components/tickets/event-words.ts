import { PRIORITY_WORDS, STATE_WORDS } from "@/components/tickets/ticket-words";
import {
  asDetails,
  folderDetail,
  idDetail,
  idsDetail,
  momentDetail,
  nameDetail,
  priorityDetail,
  stateDetail,
  textDetail,
  textsDetail,
} from "@/lib/tickets/event-details";
import type { Folder } from "@/lib/tickets/kinds";
import type { HistoryEntry } from "@/lib/tickets/views";

export type EventWords = { who: string | null; what: string };
type Event = Pick<HistoryEntry, "type" | "staff" | "apiKey" | "details">;

/**
 * What an event of a ticket's history says: who, if it was somebody, and what happened.
 * @param date writes a moment as its reader wants it
 */
export function eventWords(event: Event, date: (at: Date) => string): EventWords {
  const who = event.staff?.name ?? (event.apiKey === null ? null : `Key “${event.apiKey}”`);
  const [active, passive] = words(event, date);
  return {
    who: NOBODYS.has(event.type) ? null : who,
    what: who === null || NOBODYS.has(event.type) ? passive : active,
  };
}

/** Events that nobody did, whoever was around. */
const NOBODYS = new Set(["overdue", "customer_replied", "woke", "quarantined", "auto_replied", "bounced"]);

/** The same event as somebody's deed and as a thing that happened. */
type Pair = [active: string, passive: string];

const FOLDERS: Record<Folder, Pair> = {
  inbox: ["restored this ticket", "Ticket restored"],
  spam: ["marked this as spam", "Marked as spam"],
  trash: ["moved this to the trash", "Moved to the trash"],
  merged: ["merged this into another ticket", "Merged into another ticket"],
};

const list = new Intl.ListFormat("en");
const numbers = (ids: readonly number[]) => list.format(ids.map((id) => `#${id}`));
const one = (id: number | null) => (id === null ? "another ticket" : `#${id}`);

function words({ type, details, staff }: Event, date: (at: Date) => string): Pair {
  const name = (key: string) => nameDetail(details, key);
  switch (type) {
    case "created": {
      const source = textDetail(details, "source");
      const from = source === null ? "" : ` (source: ${source})`;
      return [`created the ticket${from}`, `Ticket created${from}`];
    }
    case "closed":
      return ["closed the ticket", "Ticket closed"];
    case "reopened":
      return ["reopened the ticket", "Ticket reopened"];
    case "overdue":
      return ["", "Ticket became overdue"];
    case "woke":
      return ["", "Opened again: the date it was pending until has come"];
    case "customer_replied":
      return ["", "Customer replied"];
    case "auto_replied":
      return ["", "An automatic reply came"];
    case "bounced": {
      const reason = textDetail(details, "reason");
      return [
        "",
        `Mail to ${textDetail(details, "address") ?? "somebody"} came back${reason ? `: ${reason}` : ""}`,
      ];
    }
    case "quarantined":
      return ["", "Put into spam: the customer is blocked"];
    case "reply_undone":
      return ["took a reply back", "Reply taken back"];
    case "state":
      return state(details, date);
    case "priority": {
      const [from, to] = [priorityDetail(details, "from"), priorityDetail(details, "to")];
      return changed("priority", from && PRIORITY_WORDS[from], to && PRIORITY_WORDS[to]);
    }
    case "department":
      return changed("department", name("from"), name("to"));
    case "topic":
      return changed("topic", name("from"), name("to"));
    case "assignee":
      return staff !== null && staff.id === idDetail(asDetails(details.to), "id")
        ? ["took this ticket", `Assigned to ${staff.name}`]
        : assigned(name("from"), name("to"), "");
    case "team":
      return assigned(name("from"), name("to"), "team ");
    case "due": {
      const [from, to] = [momentDetail(details, "from"), momentDetail(details, "to")];
      return changed("due date", from && date(from), to && date(to));
    }
    case "subject":
      return changed("subject", quoted(textDetail(details, "from")), quoted(textDetail(details, "to")));
    case "folder":
      return FOLDERS[folderDetail(details, "to") ?? "inbox"];
    case "tags":
      return several("tag", "tags", textsDetail(details, "added"), textsDetail(details, "removed"));
    case "cc":
      return several("CC", "CC", textsDetail(details, "added"), textsDetail(details, "removed"));
    case "merged": {
      const from = idDetail(details, "from");
      const ids = [...idsDetail(details, "ids"), ...(from === null ? [] : [from])];
      const which = ids.length === 0 ? "another ticket" : numbers(ids);
      return [`merged ${which} into this ticket`, `Merged with ${which}`];
    }
    case "merged_into":
      return [
        `merged this into ${one(idDetail(details, "id"))}`,
        `Merged into ${one(idDetail(details, "id"))}`,
      ];
    case "unmerged": {
      const ids = idsDetail(details, "ids");
      const which = ids.length > 0 ? numbers(ids) : one(idDetail(details, "from") ?? idDetail(details, "id"));
      return [`undid the merge with ${which}`, `Merge with ${which} undone`];
    }
    case "split": {
      const to = one(idDetail(details, "to"));
      return [`split a message off into ${to}`, `A message was split off into ${to}`];
    }
    case "split_from": {
      const from = one(idDetail(details, "from"));
      return [`split this off from ${from}`, `Split off from ${from}`];
    }
    case "linked":
      return [`linked ${one(idDetail(details, "id"))}`, `Linked with ${one(idDetail(details, "id"))}`];
    case "unlinked":
      return [
        `unlinked ${one(idDetail(details, "id"))}`,
        `No longer linked with ${one(idDetail(details, "id"))}`,
      ];
    default: {
      // A type that a newer version wrote, still readable: "department_changed" is "Department changed".
      const text = type.replaceAll("_", " ");
      return [text, sentence(text)];
    }
  }
}

function state(details: HistoryEntry["details"], date: (at: Date) => string): Pair {
  const to = stateDetail(details, "to");
  const from = stateDetail(details, "from");
  const until = momentDetail(details, "until");
  if (to === "open")
    return from === "pending"
      ? ["opened the ticket again", "Ticket opened again"]
      : ["reopened the ticket", "Ticket reopened"];
  if (to === "resolved") return ["resolved the ticket", "Ticket resolved"];
  if (to === "closed") return ["closed the ticket", "Ticket closed"];
  if (to === "pending" && until)
    return [`set this to pending until ${date(until)}`, `Pending until ${date(until)}`];
  return to === null
    ? ["changed the state", "State changed"]
    : [`set this to ${STATE_WORDS[to].toLowerCase()}`, `${STATE_WORDS[to]}`];
}

function assigned(from: string | null, to: string | null, kind: string): Pair {
  if (to !== null) return [`assigned this to ${kind}${to}`, `Assigned to ${kind}${to}`];
  return from === null
    ? ["unassigned this", "Unassigned"]
    : [`took this from ${kind}${from}`, `No longer assigned to ${kind}${from}`];
}

function changed(noun: string, from: string | null, to: string | null): Pair {
  const values = `${from ?? "none"} → ${to ?? "none"}`;
  return [`changed the ${noun}: ${values}`, `${sentence(noun)}: ${values}`];
}

function several(singular: string, plural: string, added: string[], removed: string[]): Pair {
  const noun = (count: number) => (count === 1 ? singular : plural);
  const parts = [
    ...(added.length > 0 ? [`added ${noun(added.length)} ${list.format(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${noun(removed.length)} ${list.format(removed)}`] : []),
  ];
  const text = parts.length > 0 ? parts.join(" and ") : `changed ${plural}`;
  return [text, sentence(text)];
}

const quoted = (text: string | null) => text && `“${text}”`;
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
