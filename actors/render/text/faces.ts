import type { Region } from './region.ts';

/** Every face the pages may be set in. All are static TrueType (`glyf`) under the OFL, from `@expo-google-fonts/*`. */
export interface FaceSpec {
  /** How its files' names begin (`vendor/cut-face.ts`). */
  face: string;
  /** Where it lies in node_modules; empty for the emoji, which no package has as a font. */
  path: string;
  /** How it is cut: text faces by alphabet, Han ones by frequency, symbols in blocks, small ones not at all. */
  slicing: 'whole' | 'text' | 'blocks' | Region;
  family: string;
  weight: 400 | 600;
  italic: boolean;
}

type Slicing = FaceSpec['slicing'];

function expo(family: string, face: string, folder: string, file: string, weight: 400 | 600, italic: boolean, slicing: Slicing): FaceSpec {
  const slug = family.toLowerCase().replaceAll(' ', '-');
  return { face, path: `@expo-google-fonts/${slug}/${folder}/${file}.ttf`, slicing, family, weight, italic };
}

const plain = (family: string, slicing: Slicing = 'whole'): FaceSpec => {
  const name = family.replaceAll(' ', '');
  return expo(family, `${name}-Regular`, '400Regular', `${name}_400Regular`, 400, false, slicing);
};
const bold = (family: string, slicing: Slicing = 'whole'): FaceSpec => {
  const name = family.replaceAll(' ', '');
  return expo(family, `${name}-SemiBold`, '600SemiBold', `${name}_600SemiBold`, 600, false, slicing);
};
const pair = (family: string, slicing?: Slicing): FaceSpec[] => [plain(family, slicing), bold(family, slicing)];

/** Upright and slanted, plain and bold. */
const family = (name: string, boldFolder = '600SemiBold', bold = 'SemiBold'): FaceSpec[] => {
  const file = name.replaceAll(' ', '');
  return [
    expo(name, `${file}-Regular`, '400Regular', `${file}_400Regular`, 400, false, 'text'),
    expo(name, `${file}-${bold}`, boldFolder, `${file}_${boldFolder}`, 600, false, 'text'),
    expo(name, `${file}-Italic`, '400Regular_Italic', `${file}_400Regular_Italic`, 400, true, 'text'),
    expo(name, `${file}-${bold}Italic`, `${boldFolder}_Italic`, `${file}_${boldFolder}_Italic`, 600, true, 'text'),
  ];
};

/** Pictures, by code points of their own (`emoji.ts`). */
export const EMOJI_FAMILY = 'Emoji';

/** The order is the order of fallback and part of the pages' bytes: append, never reorder. */
export const FACES: readonly FaceSpec[] = [
  ...family('Inter'),
  ...pair('Noto Sans Arabic'),
  ...pair('Noto Sans Hebrew'),
  ...pair('Noto Sans Devanagari'),
  ...pair('Noto Sans Thai'),
  plain('Noto Sans Symbols 2', 'blocks'),
  plain('Noto Sans SC', 'SC'),
  plain('Noto Sans KR', 'KR'),
  ...family('Source Sans 3'),
  ...family('Source Serif 4'),
  ...family('IBM Plex Sans'),
  ...family('EB Garamond'),
  ...family('Lora'),
  // It has no semi-bold.
  ...family('Lato', '700Bold', 'Bold'),
  bold('Noto Sans SC', 'SC'),
  bold('Noto Sans KR', 'KR'),
  ...pair('Noto Sans JP', 'JP'),
  ...pair('Noto Sans TC', 'TC'),
  ...pair('Noto Naskh Arabic'),
  { face: 'Emoji', path: '', slicing: 'whole', family: EMOJI_FAMILY, weight: 400, italic: false },
];

