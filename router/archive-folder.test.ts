import { expect, it } from 'vitest';
import { ResumeId } from '#protocol/ids';
import { folderOf } from './archive-folder.ts';

const id = ResumeId.parse(`res_${'0'.repeat(26)}`);

it.each([
  ['Engineer', `resumes/Engineer (${id})`],
  ['../../etc/passwd', `resumes/etc passwd (${id})`],
  ['履歴書: 2026\u0000', `resumes/履歴書 2026 (${id})`],
  ['...', `resumes/${id}`],
  ['x'.repeat(500), `resumes/${'x'.repeat(60)} (${id})`],
])('puts the résumé %j into a folder that leads nowhere else', (title, folder) => expect(folderOf({ id, title })).toBe(folder));
