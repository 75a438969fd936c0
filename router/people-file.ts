import Papa from 'papaparse';
import { Email, PersonName } from '#protocol/credentials';
import { done, type Outcome, refuse } from '#protocol/errors';
import { CohortName, type Intake, type IntakeRow, MAX_INTAKE_LINES } from '#protocol/tenant-cohorts';

/** Files of people, as spreadsheets write them: in any of four encodings, with commas, semicolons or tabs. */

export type Encoding = Intake['encoding'];

export interface PeopleFile {
  encoding: Encoding;
  rows: IntakeRow[];
}

/** What a column may be called, without case and signs. */
const HEADINGS = {
  email: ['email', 'mail', 'emailaddress', 'mailaddress', 'address', 'emailadresse', 'adresse', 'correo', 'courriel'],
  name: ['name', 'fullname', 'displayname', 'nom', 'nombre', 'nome'],
  first: ['firstname', 'givenname', 'vorname', 'prenom', 'prénom'],
  last: ['lastname', 'surname', 'familyname', 'nachname', 'apellido', 'apellidos'],
  cohort: ['cohort', 'class', 'group', 'course', 'kohorte', 'klasse', 'gruppe', 'jahrgang', 'kurs', 'promotion', 'grupo', 'turma'],
} as const;
type Column = keyof typeof HEADINGS;
type Columns = Partial<Record<Column, number>>;

/** Which encoding the bytes are of: by their mark, by where their zeros are, else UTF-8 unless they cannot be. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 2_000);
  const zeros = (from: number) => start.filter((byte, at) => at % 2 === from && byte === 0).length;
  // In the Latin script every second byte of UTF-16 is zero.
  if (zeros(1) > start.length / 8) return 'utf-16le';
  if (zeros(0) > start.length / 8) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/**
 * The people of a file, by line as an editor counts. What is wrong with a line is said in its place; only a file that is no list of people
 * at all is refused: `invalid_input` without addresses, `too_large` with more than 100,000 lines.
 */
export function readPeople(bytes: Uint8Array): Outcome<PeopleFile> {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const records = recordsOf(text);
  const [first] = records;
  if (!first) return refuse('invalid_input', { detail: 'The file is empty.' });
  const named = columnsOf(first.cells);
  const columns = named ?? guessed(first.cells);
  if (!columns) return refuse('invalid_input', { detail: 'The file has no column of e-mail addresses.' });
  const lines = named ? records.slice(1) : records;
  if (lines.length === 0) return refuse('invalid_input', { detail: 'The file has no line beside its heading.' });
  if (lines.length > MAX_INTAKE_LINES) return refuse('too_large', { detail: `A file has at most ${MAX_INTAKE_LINES} lines.` });
  const seen = new Set<string>();
  return done({ encoding, rows: lines.map(({ line, cells }) => rowOf(line, cells, columns, seen)) });
}

interface Line {
  line: number;
  cells: string[];
}

/** Lines without anything in them are left out. */
function recordsOf(text: string): Line[] {
  const records: Line[] = [];
  let at = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [';', ',', '\t'],
    step: ({ data, meta }) => {
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) records.push({ line, cells });
      // A cell may go over several lines.
      line += text.slice(at, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return records;
}

const plain = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');

/** Where each column is by the heading; `null` when the first line is none. */
function columnsOf(cells: readonly string[]): Columns | null {
  const columns: Columns = {};
  for (const [at, cell] of cells.entries())
    for (const [column, names] of Object.entries(HEADINGS))
      if (isColumn(column) && columns[column] === undefined && names.some((name) => name === plain(cell))) columns[column] = at;
  return columns.email === undefined ? null : columns;
}
const isColumn = (name: string): name is Column => name in HEADINGS;

/** Without a heading: the address is where one stands, then the name, then the cohort. */
function guessed(cells: readonly string[]): Columns | null {
  const email = cells.findIndex((cell) => Email.safeParse(cell).success);
  if (email < 0) return null;
  const [name, cohort] = cells.map((_, at) => at).filter((at) => at !== email);
  return { email, ...(name === undefined ? {} : { name }), ...(cohort === undefined ? {} : { cohort }) };
}

function rowOf(line: number, cells: readonly string[], columns: Columns, seen: Set<string>): IntakeRow {
  const cell = (column: Column) => {
    const at = columns[column];
    return at === undefined ? '' : (cells[at] ?? '');
  };
  const wrong = (reason: IntakeRow['reason']): IntakeRow => ({ line, outcome: 'refused', reason });
  if (cell('email') === '') return wrong('no_email');
  const email = Email.safeParse(cell('email'));
  if (!email.success) return wrong('bad_email');
  if (seen.has(email.data)) return { line, outcome: 'duplicate' };
  // What looks like a formula is a name like any other; only files that leave here are guarded.
  const spoken = oneLine(cell('name') || `${cell('first')} ${cell('last')}`);
  const name = PersonName.safeParse(spoken);
  if (spoken !== '' && !name.success) return wrong('bad_name');
  const cohort = CohortName.safeParse(oneLine(cell('cohort')));
  if (cell('cohort') !== '' && !cohort.success) return wrong('bad_name');
  seen.add(email.data);
  return { line, email: email.data, ...(name.success ? { name: name.data } : {}), ...(cohort.success ? { cohort: cohort.data } : {}) };
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
