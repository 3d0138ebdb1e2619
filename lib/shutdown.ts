type Hook = () => Promise<void>;

const holder = globalThis as typeof globalThis & {
  deskussShutdown?: Set<Hook>;
  deskussStopping?: Set<() => void>;
  deskussIsStopping?: boolean;
};

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

/** Has `hook` run as soon as the process is told to stop, before the requests under way end: some never would. */
export function onStopping(hook: () => void): void {
  holder.deskussStopping ??= new Set();
  holder.deskussStopping.add(hook);
}

/** Whether the process has been told to stop: work of many steps ends after the present one. */
export const isStopping = (): boolean => holder.deskussIsStopping ?? false;

/** Runs what onStopping was given. */
export function runStopping(): void {
  holder.deskussIsStopping = true;
  for (const hook of holder.deskussStopping ?? []) hook();
}
