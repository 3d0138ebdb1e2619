/** The key of the job that sends a mail: one at a time. */
export const jobKey = (mailId: number) => `send-mail:${mailId}`;
