/** Cells of a CSV (RFC 4180), row by row; empty rows fall away. `isBroken`: a quote was never closed. */
export function readCsv(text: string): { rows: string[][]; isBroken: boolean } {
  const rows: string[][] = [];
  let row: string[] = [];
  let isBroken = false;
  // A cell in quotes, which are doubled within it, or a bare one; then what ends it.
  const CELL = /(?:"((?:[^"]|"")*)("?)[^,\r\n]*|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (CELL.lastIndex < text.length) {
    const cell = CELL.exec(text);
    if (!cell) break;
    const [, quoted, closed, bare = '', end] = cell;
    isBroken ||= quoted !== undefined && closed === '';
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
  }
  if (row.some((value) => value.trim() !== '')) rows.push(row);
  return { rows, isBroken };
}
