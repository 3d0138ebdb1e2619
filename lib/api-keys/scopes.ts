/** What a key may be allowed to do. A later permission is one more entry here; keys hold a list of names. */
export const SCOPES = {
  "tickets:create": { title: "Ticket Creation", hint: "Create tickets by JSON, XML or e-mail." },
  "cron:run": { title: "Cron Execution", hint: "Trigger the scheduled tasks." },
} as const satisfies Record<string, { title: string; hint: string }>;

export type Scope = keyof typeof SCOPES;

/** The names of all scopes, in the order they are shown. */
export const SCOPE_NAMES = Object.keys(SCOPES).filter(isScope);

export function isScope(name: string): name is Scope {
  return Object.hasOwn(SCOPES, name);
}
