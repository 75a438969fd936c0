import type { JsonRecord } from '../cursor.ts';

/** A row by the names of its columns, without the empty ones. */
export type Row = { [column: string]: string };

/** How the rows of a table become the entries of a JSON Resume. What a row has besides stays under its own name. */
export interface Table {
  /** As the archive calls it, in lower case, without `.csv`. */
  name: string;
  list: string;
  /** Column by field. */
  fields: Readonly<Record<string, string>>;
  /** What takes more than renaming; the columns that it has read go away. */
  more?: (take: (column: string) => string | undefined) => JsonRecord;
}

const between = (take: (column: string) => string | undefined, from: string, to: string): string =>
  [take(from), take(to)].filter((part) => part !== undefined).join(' – ');
const paragraphs = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join('\n');

export const TABLES: readonly Table[] = [
  {
    name: 'positions',
    list: 'work',
    fields: {
      name: 'Company Name',
      position: 'Title',
      summary: 'Description',
      location: 'Location',
      startDate: 'Started On',
      endDate: 'Finished On',
    },
  },
  {
    name: 'education',
    list: 'education',
    fields: { institution: 'School Name', studyType: 'Degree Name', startDate: 'Start Date', endDate: 'End Date' },
    more: (take) => ({ summary: paragraphs(take('Notes'), take('Activities')) }),
  },
  { name: 'skills', list: 'skills', fields: { name: 'Name' } },
  { name: 'languages', list: 'languages', fields: { language: 'Name', fluency: 'Proficiency' } },
  {
    name: 'certifications',
    list: 'certificates',
    fields: { name: 'Name', url: 'Url', issuer: 'Authority' },
    more: (take) => ({ date: between(take, 'Started On', 'Finished On') }),
  },
  {
    name: 'projects',
    list: 'projects',
    fields: { name: 'Title', description: 'Description', url: 'Url', startDate: 'Started On', endDate: 'Finished On' },
  },
  {
    name: 'volunteering',
    list: 'volunteer',
    fields: { organization: 'Company Name', position: 'Role', summary: 'Description', startDate: 'Started On', endDate: 'Finished On' },
  },
  { name: 'honors', list: 'awards', fields: { title: 'Title', summary: 'Description', date: 'Issued On' } },
  {
    name: 'publications',
    list: 'publications',
    fields: { name: 'Name', publisher: 'Publisher', releaseDate: 'Published On', url: 'Url', summary: 'Description' },
  },
  {
    name: 'recommendations_received',
    list: 'references',
    fields: { position: 'Job Title', reference: 'Text' },
    more: (take) => ({ name: [take('First Name'), take('Last Name')].filter(Boolean).join(' ') }),
  },
];

/** Without these a reader would wonder where the rest is. */
export const EXPECTED: readonly string[] = ['Profile.csv', 'Positions.csv', 'Education.csv', 'Skills.csv'];

/** Tables read for the basics. */
export const BASICS_TABLES: readonly string[] = ['profile', 'email addresses', 'phonenumbers'];

/** A row with the names of a JSON Resume. Columns are found whatever their case. */
export function entryOf(row: Row, { fields, more }: Pick<Table, 'fields' | 'more'>): JsonRecord {
  const left = new Map(Object.entries(row).map(([column, value]) => [column.toLowerCase(), { column, value }]));
  const take = (column: string): string | undefined => {
    const found = left.get(column.toLowerCase());
    left.delete(column.toLowerCase());
    return found?.value;
  };
  const entry: JsonRecord = {};
  for (const [field, column] of Object.entries(fields)) {
    const value = take(column);
    if (value !== undefined) entry[field] = value;
  }
  Object.assign(entry, more?.(take));
  for (const { column, value } of left.values()) if (!Object.hasOwn(entry, column)) entry[column] = value;
  return entry;
}
