type Page<M, E> = { messages: M[]; events: E[]; earlier: number };

/**
 * The thread as a page knows it: the newest stretch as the server tells it now, above it what was loaded before. What
 * slid out of the newest stretch because something was written stays; what the newest no longer holds is gone.
 */
export function withNewest<M extends { id: number }, E extends { id: number }>(
  known: Page<M, E>,
  newest: Page<M, E>,
): Page<M, E> {
  const first = newest.messages[0]?.id;
  if (first === undefined) return newest;
  const above = known.messages.filter(({ id }) => id < first);
  const earlier = newest.earlier - above.length;
  // Something between is missing, or something above has gone: only the newest is certain.
  if (above.length === 0 || earlier < 0 || (known.messages.at(-1)?.id ?? 0) < first) return newest;
  return { messages: [...above, ...newest.messages], events: joined(known.events, newest.events), earlier };
}

/** With a stretch from before the first message known. */
export function withEarlier<M extends { id: number }, E extends { id: number }>(
  known: Page<M, E>,
  before: Page<M, E>,
): Page<M, E> {
  const first = known.messages[0]?.id ?? Number.POSITIVE_INFINITY;
  return {
    messages: [...before.messages.filter(({ id }) => id < first), ...known.messages],
    events: joined(before.events, known.events),
    earlier: before.earlier,
  };
}

const joined = <E extends { id: number }>(...lists: readonly E[][]): E[] => [
  ...new Map(lists.flat().map((event) => [event.id, event])).values(),
];
