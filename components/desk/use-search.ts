import { useEffect, useState } from "react";

const TYPING_PAUSE_MS = 120;

type Answer<T> = {
  /** What was searched for. */
  words: string;
  /** Null: nothing was searched for yet. */
  found: T | null;
  problem?: string;
};

const NONE = { words: "", found: null };

/**
 * Searches for what is typed, a moment after the last key. Until the answer is here the former one stands, `pending`; where
 * there is none because of a `problem`, too. `search` must be the same function every time.
 */
export function useSearch<T>(
  words: string,
  search: (words: string, signal: AbortSignal) => Promise<T>,
): Omit<Answer<T>, "words"> & { pending: boolean } {
  const [answer, setAnswer] = useState<Answer<T>>(NONE);

  useEffect(() => {
    if (words === "") return setAnswer(NONE);
    // Going on typing ends the search that nobody waits for any more; its answer never arrives.
    const over = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const found = await search(words, over.signal);
        if (!over.signal.aborted) setAnswer({ words, found });
      } catch (error) {
        if (over.signal.aborted) return;
        const problem = error instanceof Error ? error.message : String(error);
        setAnswer(({ found }) => ({ words, found, problem }));
      }
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [words, search]);

  if (words === "") return { found: null, pending: false };
  const { problem } = answer;
  return { found: answer.found, pending: answer.words !== words, ...(problem !== undefined && { problem }) };
}
