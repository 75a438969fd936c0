import { DESIGN_FIELDS } from '#protocol/document';
import { TEXT_FAMILIES } from '#render/text/faces';
import { region } from '../../i18n/words.ts';
import type { Choice } from '../../kit/Field.tsx';
import { w } from './words.ts';

/** What a person can choose in the design panel, in words. The values are those of the résumé's registers. */
const choices = (words: Readonly<Record<string, string>>): Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }));

export const papers = (): Choice[] => choices(w().page.papers);
export const cases = (): Choice[] => choices(w().headings.cases);
export const rules = (): Choice[] => choices(w().headings.rules);
export const bullets = (): Choice[] => choices(w().details.bulletMarks);
export const datePlaces = (): Choice[] => choices(w().details.datePlaces);
export const skillStyles = (): Choice[] => choices(w().details.skillStyles);
export const levelMarks = (): Choice[] => choices(w().details.levelMarks);
export const photoShapes = (): Choice[] => choices(w().photo.shapes);
export const directions = (): Choice[] => choices(w().language.directions);
export const pageLimits = (): Choice[] => w().page.limits.map((label, pages) => ({ value: String(pages), label }));

const MARCH = new Date(Date.UTC(2020, 2, 1));
/** An example, in the language of the interface: the pages say it in the résumé's own. */
function exampleOf(format: string): string {
  const month = format.includes('MMMM') ? 'long' : format.includes('MMM') ? 'short' : null;
  if (month === null) return format.replace('YYYY', '2020').replace('MM', '03');
  return new Intl.DateTimeFormat(region(), { month, year: 'numeric', timeZone: 'UTC' }).format(MARCH);
}
export const dateFormats = (): Choice[] => DESIGN_FIELDS.dateFormat.options.map((format) => ({ value: format, label: exampleOf(format) }));

/** Names of typefaces are the same everywhere; their versions say nothing to people. */
export const FAMILIES: readonly Choice[] = [...TEXT_FAMILIES].map((family) => ({ value: family, label: family.replace(/ \d$/, '') }));

/** Of the résumé; months and "Present" are said in it. */
export const LANGUAGES: readonly string[] = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pt-BR',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ro',
  'hu',
  'el',
  'tr',
  'uk',
  'ru',
  'he',
  'ar',
  'fa',
  'hi',
  'th',
  'vi',
  'id',
];

/** Quiet, printable accents; all at least 4.5:1 on white. */
export const SWATCHES: readonly string[] = ['#1b1f24', '#1d4ed8', '#0f766e', '#166534', '#9a3412', '#9f1239', '#6d28d9', '#374151'];
