/** What went wrong with a call to /desk: `code` as in lib/errors.ts, or "offline" when there was no answer. */
export class DeskError extends Error {
  override readonly name = "DeskError";
  constructor(
    readonly code: string,
    message: string,
    readonly fields: { field: string; message: string }[] = [],
  ) {
    super(message);
  }
}

type Call = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  input?: unknown;
  signal?: AbortSignal;
  /** Arrives even when the page goes meanwhile; for inputs that browsers let a page that goes send. */
  keepalive?: boolean;
};

/**
 * Calls one of the panel's own addresses under /desk and answers its JSON. The address and its answer belong together
 * in this repository, so the answer's type is the caller's to name.
 * @throws DeskError
 */
export async function ask<T>(path: string, call: Call = {}): Promise<T> {
  const { method = "GET", input, signal, keepalive = false } = call;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      keepalive,
      ...(input === undefined
        ? {}
        : { body: JSON.stringify(input), headers: { "content-type": "application/json" } }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new DeskError("offline", "The help desk can't be reached; check your connection.");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const {
    code = "internal",
    message = "Something went wrong. Try again.",
    fields = [],
  } = answer?.error ?? {};
  throw new DeskError(code, message, fields);
}
