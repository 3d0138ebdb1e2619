type Hook = () => Promise<void>;

const holder = globalThis as typeof globalThis & { deskussShutdown?: Set<Hook> };

/** Has `hook` run before the process stops, for what is still in memory: log lines, key stamps. */
export function onShutdown(hook: Hook): void {
  holder.deskussShutdown ??= new Set();
  holder.deskussShutdown.add(hook);
}

/** Runs every hook, once; one that fails does not keep the others from running. */
export async function runShutdown(): Promise<void> {
  const hooks = [...(holder.deskussShutdown ?? [])];
  holder.deskussShutdown?.clear();
  await Promise.allSettled(hooks.map((hook) => hook()));
}
