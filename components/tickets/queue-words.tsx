import {
  AlarmClock,
  AtSign,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleUser,
  Layers,
  OctagonAlert,
  Trash2,
  UserRoundX,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Queue } from "@/lib/tickets/list-query";

type QueueLook = {
  word: string;
  icon: ReactNode;
  /** What stands there while nothing is in it. */
  empty: string;
  hint: string;
};

/** Every queue with its name, its sign and what it says when it is empty. */
export const QUEUE_LOOKS: Record<Queue, QueueLook> = {
  mine: {
    word: "Mine",
    icon: <CircleUser />,
    empty: "Nothing is assigned to you",
    hint: "Open and pending tickets that are yours appear here.",
  },
  mentions: {
    word: "Mentions",
    icon: <AtSign />,
    empty: "Nobody is waiting for your word",
    hint: "Tickets with a note that mentions you appear here until you open them.",
  },
  unassigned: {
    word: "Unassigned",
    icon: <UserRoundX />,
    empty: "Every open ticket has somebody",
    hint: "New tickets appear here until a colleague takes them.",
  },
  open: {
    word: "Open",
    icon: <CircleDot />,
    empty: "No open tickets",
    hint: "Everything is done. New tickets appear here.",
  },
  pending: {
    word: "Pending",
    icon: <CirclePause />,
    empty: "Nothing is pending",
    hint: "Tickets that wait for a date or for their customer appear here.",
  },
  overdue: {
    word: "Overdue",
    icon: <AlarmClock />,
    empty: "Nothing is overdue",
    hint: "Open tickets past the time their SLA plan promises appear here.",
  },
  resolved: {
    word: "Resolved",
    icon: <CircleCheck />,
    empty: "Nothing is resolved yet",
    hint: "Resolved and closed tickets appear here.",
  },
  all: {
    word: "All",
    icon: <Layers />,
    empty: "No tickets yet",
    hint: "Tickets appear here as soon as an integration creates one or a customer’s mail comes in.",
  },
  spam: {
    word: "Spam",
    icon: <OctagonAlert />,
    empty: "No spam",
    hint: "Tickets marked as spam, and mail of blocked customers, are kept here.",
  },
  trash: {
    word: "Trash",
    icon: <Trash2 />,
    empty: "The trash is empty",
    hint: "Tickets that were thrown away are kept here and can be restored.",
  },
};
