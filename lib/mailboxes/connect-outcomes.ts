/** What can come of connecting a mailbox with its provider, for the page that is returned to. */
export const CONNECT_OUTCOMES = {
  connected: "The provider lets Deskuss in. Test the connection, to see that mail can be had.",
  denied: "The provider’s page was left without allowing it. Connect again when you are ready.",
  expired: "The sign-in took too long, or was begun in another session. Connect again.",
  changed: "The mailbox was changed meanwhile. Connect again.",
  refused: "The provider did not complete the sign-in; System → Logs says why.",
  "no-refresh-token":
    "The provider gave no lasting permission (no refresh token). Take Deskuss off the account’s list of applications there, and connect again.",
} as const;

export type ConnectOutcome = keyof typeof CONNECT_OUTCOMES;

export const isConnectOutcome = (text: unknown): text is ConnectOutcome =>
  typeof text === "string" && Object.hasOwn(CONNECT_OUTCOMES, text);
