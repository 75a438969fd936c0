import { PDFDocument, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { SCRIPT_SAMPLES, scriptResume } from '../fixtures/scripts.ts';
import { paintPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { languageOf } from './languages.ts';
import { dictionary, entry, nameIn, streamText } from './objects.ts';

describe('the language of a text', () => {
  it.each([
    ['Ελληνικά', 'en', 'el'],
    ['Русский язык', 'en', 'ru'],
    ['Українська мова', 'en', 'uk'],
    ['نگار محمدی‌نژاد', 'en', 'fa'],
    ['محمد الخطيب', 'en', 'ar'],
    ['דנה כהן', 'en', 'he'],
    ['北京大学计算机系', 'en', 'zh-Hans'],
    ['國立臺灣大學', 'en', 'zh-Hant'],
    ['東京大学で学んだ', 'en', 'ja'],
    ['서울대학교', 'en', 'ko'],
    ['ไทย', 'en', 'th'],
    ['हिन्दी', 'en', 'hi'],
    ['Kubernetes', 'ar', 'en'],
  ])('%s in a document in %s is %s', (text, around, language) => {
    expect(languageOf(text, around)).toBe(language);
  });

  it.each([
    ['Zoë Štěpánková', 'en'],
    ['東京大学', 'ja'],
    ['大韓民國', 'ko'],
    ['2019 – 2024', 'ar'],
    ['Разработчик', 'sr'],
    ['मराठी', 'mr'],
    ['متخصص Kubernetes', 'fa'],
  ])('%s in a document in %s is said to be in no other', (text, around) => {
    expect(languageOf(text, around)).toBeNull();
  });
});

const engine = await createNodeEngine();

/** Every language in the tags, and in the marks of the pages. */
async function languagesIn(document: ResumeDocument) {
  const pdf = await PDFDocument.load(await paintPdf(await engine.layout(document), { ...FIXTURE_META, language: document.design.locale }));
  const tags = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const element = dictionary(pdf.context, object);
    const language = entry(element, 'Lang');
    return entry(element, 'P') && language instanceof PDFString ? [`${nameIn(element, 'S')} ${language.asString()}`] : [];
  });
  const marks = pdf
    .getPages()
    .flatMap((page) =>
      [...streamText(pdf.context, entry(page.node, 'Contents')).matchAll(/\/Lang \(([^)]*)\)/g)].map(([, found]) => found),
    );
  return { tags: [...new Set(tags)], marks: [...new Set(marks)] };
}

it('is said once for a document in one language', async () => {
  expect(await languagesIn(scriptResume(SCRIPT_SAMPLES.greek))).toEqual({ tags: ['Document el'], marks: [] });
  expect(await languagesIn(scriptResume(SCRIPT_SAMPLES.russian))).toEqual({ tags: ['Document ru'], marks: [] });
});

it('is said of headings, bullets and parts of a line that speak otherwise', async () => {
  const document: ResumeDocument = {
    schema: 1,
    title: 'Mixed',
    basics: {
      name: 'Elena Papadopoulou',
      summary: [{ spans: [{ text: 'Translated ' }, { text: 'Пётр Первый', bold: true }, { text: ' last year.' }] }],
    },
    sections: [
      {
        id: 's',
        kind: 'custom',
        title: 'Ελληνικά',
        items: [{ id: 'i', kind: 'custom', title: 'Teacher', summary: [{ list: 'bullet', spans: [{ text: 'Διδασκαλία' }] }] }],
      },
    ],
    design: DEFAULT_DESIGN,
  };
  const { tags, marks } = await languagesIn(document);
  expect(marks).toEqual(['ru']);
  expect(tags.toSorted()).toEqual(['Document en', 'H2 el', 'L el']);
});
