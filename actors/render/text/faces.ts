/** Every face the pages may be set in. All are static TrueType (`glyf`) under the OFL, from `@expo-google-fonts/*`. */
export interface FaceSpec {
  /** The name under which the file is served and asked for. */
  file: string;
  /** Where it lies in node_modules. */
  path: string;
  family: string;
  weight: 400 | 600;
  italic: boolean;
}

const expo = (family: string, file: string, folder: string, name: string, weight: 400 | 600, italic: boolean): FaceSpec => {
  const slug = family.toLowerCase().replaceAll(' ', '-');
  return { file: `${file}.ttf`, path: `@expo-google-fonts/${slug}/${folder}/${name}.ttf`, family, weight, italic };
};

const pair = (family: string): FaceSpec[] => {
  const name = family.replaceAll(' ', '');
  return [
    expo(family, `${name}-Regular`, '400Regular', `${name}_400Regular`, 400, false),
    expo(family, `${name}-SemiBold`, '600SemiBold', `${name}_600SemiBold`, 600, false),
  ];
};

/** Upright and slanted, plain and bold. */
const family = (name: string, boldFolder = '600SemiBold', bold = 'SemiBold'): FaceSpec[] => {
  const file = name.replaceAll(' ', '');
  return [
    expo(name, `${file}-Regular`, '400Regular', `${file}_400Regular`, 400, false),
    expo(name, `${file}-${bold}`, boldFolder, `${file}_${boldFolder}`, 600, false),
    expo(name, `${file}-Italic`, '400Regular_Italic', `${file}_400Regular_Italic`, 400, true),
    expo(name, `${file}-${bold}Italic`, `${boldFolder}_Italic`, `${file}_${boldFolder}_Italic`, 600, true),
  ];
};

/** The order is the order of fallback and part of the pages' bytes: append, never reorder. */
export const FACES: readonly FaceSpec[] = [
  ...family('Inter'),
  ...pair('Noto Sans Arabic'),
  ...pair('Noto Sans Hebrew'),
  ...pair('Noto Sans Devanagari'),
  ...pair('Noto Sans Thai'),
  expo('Noto Sans Symbols 2', 'NotoSansSymbols2-Regular', '400Regular', 'NotoSansSymbols2_400Regular', 400, false),
  // One weight: 6–10 MB each, held three times while in use, of the 128 MB that a Worker has.
  expo('Noto Sans SC', 'NotoSansSC-Regular', '400Regular', 'NotoSansSC_400Regular', 400, false),
  expo('Noto Sans KR', 'NotoSansKR-Regular', '400Regular', 'NotoSansKR_400Regular', 400, false),
  ...family('Source Sans 3'),
  ...family('Source Serif 4'),
  ...family('IBM Plex Sans'),
  ...family('EB Garamond'),
  ...family('Lora'),
  // It has no semi-bold.
  ...family('Lato', '700Bold', 'Bold'),
];

/** What the build copies into the static assets, under `fonts/`. */
export const FONT_FILES: readonly { file: string; path: string }[] = FACES.map(({ file, path }) => ({ file, path }));

export const DEFAULT_FAMILY = 'Inter';
/** Families that a design may name. The others are fallbacks, chosen by character. */
const TEXT_FAMILIES: ReadonlySet<string> = new Set([
  DEFAULT_FAMILY,
  'Source Sans 3',
  'Source Serif 4',
  'IBM Plex Sans',
  'Lato',
  'EB Garamond',
  'Lora',
]);

/** The family to set text in for what a design asks; an unknown one (an imported file's) becomes the default. */
export function textFamily(asked: string): string {
  return TEXT_FAMILIES.has(asked) ? asked : DEFAULT_FAMILY;
}

const BY_RANGE: readonly (readonly [first: number, last: number, family: string])[] = [
  [0x0590, 0x05ff, 'Noto Sans Hebrew'],
  [0x0600, 0x06ff, 'Noto Sans Arabic'],
  [0x0750, 0x077f, 'Noto Sans Arabic'],
  [0x0870, 0x08ff, 'Noto Sans Arabic'],
  [0x0900, 0x097f, 'Noto Sans Devanagari'],
  [0x0e00, 0x0e7f, 'Noto Sans Thai'],
  [0x1100, 0x11ff, 'Noto Sans KR'],
  [0x1cd0, 0x1cff, 'Noto Sans Devanagari'],
  [0x2e80, 0x312f, 'Noto Sans SC'],
  [0x3130, 0x318f, 'Noto Sans KR'],
  [0x3190, 0x9fff, 'Noto Sans SC'],
  [0xa8e0, 0xa8ff, 'Noto Sans Devanagari'],
  [0xa960, 0xa97f, 'Noto Sans KR'],
  [0xac00, 0xd7ff, 'Noto Sans KR'],
  [0xf900, 0xfaff, 'Noto Sans SC'],
  [0xfb1d, 0xfb4f, 'Noto Sans Hebrew'],
  [0xfb50, 0xfdff, 'Noto Sans Arabic'],
  [0xfe30, 0xfe4f, 'Noto Sans SC'],
  [0xfe70, 0xfefe, 'Noto Sans Arabic'],
  [0xff00, 0xffef, 'Noto Sans SC'],
  [0x20000, 0x3ffff, 'Noto Sans SC'],
];

/** Where to look for a character that the text's own family has not. */
export function fallbackFamily(codePoint: number): string {
  return BY_RANGE.find(([first, last]) => codePoint >= first && codePoint <= last)?.[2] ?? 'Noto Sans Symbols 2';
}
