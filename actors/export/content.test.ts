import { describe, expect, it } from 'vitest';
import { ResumeId, UserId } from '#protocol/ids';
import { canonicalJson } from '#protocol/json';
import { RESUME } from '#render/fixtures/resume';
import { type Content, endOfFile, fileKeyOf, printedText } from './content.ts';

const DAY = 24 * 3_600_000;
const content: Content = { document: RESUME, template: null, format: 'pdf', page: null, width: null, date: '2026-01-01T00:00:00.000Z' };

describe('what an export follows from', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
    const { basics, title, ...rest } = RESUME;
    const turned = { title, basics, ...rest };
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(RESUME));
    expect(printedText({ ...content, document: turned })).toBe(printedText(content));
  });

  it('is another for another word, design, template, format, page, width or date', () => {
    const others: Content[] = [
      { ...content, document: { ...RESUME, basics: { ...RESUME.basics, headline: 'Another' } } },
      { ...content, document: { ...RESUME, design: { ...RESUME.design, pageNumbers: !RESUME.design.pageNumbers } } },
      { ...content, template: 'sidebar-left' },
      { ...content, format: 'png' },
      { ...content, date: '2026-01-02T00:00:00.000Z' },
      { ...content, format: 'png', page: 2 },
      { ...content, format: 'png', width: 300 },
    ];
    const texts = [content, ...others].map(printedText);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is the same for what does not print, and for the template that the document has anyway', () => {
    const [first, ...rest] = RESUME.sections;
    if (!first) throw new Error('the fixture has no section');
    const secret = { ...first, id: 'hiddensect01', hidden: true };
    expect(printedText({ ...content, document: { ...RESUME, sections: [first, secret, ...rest] } })).toBe(printedText(content));
    expect(printedText({ ...content, template: RESUME.design.template })).toBe(printedText(content));
  });
});

it('a file lies under its résumé, its owner and its day, and all who share it agree on its end', () => {
  const zeros = '0'.repeat(26);
  const of = { resume: ResumeId.parse(`res_${zeros}`), owner: UserId.parse(`usr_${zeros}`), digest: 'a-b_c', format: 'pdf' } as const;
  const morning = fileKeyOf(of, 10 * DAY);
  expect(morning).toBe(`exports/res_${zeros}/usr_${zeros}/a-b_c-10.pdf`);
  expect(fileKeyOf(of, 11 * DAY - 1)).toBe(morning);
  expect(fileKeyOf(of, 11 * DAY)).not.toBe(morning);
  expect(endOfFile(morning)).toBe(18 * DAY);
  expect(endOfFile(`exports/job_${zeros}.pdf`)).toBeNull();
});
