/** A text in an answer of its own type, never stored by anybody on the way. */
export function answer(
  status: number,
  contentType: string,
  body: string,
  headers?: Record<string, string>,
): Response {
  return new Response(body, {
    status,
    headers: {
      "content-type": contentType,
      "cache-control": "no-store",
      ...headers,
    },
  });
}

export const PLAIN_TEXT = "text/plain; charset=utf-8";
