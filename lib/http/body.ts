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
    return request.bytes();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
