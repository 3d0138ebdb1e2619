/** Line and column of an index, both from 1, the column in UTF-16 units. */
export function lineAndColumn(text: string, index: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < index; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  return { line, column: index - start + 1 };
}

/** The same as a person reads it. */
export function position(text: string, index: number): string {
  const { line, column } = lineAndColumn(text, index);
  return `line ${line}, column ${column}`;
}
