import { introductionAt, isBlank, isFence, isQuoted, isRule, isSentFrom } from "./reply-lines";

/** New text, what the mail program quoted, and what it or its owner signs every mail with. */
export type Kind = "new" | "quote" | "signature";

/** Lines from `start` up to, and without, `end`. */
export type Run = { kind: Kind; start: number; end: number };

/** Quoted lines; `introduced` when a line such as "On 5 May, Ada wrote:" stands above them. */
export type Block = { start: number; end: number; introduced: boolean };

const MAX_SIGNATURE_LINES = 15;
/** Some mails pass through several programs that sign. */
const MAX_SENT_FROM_LINES = 60;

/**
 * Decides which quotes are folded, and finds the signature. It only marks: when in doubt a line counts as new, and
 * where no new line would be left, all of them do (null).
 */
export function fold(lines: readonly string[], blocks: readonly Block[]): Run[] | null {
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end } of [...folded(lines, blocks), { start: lines.length, end: lines.length }]) {
    if (start > at) runs.push(...withSignature(lines, at, start));
    if (end > start) runs.push({ kind: "quote", start, end });
    at = end;
  }
  const filled = runs.filter(({ start, end }) => nextFilled(lines, start) < end);
  return filled.some(({ kind }) => kind === "new") ? closed(filled, lines.length) : null;
}

/** Blank lines between runs belong to the one before, those at the beginning to the first. */
function closed(runs: readonly Run[], length: number): Run[] {
  return runs.map(({ kind, start }, index) => ({
    kind,
    start: index === 0 ? 0 : start,
    end: runs[index + 1]?.start ?? length,
  }));
}

/** The last quote, and one above it; of more, those between answers are needed to understand the answers. */
function folded(lines: readonly string[], blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1);
  const trailing = last && restIsSignature(lines, last.end) ? [last] : [];
  const between = blocks.slice(0, blocks.length - trailing.length);
  return between.length > 1 ? trailing : [...between.filter(({ introduced }) => introduced), ...trailing];
}

function restIsSignature(lines: readonly string[], start: number): boolean {
  const at = nextFilled(lines, start);
  return at === lines.length || signatureStart(lines, at, lines.length) === at;
}

/** The first line from `start` on that is not blank. */
export function nextFilled(lines: readonly string[], start: number): number {
  let at = start;
  while (at < lines.length && isBlank(lines[at] ?? "")) at++;
  return at;
}

function withSignature(lines: readonly string[], start: number, end: number): Run[] {
  let at = signatureStart(lines, start, end);
  while (at < end && at > start && isBlank(lines[at - 1] ?? "")) at--;
  const runs: Run[] = [
    { kind: "new", start, end: at },
    { kind: "signature", start: at, end },
  ];
  return runs.filter((run) => run.end > run.start);
}

/** The line with which the signature of a stretch begins; its end when there is none. */
function signatureStart(lines: readonly string[], start: number, end: number): number {
  let fenced = false;
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? "";
    if (isFence(line)) fenced = !fenced;
    if (fenced) continue;
    // RFC 3676 section 4.3; many leave out the space behind it.
    if (/^--\s*$/.test(line)) return at;
    const left = end - at;
    const marks =
      (left <= MAX_SIGNATURE_LINES && isRule(line)) || (left <= MAX_SENT_FROM_LINES && isSentFrom(line));
    if (marks && isLast(lines, at, end)) return at;
  }
  return end;
}

/** Whether what follows is a few short lines, such as a name and a telephone number. */
function isLast(lines: readonly string[], at: number, end: number): boolean {
  const rest = lines
    .slice(at + 1, end)
    .filter((line) => !isBlank(line) && !isSentFrom(line) && !isRule(line));
  return rest.length <= (isRule(lines[at] ?? "") ? 6 : 2) && rest.every((line) => line.length <= 80);
}

/** The quotes in plain text: lines marked with `>`, and all that follows an introduction without such marks. */
export function quotedBlocks(lines: readonly string[]): Block[] {
  const found: Block[] = [];
  let fenced = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    if (isFence(line)) fenced = !fenced;
    const introduction = fenced || isQuoted(line) ? 0 : introductionAt(lines, at);
    if (introduction === 0 && (fenced || !isQuoted(line))) {
      at++;
      continue;
    }
    const body = at + introduction;
    const first = nextFilled(lines, body);
    const marked = introduction === 0 || isQuoted(lines[first] ?? "");
    const end = marked ? quotedEnd(lines, body) : lines.length;
    found.push({ start: ruleAbove(lines, at), end, introduced: introduction > 0 });
    at = Math.max(end, at + 1);
  }
  return found;
}

/** Where marked lines end; blank ones between them, and the short ends of wrapped ones, belong to them. */
function quotedEnd(lines: readonly string[], start: number): number {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (isBlank(line)) continue;
    const before = end === at ? (lines[at - 1] ?? "") : "";
    const wrapped = before.length > 60 && line.length < 30 && isQuoted(lines[at + 1] ?? "");
    if (!isQuoted(line) && !wrapped) break;
    end = at + 1;
  }
  return end;
}

/** A rule directly above a quote is its own. */
export function ruleAbove(lines: readonly string[], at: number): number {
  let above = at - 1;
  while (above >= 0 && isBlank(lines[above] ?? "")) above--;
  return above >= 0 && isRule(lines[above] ?? "") ? above : at;
}
