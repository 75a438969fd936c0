import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { createEngine, paintPdf, paintSvg, verifyPdf } from '../index.ts';
import { readPdf } from '../pdf/read.ts';
import { loadFont, loadWasm } from '../runtime/node.ts';
import { emojiSequences } from '../vendor/write-emoji-list.ts';
import { EMOJI, hideEmoji, showEmoji } from './emoji.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const lengthOf = (text: string): number => [...text].length;
const FAMILY = '👨‍👩‍👧‍👦';

describe('the set of emoji', () => {
  it('is what is installed; run vendor/write-emoji-list.ts when this fails', async () => {
    expect(EMOJI).toEqual(await emojiSequences());
  });

  it('has one character for each, and gives it back', () => {
    for (const sequence of EMOJI) {
      expect(lengthOf(hideEmoji(sequence))).toBe(1);
      expect(showEmoji(hideEmoji(sequence))).toBe(sequence);
    }
  });

  it.each([
    ['adjacent ones', '😀😃', 2],
    ['adjacent flags', '🇩🇪🇫🇷', 2],
    ['a family', FAMILY, 1],
    ['a skin tone', '👍🏽', 1],
    ['a keycap', '1️⃣', 1],
    ['a figure that is none', '1', 1],
    ['a heart in text', '❤', 1],
    ['one without its U+FE0F', '🤷‍♂', 1],
    ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
  ])('takes %s as it should', (_, text, count) => {
    expect(lengthOf(hideEmoji(text))).toBe(count);
  });

  it('shows text as text where it is not asked for a picture', () => {
    expect(hideEmoji('™ ❤ ☎ ✔ 5')).toBe('™ ❤ ☎ ✔ 5');
    expect(hideEmoji('❤\ufe0e')).toBe('❤');
    expect(hideEmoji('❤\ufe0f')).not.toContain('❤');
  });

  it('falls back on what a sequence is made of, without losing any of it', () => {
    expect(showEmoji(hideEmoji('👩🏽‍👩🏿‍👧'))).toBe('👩‍👩‍👧');
    expect(showEmoji(hideEmoji('👩‍🎓‍🚀'))).toBe('👩🎓🚀');
    expect(showEmoji(hideEmoji('🇽🇽'))).toBe('🇽🇽');
  });

  it('does not take characters of private use for its own', () => {
    expect(showEmoji(hideEmoji('\u{f0003}'))).not.toBe(EMOJI[3]);
  });
});

describe('emoji on pages', () => {
  const resume = (headline: string): ResumeDocument => ({
    schema: 1,
    title: '',
    basics: { name: 'Ann', headline },
    sections: [],
    design: DEFAULT_DESIGN,
  });

  async function layout(text: string) {
    const loaded: string[] = [];
    const load = (file: string): Promise<Uint8Array> => {
      loaded.push(file);
      return loadFont(file);
    };
    const engine = await createEngine({ loadFont: load, wasm: await loadWasm() });
    return { pages: await engine.layout(resume(text)), loaded };
  }

  it('are drawings with their text', async () => {
    const { pages } = await layout(`Go 🚀🚀 ${FAMILY}, done`);
    const bytes = await paintPdf(pages, { title: '', author: '', language: 'en', date: new Date(0) });
    expect(await verifyPdf(bytes, pages, resume(`Go 🚀🚀 ${FAMILY}, done`))).toEqual([]);
    const read = await readPdf(bytes);
    expect(read.pages[0]?.marked).toContain(`Go 🚀🚀 ${FAMILY}, done `);
    expect(read.pages[0]?.images).toBe(0);
    const svg = paintSvg(pages, 0);
    expect(svg.match(/<g aria-hidden="true" transform=/g)).toHaveLength(3);
    expect(svg).toContain(`fill-opacity="0">${FAMILY}</tspan>`);
  });

  it('are loaded only when they are there', async () => {
    const { loaded } = await layout('No picture, ™ and 5');
    expect(loaded.filter((file) => file.endsWith('.art'))).toEqual([]);
    expect((await layout('😀 😀 🚀')).loaded.filter((file) => file.endsWith('.art')).length).toBeLessThanOrEqual(2);
  });

  it('that are not in the set are reported', async () => {
    await expect(layout('new \u{1fae9}')).rejects.toMatchObject({ missing: [{ character: '\u{1fae9}', place: 'basics/headline' }] });
  });
});
