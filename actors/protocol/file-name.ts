import type { ExportFormat, ExportVariant } from './export.ts';

/** A file name that every system takes, from what the person called things. The plain copy is told from the other. */
export const fileNameFor = (name: string | undefined, title: string, format: ExportFormat, variant?: ExportVariant): string =>
  `${baseNameFor(name, title)}${variant === 'ats' ? ' (ATS)' : ''}.${format}`;

export function baseNameFor(name: string | undefined, title: string): string {
  const base = [name, title]
    .find((text) => text !== undefined && text.trim() !== '')
    ?.replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return base || 'résumé';
}
