import type { Choice } from '../../kit/Field.tsx';

/** What a person can choose in the design panel, in words. The values are those of the résumé's registers. */
export const PAPERS: readonly Choice[] = [
  { value: 'A4', label: 'A4 (210 × 297 mm)' },
  { value: 'Letter', label: 'US Letter (8.5 × 11 in)' },
  { value: 'custom', label: 'Another size' },
];

export const FAMILIES: readonly Choice[] = [
  { value: 'Inter', label: 'Inter' },
  { value: 'Source Sans 3', label: 'Source Sans' },
  { value: 'IBM Plex Sans', label: 'IBM Plex Sans' },
  { value: 'Lato', label: 'Lato' },
  { value: 'Source Serif 4', label: 'Source Serif' },
  { value: 'EB Garamond', label: 'EB Garamond' },
  { value: 'Lora', label: 'Lora' },
];

export const CASES: readonly Choice[] = [
  { value: 'written', label: 'As written' },
  { value: 'upper', label: 'CAPITALS' },
];

export const RULES: readonly Choice[] = [
  { value: 'none', label: 'None' },
  { value: 'hairline', label: 'A hairline' },
  { value: 'line', label: 'A line in the accent colour' },
  { value: 'short', label: 'A short bar' },
  { value: 'bar', label: 'A tinted ground' },
];

export const BULLETS: readonly Choice[] = [
  { value: 'disc', label: '• Disc' },
  { value: 'square', label: '▪ Square' },
  { value: 'dash', label: '– Dash' },
  { value: 'angle', label: '› Angle' },
];

export const DATE_PLACES: readonly Choice[] = [
  { value: 'end', label: 'At the end of the line' },
  { value: 'start', label: 'In a column at the start' },
  { value: 'under', label: 'Under the title' },
];

export const SKILL_STYLES: readonly Choice[] = [
  { value: 'lines', label: 'Lines of words' },
  { value: 'tags', label: 'Tags' },
];

export const LEVEL_MARKS: readonly Choice[] = [
  { value: 'none', label: 'Words only' },
  { value: 'squares', label: 'Squares' },
  { value: 'bar', label: 'A bar' },
];

export const PHOTO_SHAPES: readonly Choice[] = [
  { value: 'square', label: 'Square' },
  { value: 'rounded', label: 'Rounded' },
  { value: 'circle', label: 'Round' },
];

export const PAGE_LIMITS: readonly Choice[] = [
  { value: '0', label: 'As many as it takes' },
  { value: '1', label: 'One page' },
  { value: '2', label: 'Two pages' },
  { value: '3', label: 'Three pages' },
  { value: '4', label: 'Four pages' },
];

export const DATE_FORMATS: readonly Choice[] = [
  { value: 'MMM YYYY', label: 'Mar 2020' },
  { value: 'MMMM YYYY', label: 'March 2020' },
  { value: 'MM/YYYY', label: '03/2020' },
  { value: 'YYYY-MM', label: '2020-03' },
  { value: 'YYYY', label: '2020' },
];

export const DIRECTIONS: readonly Choice[] = [
  { value: 'auto', label: 'By its text' },
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
];

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
