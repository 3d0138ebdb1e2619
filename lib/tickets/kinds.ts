/** Declared from least to most urgent. */
export const PRIORITIES = ["low", "normal", "high", "emergency"] as const;
export const TICKET_STATES = ["open", "pending", "resolved", "closed"] as const;
/** Where a ticket is kept: lists show the inbox, and a merged one lives on in the ticket it was merged into. */
export const FOLDERS = ["inbox", "spam", "trash", "merged"] as const;

export type Priority = (typeof PRIORITIES)[number];
export type TicketState = (typeof TICKET_STATES)[number];
export type Folder = (typeof FOLDERS)[number];
