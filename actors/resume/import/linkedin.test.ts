import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Imported } from './jsonresume.ts';
import { decoded, isZip, tablesIn } from './linkedin/archive.ts';
import { importLinkedIn } from './linkedin/index.ts';
import { counted, expectValid } from './testing.ts';

const TABLES = {
  'Profile.csv':
    'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nZoë,Ångström,,,,"Engineer, mostly","Builds bridges.\n\nAnd ""towers"".",Construction,10115,"Berlin, Germany",[zoe],"[PERSONAL:https://zoe.example,PORTFOLIO:https://work.example]",\n',
  'Positions.csv':
    'Company Name,Title,Description,Location,Started On,Finished On\nBrücken AG,Lead,Leads.,Berlin,Mar 2019,\n"Old, Ltd",Engineer,,,Jan 2015,Feb 2019\n',
  'Education.csv': 'School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU Berlin,2008,2013,,Dipl.-Ing.,Rowing\n',
  'Skills.csv': 'Name\nSteel\nConcrete\n',
  'Certifications.csv': 'Name,Url,Authority,Started On,Finished On,License Number\nWelding,https://w.example,DVS,May 2020,May 2023,X-1\n',
  'Languages.csv': 'Name,Proficiency\nGerman,Native or bilingual proficiency\n',
  'Email Addresses.csv': 'Email Address,Confirmed,Primary,Updated On\nold@example.com,Yes,No,\nzoe@example.com,Yes,Yes,\n',
  'PhoneNumbers.csv': 'Extension,Number,Type\n,+49 30 1234567,Mobile\n',
  'Connections.csv': 'Notes:\nFirst Name,Last Name\n',
};
const files = (tables: Record<string, string | Uint8Array>, folder = '') =>
  zipSync(
    Object.fromEntries(Object.entries(tables).map(([name, text]) => [folder + name, typeof text === 'string' ? strToU8(text) : text])),
  );

function read(zip: Uint8Array): Imported {
  const tables = tablesIn(zip);
  if ('refused' in tables) throw new Error(tables.refused);
  const result = importLinkedIn(tables, counted());
  if ('refused' in result) throw new Error(result.refused);
  expectValid(result);
  return result;
}

describe('an archive of LinkedIn', () => {
  it('becomes a résumé', () => {
    const { document, report } = read(files(TABLES, 'Basic_LinkedInDataExport/'));
    expect(document.basics).toMatchObject({
      name: 'Zoë Ångström',
      headline: 'Engineer, mostly',
      email: 'zoe@example.com',
      phone: '+49 30 1234567',
      url: 'https://zoe.example',
      location: { text: 'Berlin, Germany', postalCode: '10115' },
      summary: [{ spans: [{ text: 'Builds bridges.' }] }, { spans: [{ text: 'And "towers".' }] }],
      extra: { jsonresume: { Industry: 'Construction' } },
    });
    const items = Object.fromEntries(document.sections.map(({ kind, items }) => [kind, items]));
    expect(items.experience).toMatchObject([
      { organization: 'Brücken AG', position: 'Lead', dates: { start: '2019-03', end: null, present: true } },
      { organization: 'Old, Ltd', dates: { start: '2015-01', end: '2019-02', present: false } },
    ]);
    expect(items.education).toMatchObject([{ institution: 'TU Berlin', studyType: 'Dipl.-Ing.', dates: { start: '2008', end: '2013' } }]);
    expect(items.skills).toMatchObject([{ name: 'Steel' }, { name: 'Concrete' }]);
    expect(items.certifications).toMatchObject([
      { title: 'Welding', issuer: 'DVS', dates: { start: '2020-05', end: '2023-05' }, extra: { jsonresume: { 'License Number': 'X-1' } } },
    ]);
    expect(items.languages).toMatchObject([{ language: 'German', fluency: 'Native or bilingual proficiency' }]);
    expect(items.profiles).toMatchObject([
      { network: 'Twitter', username: 'zoe' },
      { network: 'PORTFOLIO', url: 'https://work.example' },
    ]);
    expect(report.map(({ path }) => path)).toEqual([
      'Connections.csv',
      'Profile.csv › Industry',
      'Certifications.csv › line 2 › License Number',
    ]);
  });

  it('says which tables are missing, and reads the others', () => {
    const { document, report } = read(files({ 'Skills.csv': TABLES['Skills.csv'] }));
    expect(document.sections.map(({ kind }) => kind)).toEqual(['skills']);
    expect(report.map(({ path }) => path)).toEqual(['Profile.csv', 'Positions.csv', 'Education.csv']);
  });

  it('reads tables in odd encodings, and with broken quotes', () => {
    const text = 'Name\r\nMüller\r\n';
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
    const latin = Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
    for (const bytes of [utf16, latin, strToU8(`\ufeff${text}`)]) {
      expect(decoded(bytes)).toContain('Müller');
      expect(read(files({ 'Skills.csv': bytes })).document.sections[0]?.items).toMatchObject([{ name: 'Müller' }]);
    }
    const broken = read(files({ 'Skills.csv': 'Name\n"Steel\nConcrete\n' }));
    expect(broken.report).toContainEqual(expect.objectContaining({ path: 'Skills.csv', severity: 'warning' }));
  });

  it('is refused when there is nothing of LinkedIn in it', () => {
    expect(importLinkedIn(new Map([['Other.csv', 'a,b\n1,2\n']]), counted())).toEqual({ refused: 'nothing of LinkedIn' });
  });
});

describe('a hostile archive', () => {
  it('is not unpacked when it holds too much', () => {
    expect(tablesIn(files({ 'Skills.csv': new Uint8Array(1_500_000) }))).toEqual({ refused: 'too_large' });
    expect(tablesIn(files(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`${i}.csv`, 'a']))))).toEqual({
      refused: 'too_large',
    });
  });

  it('that says it holds less than it does is cut', () => {
    const zip = files({ 'Skills.csv': `Name\n${'x'.repeat(100_000)}` });
    const directory = zip.lastIndexOf(0x50);
    const view = new DataView(zip.buffer, zip.byteOffset);
    const central = view.getUint32(directory + 16, true);
    view.setUint32(central + 24, 100, true);
    const tables = tablesIn(zip);
    if ('refused' in tables) expect(tables.refused).toBe('damaged');
    else expect((tables.get('Skills.csv') ?? '').length).toBeLessThanOrEqual(100);
  });

  it('that is cut off, or none, is damaged', () => {
    const zip = files(TABLES);
    expect(isZip(zip)).toBe(true);
    for (const bytes of [zip.subarray(0, 300), new Uint8Array()]) expect(tablesIn(bytes)).toEqual({ refused: 'damaged' });
  });
});
