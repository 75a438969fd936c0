import type { ResumeDocument } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import { fileNameFor } from '#protocol/file-name';
import { photoBytes } from '../../../../ui/src/data/photos.ts';
import { layoutQueue, type Outcome } from '../../../../ui/src/preview/client.ts';
import type { MissingGlyph } from '../../../../ui/src/preview/messages.ts';

export type MadePdf =
  | { kind: 'file'; file: File }
  | { kind: 'missing'; glyphs: MissingGlyph[] }
  | { kind: 'failed'; code: ErrorCode | null };

/** The PDF of a document, made on this device, with or without a connection. `date`: see `Editor.editedAt`. */
export async function makePdf(resume: string, document: ResumeDocument, date: number): Promise<MadePdf> {
  const key = document.basics.photo?.key;
  // Where it cannot be had, and the template shows it, that is what is answered.
  const photo = key === undefined ? null : await photoBytes(resume, key).catch(() => null);
  const file = { date, ...(photo && { photo }) };
  const made = await new Promise<Outcome>((done) => layoutQueue.ask('pdf', { document, firstOnly: false, file, done }));
  switch (made.kind) {
    case 'file':
      return {
        kind: 'file',
        file: new File([made.bytes], fileNameFor(document.basics.name, document.title, 'pdf'), { type: 'application/pdf' }),
      };
    case 'refused':
      return made.error.glyphs ? { kind: 'missing', glyphs: made.error.glyphs } : { kind: 'failed', code: made.error.code };
    default:
      console.warn('no PDF', made);
      return { kind: 'failed', code: null };
  }
}
