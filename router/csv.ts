/** Spreadsheets run what begins so as a formula (OWASP, CSV injection), wherever the text came from. */
const FORMULA = /^[=+\-@\t\r\n|%＝＋－＠]/u;

/** One cell (RFC 4180): what a spreadsheet would take for a formula is text to it. A number stays one, also below zero. */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A table, with a byte order mark: without it, spreadsheets read UTF-8 as something else. */
export const csvOf = (table: readonly (readonly (string | number | null)[])[]): string => `\ufeff${table.map(csvLine).join('')}`;
