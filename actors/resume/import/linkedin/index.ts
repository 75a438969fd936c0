import type { ImportNote } from '#protocol/http';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { JsonRecord } from '../cursor.ts';
import { type Imported, importJsonResume, type NotImported } from '../jsonresume.ts';
import { readCsv } from './csv.ts';
import { BASICS_TABLES, EXPECTED, entryOf, type Row, TABLES } from './tables.ts';

/** Rows of one table that are read; LinkedIn's own limits are far below. */
const MOST_ROWS = 2_000;

/**
 * A document from the tables of a "copy of your data" of LinkedIn, by file name. They are brought into the form of a JSON Resume, so that
 * every rule of that import holds here, too; the report names the tables. Refused when there is nothing of LinkedIn in them.
 */
export function importLinkedIn(tables: ReadonlyMap<string, string>, ids: () => LocalId): Imported | NotImported {
  const byName = new Map([...tables].map(([name, text]) => [name.replace(/\.csv$/i, '').toLowerCase(), { name, text }]));
  const notes: ImportNote[] = EXPECTED.filter((name) => !byName.has(name.replace('.csv', '').toLowerCase())).map((path) => ({
    path,
    message: 'This table is not in the archive; LinkedIn leaves out what you did not ask for, or have nothing in',
    severity: 'info',
  }));
  const rowsOf = (name: string): Row[] => {
    const table = byName.get(name);
    if (!table) return [];
    const { rows, note } = readTable(table.text, table.name);
    if (note) notes.push(note);
    return rows;
  };
  const file: JsonRecord = { basics: basicsOf(rowsOf('profile')[0] ?? {}, rowsOf('email addresses'), rowsOf('phonenumbers')) };
  for (const table of TABLES) {
    const rows = rowsOf(table.name);
    if (rows.length > 0) file[table.list] = rows.map((row) => entryOf(row, table));
  }
  const known = new Set([...BASICS_TABLES, ...TABLES.map(({ name }) => name)]);
  if (![...byName.keys()].some((name) => known.has(name))) return { refused: 'nothing of LinkedIn' };
  const imported = importJsonResume(file, ids);
  if ('refused' in imported) return imported;
  const others = [...byName].filter(([name]) => !known.has(name)).map(([, { name }]) => name);
  if (others.length > 0)
    notes.push({
      path: others.slice(0, 20).join(', '),
      message: 'These tables belong to no part of a résumé; they were not read',
      severity: 'info',
    });
  return { document: imported.document, report: [...notes, ...imported.report.map(named)] };
}

function readTable(text: string, name: string): { rows: Row[]; note?: ImportNote } {
  const { rows: data, isBroken } = readCsv(text.replace(/^\ufeff/, ''));
  const [head = [], ...lines] = data;
  const rows = lines.slice(0, MOST_ROWS).map((line): Row => {
    const cells = line.map((cell, at): [string, string] => [head[at]?.trim() || `Column ${at + 1}`, cell.trim()]);
    return Object.fromEntries(cells.filter(([column, cell]) => cell !== '' && column !== '__proto__'));
  });
  const message = isBroken
    ? 'The quotes of this table do not match; what could be read was read'
    : lines.length > MOST_ROWS
      ? `Only the first ${MOST_ROWS} rows were read`
      : null;
  const filled = rows.filter((row) => Object.keys(row).length > 0);
  return message === null ? { rows: filled } : { rows: filled, note: { path: name, message, severity: 'warning' } };
}

function basicsOf(profile: Row, mails: readonly Row[], phones: readonly Row[]): JsonRecord {
  const sites: JsonRecord[] = [];
  const basics = entryOf(profile, {
    fields: { label: 'Headline', summary: 'Summary' },
    more: (take) => {
      const location: JsonRecord = {};
      for (const [field, column] of Object.entries({ address: 'Address', postalCode: 'Zip Code', text: 'Geo Location' })) {
        const value = take(column);
        if (value !== undefined) location[field] = value;
      }
      sites.push(
        ...listed(take('Twitter Handles')).map((username) => ({ network: 'Twitter', username })),
        ...listed(take('Websites')).map(siteOf),
      );
      return { name: [take('First Name'), take('Last Name')].filter(Boolean).join(' '), location };
    },
  });
  const personal = sites.findIndex((site) => site.network === 'PERSONAL');
  const [own] = personal === -1 ? [] : sites.splice(personal, 1);
  const contact: Record<string, Json | undefined> = { email: mailOf(mails), phone: phones[0]?.Number, url: own?.url };
  for (const [field, value] of Object.entries(contact)) if (value !== undefined) basics[field] = value;
  return sites.length > 0 ? { ...basics, profiles: sites } : basics;
}

const mailOf = (mails: readonly Row[]): string | undefined => (mails.find((row) => row.Primary === 'Yes') ?? mails[0])?.['Email Address'];

/** `[a,b]`, as LinkedIn writes lists into a cell. */
const listed = (cell: string | undefined): string[] =>
  (cell ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `PORTFOLIO:https://…` */
function siteOf(text: string): JsonRecord {
  const [, network, url] = /^([A-Z]+):(.+)$/.exec(text) ?? [];
  return network && url ? { network, url } : { network: 'Website', url: text };
}

const TABLE_OF: Readonly<Record<string, string>> = {
  basics: 'Profile',
  ...Object.fromEntries(TABLES.map(({ list, name }) => [list, `${name[0]?.toUpperCase()}${name.slice(1)}`])),
};

/** `work.0.startDate` is the first row of the table that it came from; the head is the first line. */
function named(note: ImportNote): ImportNote {
  const [list = '', row, ...field] = note.path.split('.');
  const table = TABLE_OF[list];
  if (!table) return note;
  const place = row !== undefined && /^\d+$/.test(row) ? [`line ${Number(row) + 2}`, ...field] : [row, ...field].filter(Boolean);
  return { ...note, path: [`${table}.csv`, ...place].join(' › ') };
}
