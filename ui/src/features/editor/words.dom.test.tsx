import { Route, Router } from '@solidjs/router';
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import { documentOf } from '#sync/document';
import { newText, textIn, writeProse } from '#sync/prose-text';
import { speakLanguage } from '../../i18n/words.ts';
import { emptyState } from '../../live/store.ts';
import { expectAccessible, find, settle, show } from '../../testing/dom.ts';
import { editorWith } from '../../testing/editor.ts';
import { insertSection } from './acts.ts';
import { BottomBar } from './BottomBar.tsx';
import { EditorProvider } from './context.tsx';
import { FormColumn } from './FormColumn.tsx';
import { fieldName } from './fieldName.ts';
import { Outline } from './Outline.tsx';
import { SavedState } from './SavedState.tsx';
import { sentenceOf } from './sentence.ts';
import { UndoButtons } from './UndoButtons.tsx';
import { deedWords, skippedWords } from './undoWords.ts';

const SECTION = 'section00001';
const JOB = 'item00000001';
const NEW_JOB = 'item00000002';
const resume = documentOf([
  [`sec/${SECTION}/kind`, 'experience'],
  [`sec/${SECTION}/place`, 'a0'],
  [`sec/${SECTION}/alive`, true],
  [`item/${JOB}/kind`, 'experience'],
  [`item/${JOB}/place`, [SECTION, 'a0']],
  [`item/${JOB}/alive`, true],
  [`item/${JOB}/position`, 'Lead engineer'],
  [`item/${NEW_JOB}/kind`, 'experience'],
  [`item/${NEW_JOB}/place`, [SECTION, 'a1']],
  [`item/${NEW_JOB}/alive`, true],
  ['design/locale', 'fr'],
]);

let hide = () => {};
beforeEach(() => void vi.stubGlobal('matchMedia', () => ({ matches: false })));
afterEach(async () => {
  hide();
  await speakLanguage('en');
});

function shown(written = '') {
  const editor = editorWith({
    state: { ...emptyState(), document: resume, pending: 0, connection: { phase: 'live' } },
    text: () => {
      const text = textIn(newText(7));
      writeProse(text, [{ spans: [{ text: written }] }]);
      return { text, onReplaced: () => () => {} };
    },
    open: () => ({ section: SECTION, item: JOB }),
  });
  hide = show(() => (
    <QueryClientProvider client={new QueryClient()}>
      <Router>
        <Route
          path="*"
          component={() => (
            <EditorProvider value={editor}>
              <SavedState />
              <UndoButtons />
              <Outline />
              <FormColumn />
              <BottomBar />
            </EditorProvider>
          )}
        />
      </Router>
    </QueryClientProvider>
  ));
}

const text = (selector: string) => find(selector).textContent?.trim();
const label = (path: string) => {
  const control = find(`[data-path="${path}"]`);
  return document.querySelector(`label[for="${control.id}"]`)?.textContent?.trim();
};

