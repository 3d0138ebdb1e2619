/** What a spreadsheet would run as a formula, full-width signs included. A leading apostrophe makes it a text. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One record of a CSV file as RFC 4180 has it, whose cells no spreadsheet takes for formulas. */
export const csvRecord = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  // In many countries a spreadsheet cuts at semicolons or tabs, and what follows would begin a cell of its own.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
