/** How a mail that leaves stands. */
export const OUTBOX_STATES = ["queued", "sending", "sent", "failed", "canceled"] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
