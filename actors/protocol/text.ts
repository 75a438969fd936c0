import { z } from 'zod';

/** Unpaired surrogates and C0 controls have no glyph and no place in JSON, XML or a PDF. Tabs and line ends are text. */
export const hasOnlyText = (value: string): boolean =>
  value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);

/** Words of a person in one line, of 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), { message: 'holds characters that are not text' });

/** Words of a person in paragraphs, of at most `max` characters. */
export const paragraphs = (max: number) =>
  z.string().trim().max(max).refine(hasOnlyText, { message: 'holds characters that are not text' });
