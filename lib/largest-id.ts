/** Postgres's largest integer: a larger id can't be one of ours, and comparing with it would be an error. */
export const LARGEST_ID = 2_147_483_647;
