import "server-only";
import { AppError } from "@/lib/errors";

/**
 * Reads a request's body.
 * @param limit in bytes
 * @throws AppError too_large, at once when Content-Length says so and else as soon as the limit is passed: a
 * chunked body has no length to trust.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError(
      "too_large",
      `The request is larger than ${Math.floor(limit / 1_048_576)} MB, the most this help desk accepts.`,
    );
  const length = request.headers.get("content-length");
  if (length !== null) {
    if (Number(length) > limit) throw tooLarge();
    // The HTTP parser holds a body to its Content-Length, so this reads no more than was promised.
    return request.bytes().catch(cutShort);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { value: chunk } = (await reader?.read().catch(cutShort)) ?? {};
    if (!chunk) return Buffer.concat(chunks);
    size += chunk.byteLength;
    if (size > limit) {
      if (reader) void discard(reader);
      throw tooLarge();
    }
    chunks.push(chunk);
  }
}

/**
 * Reads on and keeps nothing, as Node does with a body that nobody has begun: a caller who sends all of it before he
 * listens would else never hear the answer, and his connection would never end.
 */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // He hung up, which ends it as well.
  }
}

/** The caller hung up half-way: his affair, not a fault of ours. */
function cutShort(cause: unknown): never {
  throw new AppError("malformed", "The connection closed before the whole request had arrived.", { cause });
}
