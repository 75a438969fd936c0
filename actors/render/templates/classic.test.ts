import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type Item, type ResumeDocument, type Section, type SectionKind } from '#protocol/document';
import { leavesOf } from '../element.ts';
import { RESUME } from '../fixtures/resume.ts';
import { entriesOf } from '../layout/flow.ts';
import { templateById } from './index.ts';

const classic = templateById('classic');
const EMPTY: ResumeDocument = { schema: 1, title: '', basics: {}, sections: [], design: DEFAULT_DESIGN };
const withSection = (section: Partial<Section> & { kind: SectionKind }): ResumeDocument => ({
  ...EMPTY,
  sections: [{ id: 's', items: [], ...section }],
});

function textOf(document: ResumeDocument): string {
  return classic
    .sheet(document)
    .flows.flatMap(entriesOf)
    .map(({ block }) =>
      leavesOf(block.box)
        .map((leaf) => leaf.text)
        .join(''),
    )
    .join('\n');
}

describe('classic', () => {
  it('shows nothing of hidden sections, hidden items and empty sections', () => {
    const text = textOf(RESUME);
    expect(text).not.toContain('Hidden');
    expect(text).not.toContain('Not to be shown');
    expect(text).not.toContain('Nothing here');
  });

  it('names a section by its kind when the user has not, and not at all when the heading is off', () => {
    const items: Item[] = [{ id: 'a', kind: 'award', title: 'Prize' }];
    expect(textOf(withSection({ kind: 'awards', items }))).toBe('Awards\nPrize');
    expect(textOf(withSection({ kind: 'awards', title: 'Honours', items }))).toBe('Honours\nPrize');
    expect(textOf(withSection({ kind: 'awards', title: 'Honours', showHeading: false, items }))).toBe('Prize');
  });

  it('shows a letter: date, recipient line by line, text', () => {
    const letter: Item = {
      id: 'l',
      kind: 'letter',
      dates: { start: '2026-03-04', end: null, present: false },
      recipient: 'Ms Ode\nHarbour Ltd',
      summary: [{ spans: [{ text: 'Dear Ms Ode,' }] }],
    };
    expect(textOf(withSection({ kind: 'letter', items: [letter] }))).toBe('March 4, 2026\nMs Ode\nHarbour Ltd\nDear Ms Ode,');
  });

  it('puts profiles with the contacts, unless they have a title of their own', () => {
    const items: Item[] = [{ id: 'p', kind: 'profile', network: 'GitHub', username: 'ann', url: 'https://github.com/ann' }];
    expect(textOf({ ...withSection({ kind: 'profiles', items }), basics: { email: 'ann@example.com' } })).toBe(
      'ann@example.com · GitHub ann',
    );
    expect(textOf(withSection({ kind: 'profiles', title: 'Find me', items }))).toBe('Find me\nGitHub ann');
  });

  it('follows only safe addresses, and shows the others as they are', () => {
    const url = 'javascript:alert(1)';
    const document = withSection({ kind: 'awards', items: [{ id: 'a', kind: 'award', title: 'Prize', url }] });
    expect(textOf(document)).toContain(url);
    expect(JSON.stringify(classic.sheet(document))).not.toContain('"href"');
  });
});
