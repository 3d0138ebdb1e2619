import type { NavSection } from "@/components/shell/nav-types";

/** The pages of Settings, for its own list and for the command palette. */
export const SETTINGS_PAGES: readonly NavSection[] = [
  {
    label: "Help desk",
    items: [
      { href: "/settings/general", label: "General" },
      { href: "/settings/tickets", label: "Tickets" },
      { href: "/settings/departments", label: "Departments" },
      { href: "/settings/topics", label: "Help topics" },
      { href: "/settings/sla-plans", label: "SLA plans" },
      { href: "/settings/canned-responses", label: "Canned responses" },
      { href: "/settings/staff", label: "Staff" },
      { href: "/settings/teams", label: "Teams" },
    ],
  },
  {
    label: "E-mail",
    items: [
      { href: "/settings/mailboxes", label: "Mailboxes" },
      { href: "/settings/mail", label: "Mail rules" },
      { href: "/settings/mail-templates", label: "Mail templates" },
    ],
  },
  {
    label: "API",
    items: [
      { href: "/settings/api-keys", label: "API Keys" },
      { href: "/settings/api-limits", label: "API limits" },
    ],
  },
];

/** The pages of System. */
export const SYSTEM_PAGES: readonly NavSection[] = [
  {
    items: [
      { href: "/system/logs", label: "Logs" },
      { href: "/system/tasks", label: "Scheduled tasks" },
      { href: "/system/mail", label: "Incoming mail" },
      { href: "/system/outbox", label: "Outgoing mail" },
    ],
  },
];