/** The faces that are cut from files: what the build puts into the static assets, under `fonts/`. The last is for the app's own text. */
export const FACE_FILES: readonly Pick<FaceSpec, 'face' | 'path' | 'slicing'>[] = [
  ...FACES.filter(({ path }) => path !== ''),
  expo('Inter', 'Inter-Medium', '500Medium', 'Inter_500Medium', 400, false, 'text'),
];

export const DEFAULT_FAMILY = 'Inter';
/** Families that a design may name. The others are fallbacks, chosen by character. */
export const TEXT_FAMILIES: ReadonlySet<string> = new Set([
  DEFAULT_FAMILY,
  'Source Sans 3',
  'IBM Plex Sans',
  'Lato',
  'Source Serif 4',
  'EB Garamond',
  'Lora',
]);

/** The family to set text in for what a design asks; an unknown one (an imported file's) becomes the default. */
export function textFamily(asked: string): string {
  return TEXT_FAMILIES.has(asked) ? asked : DEFAULT_FAMILY;
}

/** Families whose letters have feet: other scripts have a face to go with them, too. */
const SERIF: ReadonlySet<string> = new Set(['Source Serif 4', 'EB Garamond', 'Lora']);

type Script = 'Hebrew' | 'Arabic' | 'Devanagari' | 'Thai' | 'Hangul' | 'Han' | 'Emoji';

const BY_RANGE: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0x0590, 0x05ff, 'Hebrew'],
  [0x0600, 0x06ff, 'Arabic'],
  [0x0750, 0x077f, 'Arabic'],
  [0x0870, 0x08ff, 'Arabic'],
  [0x0900, 0x097f, 'Devanagari'],
  [0x0e00, 0x0e7f, 'Thai'],
  [0x1100, 0x11ff, 'Hangul'],
  [0x1cd0, 0x1cff, 'Devanagari'],
  [0x2e80, 0x312f, 'Han'],
  [0x3130, 0x318f, 'Hangul'],
  [0x3190, 0x9fff, 'Han'],
  [0xa8e0, 0xa8ff, 'Devanagari'],
  [0xa960, 0xa97f, 'Hangul'],
  [0xac00, 0xd7ff, 'Hangul'],
  [0xf900, 0xfaff, 'Han'],
  [0xfb1d, 0xfb4f, 'Hebrew'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe30, 0xfe4f, 'Han'],
  [0xfe70, 0xfefe, 'Arabic'],
  [0xff00, 0xffef, 'Han'],
  [0x20000, 0x3ffff, 'Han'],
  [0xf0000, 0xffffd, 'Emoji'],
];

const HAN: Readonly<Record<Region, string>> = { SC: 'Noto Sans SC', TC: 'Noto Sans TC', JP: 'Noto Sans JP', KR: 'Noto Sans KR' };

/** The Han families, the document's own region first: a character that one has not may be in another. */
export function hanFamilies(region: Region): string[] {
  return [...new Set([HAN[region], ...Object.values(HAN)])];
}

/** Where to look for a character that the text's own family has not, best first. */
export function fallbackFamilies(codePoint: number, family: string, region: Region): readonly string[] {
  const script = BY_RANGE.find(([first, last]) => codePoint >= first && codePoint <= last)?.[2];
  switch (script) {
    case 'Hebrew':
      return ['Noto Sans Hebrew'];
    case 'Arabic':
      return SERIF.has(family) ? ['Noto Naskh Arabic', 'Noto Sans Arabic'] : ['Noto Sans Arabic', 'Noto Naskh Arabic'];
    case 'Devanagari':
      return ['Noto Sans Devanagari'];
    case 'Thai':
      return ['Noto Sans Thai'];
    case 'Hangul':
      return [HAN.KR];
    case 'Han':
      return hanFamilies(region);
    case 'Emoji':
      return [EMOJI_FAMILY];
    default:
      // Inter has letters and marks that other text faces lack; Han faces have circled figures and the like.
      return [DEFAULT_FAMILY, 'Noto Sans Symbols 2', HAN[region]];
  }
}