describe('the editor in German', () => {
  test('says everything in German, and what the person wrote as it is', async () => {
    await speakLanguage('de');
    shown();
    await settle();
    expect(text('.saved-words')).toBe('Gespeichert');
    expect(find('[data-way="undo"]').title).toMatch(/^Rückgängig \(/);
    expect(text('.outline-go')).toBe('Zur Person');
    expect(text('.panel[data-open] .panel-title')).toBe('Berufserfahrung');
    expect([...document.querySelectorAll('.item-sentence')].map((one) => one.textContent)).toEqual(['Lead engineer', 'Neue Stelle']);
    expect(label(`item/${JOB}/organization`)).toBe('Unternehmen');
    expect(text('.section-form > .add-row')).toBe('Stelle hinzufügen');
    expect([...document.querySelectorAll('.bottom-go')].map((one) => one.textContent)).toEqual([
      'Inhalt',
      'Vorschau',
      'Gestaltung',
      'Mehr',
    ]);
    // The page is in French: it is what an empty heading shows.
    expect(find<HTMLInputElement>(`[data-path="sec/${SECTION}/title"]`).placeholder).toBe('Expérience');
    await expectAccessible();
  });

  test('speaks English again at once', async () => {
    await speakLanguage('de');
    shown();
    await speakLanguage('en');
    await settle();
    expect(text('.outline-go')).toBe('You');
    expect(label(`item/${JOB}/organization`)).toBe('Organisation');
    expect(text('.section-form > .add-row')).toBe('Add a job');
  });
});

describe('the editor in Arabic', () => {
  test('reads from the right, and what is written as it begins', async () => {
    await speakLanguage('ar');
    shown();
    await settle();
    expect(document.documentElement.dir).toBe('rtl');
    expect(text('.outline-go')).toBe('بياناتك');
    expect(find(`[data-path="item/${JOB}/position"]`).dir).toBe('auto');
    // Its hint is Arabic.
    expect(find(`[data-path="item/${JOB}/organization"]`).dir).toBe('');
    expect(find(`[data-path="item/${JOB}/url"]`).dir).toBe('ltr');
    expect(find('.prose').dir).toBe('');
    hide();
    shown('Built the platform');
    await settle();
    expect(find('.prose').dir).toBe('auto');
  });
});

describe('deeds and places', () => {
  const path: Path = `item/${JOB}/position`;
  test.each([
    ['de', 'Eingabe in Position („Lead engineer“)', 'Hinzufügen von Stelle', 'Position („Lead engineer“)'],
    ['fr', 'saisie – Poste («\u202fLead engineer\u202f»)', 'ajout d’un poste', 'Poste («\u202fLead engineer\u202f»)'],
    ['es', 'escritura en Puesto de «Lead engineer»', 'añadir un empleo', 'Puesto de «Lead engineer»'],
    ['zh', '在“Lead engineer”的职位中输入', '添加工作', '“Lead engineer”的职位'],
    ['ja', '「Lead engineer」の役職への入力', '職歴の追加', '「Lead engineer」の役職'],
    ['ar', 'كتابة في المنصب في «Lead engineer»', 'إضافة وظيفة', 'المنصب في «Lead engineer»'],
  ] as const)('are whole phrases in %s', async (language, typing, adding, place) => {
    await speakLanguage(language);
    const register = (at: Path, before: Json, after: Json) => ({ path: at, before, after });
    expect(deedWords({ registers: [register(path, 'Lead', 'Lead engineer')], texts: [] }, resume)).toBe(typing);
    const made = [register('item/n/kind', null, 'experience'), register('item/n/alive', null, true)];
    expect(deedWords({ registers: made, texts: [] }, resume)).toBe(adding);
    expect(fieldName(resume, path)).toBe(place);
    const skipped = skippedWords('undo', { words: typing, paths: [], skipped: [{ path, why: 'changed' }] }, resume);
    expect(skipped?.detail).toContain(place);
  });
});

test('a new section begins with a heading in the language of the résumé', () => {
  const written: unknown[] = [];
  const editor = editorWith({
    state: { ...emptyState(), document: resume },
    document: () => resume,
    read: (path) => (path.endsWith('/place') ? 'a0' : undefined),
    write: (writes) => void written.push(...[...writes].map(([, value]) => value)),
  });
  insertSection(editor, 'education');
  insertSection(editor, 'letter');
  expect(written).toEqual(expect.arrayContaining(['Formation', 'Lettre de motivation']));
});

test('a closed item says its dates in one language', () => {
  const [job] = documentOf([
    [`sec/${SECTION}/kind`, 'experience'],
    [`sec/${SECTION}/place`, 'a0'],
    [`sec/${SECTION}/alive`, true],
    [`item/${JOB}/kind`, 'experience'],
    [`item/${JOB}/place`, [SECTION, 'a0']],
    [`item/${JOB}/alive`, true],
    [`item/${JOB}/dates`, { start: '2020', end: null, present: true }],
  ]).sections.flatMap(({ items }) => items);
  expect(job && sentenceOf(job, 'de')).toBe('2020 – heute');
  expect(job && sentenceOf(job, 'en')).toBe('2020 – now');
});
