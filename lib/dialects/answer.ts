/** A text in an answer of its own type, with its exact length: never stored, never guessed at. */
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
      "content-length": String(Buffer.byteLength(body)),
      "cache-control": "no-store",
      ...headers,
    },
  });
}

export const PLAIN_TEXT = "text/plain; charset=utf-8";
