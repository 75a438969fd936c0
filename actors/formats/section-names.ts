import { SECTION_KINDS, type SectionKind } from '#protocol/document';
import { sectionTitle } from '#render/templates/labels';

const LOCALES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pt-BR',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'ru',
  'uk',
  'el',
  'vi',
  'th',
  'hi',
  'zh',
  'zh-Hant',
  'ja',
  'ko',
  'fa',
  'ar',
  'he',
];

const isKind = (name: string): name is SectionKind => Object.hasOwn(SECTION_KINDS, name);

/** What our own pages call the sections, in every language that they have, by kind. In the order of the languages: the first that has a name keeps it. */
export function writtenSectionNames(): [name: string, kind: SectionKind][] {
  return LOCALES.flatMap((locale) =>
    Object.keys(SECTION_KINDS)
      .filter(isKind)
      .map((kind): [string, SectionKind] => [sectionTitle(kind, undefined, locale), kind])
      .filter(([name]) => name !== ''),
  );
}
