import { expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import { folderOf, nameOfExport } from './archive-folder.ts';

const id = ResumeId.parse(`res_${'0'.repeat(26)}`);

it.each([
  ['Engineer', `resumes/Engineer (${id})`],
  ['../../etc/passwd', `resumes/etc passwd (${id})`],
  ['履歴書: 2026\u0000', `resumes/履歴書 2026 (${id})`],
  ['...', `resumes/${id}`],
  ['x'.repeat(500), `resumes/${'x'.repeat(60)} (${id})`],
])('puts the résumé %j into a folder that leads nowhere else', (title, folder) => expect(folderOf({ id, title })).toBe(folder));

it('calls an exported file by the day it was made on', () => {
  const digest = `aaaa-aaaa_${'a'.repeat(33)}`;
  expect(nameOfExport(`exports/${id}/usr_1/${digest}-20780.pdf`)).toBe('2026-11-23 aaaa-aaaa_aa.pdf');
  expect(nameOfExport('exports/elsewhere.pdf')).toBe('elsewhere.pdf');
});
