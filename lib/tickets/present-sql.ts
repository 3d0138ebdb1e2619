/** Who has not been heard of for this long is no longer looking at a ticket. */
export const GONE_AFTER_SECONDS = 60;

/** Whether a row of `presence` tells of somebody who is still there. */
export const PRESENT_SQL = `presence.seen_at > now() - make_interval(secs => ${GONE_AFTER_SECONDS})`;
