/** Somebody else who has the ticket open. */
export type Colleague = { id: number; name: string; replying: boolean };

/** A page tells every so many seconds that it is still open. */
export const TOUCH_EVERY_MS = 20_000;
