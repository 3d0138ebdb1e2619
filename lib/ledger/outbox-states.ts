/** How a mail that leaves stands. */
export const OUTBOX_STATES = ["queued", "sending", "sent", "failed", "canceled"] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** What a mail that leaves is for. */
export const OUTBOX_KINDS = ["reply", "acknowledgement", "notice", "test"] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];
