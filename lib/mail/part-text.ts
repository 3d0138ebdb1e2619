import { decodeText } from "./charset";
import { firstHeader } from "./header";
import type { Part } from "./mime";
import { decodeTransfer, encodingName } from "./transfer";

/** The decoded text of a part for machines to read, cut to `max` bytes; line ends are LF. */
export function partText(part: Part, max: number): string {
  const encoding = encodingName(firstHeader(part.headers, "content-transfer-encoding") ?? "");
  // Encoded text is at most three times as long as what it stands for.
  const content = decodeTransfer(part.body.subarray(0, max * 3), encoding).subarray(0, max);
  const charset = part.contentType.parameters.get("charset")?.text ?? "";
  return decodeText(content, charset).replace(/\r\n?/g, "\n");
}

/** The leaves of a mail in the order they are written; a mail inside it is a leaf. */
export function leaves(part: Part): Part[] {
  return part.children.length ? part.children.flatMap(leaves) : [part];
}
