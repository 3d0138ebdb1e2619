import { fold, type Kind, quotedBlocks, type Run } from "./reply-fold";

/** A stretch of a body. Put together again in their order, they are the body to the last character. */
export type TextPiece = { kind: Kind; text: string };

/** What a person writes is shorter; what stands behind counts as what stands before it. */
const MAX_LENGTH = 65_536;
const MAX_LINE = 1_000;

/** Finds what of a plain-text answer is new, so that the rest can be folded. Nothing is left out. */
export function splitReplyText(body: string): TextPiece[] {
  if (body === "") return [];
  const lines = body.slice(0, MAX_LENGTH).split("\n");
  const read = lines.map((line) => line.slice(0, MAX_LINE).replace(/\r$/, "").replaceAll("\u00a0", " "));
  const runs = fold(read, quotedBlocks(read));
  return runs ? pieces(body, lines, runs) : [{ kind: "new", text: body }];
}

/** The new text of a body alone. */
export function newText(body: string): string {
  const parts = splitReplyText(body).filter(({ kind }) => kind === "new");
  return parts
    .map(({ text }) => text.trim())
    .join("\n\n")
    .trim();
}

function pieces(body: string, lines: readonly string[], runs: readonly Run[]): TextPiece[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return runs.map(({ kind, start, end }) => ({
    kind,
    text: body.slice(starts[start], end === lines.length ? undefined : starts[end]),
  }));
}
