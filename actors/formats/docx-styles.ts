import { AlignmentType, convertInchesToTwip, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';
import type { Theme } from '#render/templates/theme';

export const BULLETS = 'bullets';
/** A numbering that starts anew for each of its instances. */
export const NUMBERS = 'numbers';
export const DETAILS = 'Details';

/** Twentieths of a point, in which Word counts lengths. */
export const twips = (points: number): number => Math.round(points * 20);
/** Half points, in which it counts letters. */
export const halfPoints = (points: number): number => Math.round(points * 2);
const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

/** Word's own styles for titles, headings and text, as the design has them: so the outline and other programs know them. */
export function stylesOf(theme: Theme, language: string): IStylesOptions {
  const { size, headingSize, unit, lineHeight } = theme;
  const heading = (points: number, before: number) => ({
    run: { size: halfPoints(points), bold: true, color: hex(theme.accent), font: theme.headingFamily },
    paragraph: { spacing: { before: twips(before), after: twips(unit) }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          size: halfPoints(size),
          font: theme.family,
          color: hex(theme.ink),
          language: { value: language, bidirectional: language, eastAsia: language },
        },
        paragraph: { spacing: { line: Math.round(lineHeight * 240 * 0.86), after: twips(unit * 0.6) } },
      },
      title: {
        run: { size: halfPoints(size * 2.3), bold: true, color: hex(theme.ink), font: theme.headingFamily },
        paragraph: { spacing: { after: twips(unit * 0.6) } },
      },
      heading1: heading(headingSize + 1, unit * 4),
      heading2: {
        ...heading(size + 1, unit * 2),
        run: { size: halfPoints(size + 1), bold: true, color: hex(theme.ink), font: theme.family },
      },
      heading3: { ...heading(size, unit * 1.4), run: { size: halfPoints(size), bold: true, color: hex(theme.ink), font: theme.family } },
      hyperlink: { run: { color: hex(theme.accent), underline: {} } },
    },
    paragraphStyles: [
      {
        id: DETAILS,
        name: DETAILS,
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { color: hex(theme.muted) },
      },
    ],
  };
}

export const NUMBERING: INumberingOptions = {
  config: [
    { reference: BULLETS, levels: [level(LevelFormat.BULLET, '•')] },
    { reference: NUMBERS, levels: [level(LevelFormat.DECIMAL, '%1.')] },
  ],
};

function level(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level: 0,
    format,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: convertInchesToTwip(0.22), hanging: convertInchesToTwip(0.22) } } },
  };
}
