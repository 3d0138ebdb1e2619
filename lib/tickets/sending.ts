/** Seconds in which a reply can be taken back: the ten that Undo is offered for, and two for the way there and back. */
export const HOLD_SECONDS = 12;

/** Where a ticket that staff open can come from. */
export const PANEL_SOURCES = ["Panel", "Phone"] as const;
