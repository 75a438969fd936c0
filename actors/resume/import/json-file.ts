import type { ResumeDocument } from '#protocol/document';
import type { ImportFormat, ImportNote } from '#protocol/http';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { jsonResumeOf } from '../../formats/jsonresume.ts';
import { reactiveResumeOf } from '../../formats/reactive-resume.ts';
import { isRecord, type JsonRecord } from './cursor.ts';
import { detectFormat } from './detect.ts';
import { documentOfFile } from './document-file.ts';
import { importJsonResume, type NotImported } from './jsonresume.ts';
import { asJson, losslessFile, type Reader, takeOwn, type Writer } from './own.ts';
import { importReactiveResume } from './reactive-resume/index.ts';

export interface ImportedFile {
  format: ImportFormat;
  document: ResumeDocument;
  report: ImportNote[];
  /** Text that has no place in the document, in the order of the file. */
  unplaced: string[];
}

type Exchange = 'jsonresume' | 'reactive-resume';
const FORMATS: Readonly<Record<Exchange, { write: Writer; read: Reader }>> = {
  jsonresume: { write: jsonResumeOf, read: importJsonResume },
  'reactive-resume': { write: reactiveResumeOf, read: importReactiveResume },
};

/** A document from any JSON that is a résumé's; which format it has is told by its shape. */
export function importJsonFile(input: Json, ids: () => LocalId): ImportedFile | NotImported {
  const format = detectFormat(input);
  if (!isRecord(input) || format === null) return { refused: 'no résumé' };
  if (format === 'vitae') {
    const document = documentOfFile(input);
    return document ? { format, document, report: [], unplaced: [] } : { refused: 'not a document of ours' };
  }
  if (format !== 'jsonresume' && format !== 'reactive-resume') return { refused: 'no résumé' };
  const { read, write } = FORMATS[format];
  const { document, file } = takeOwn(input, write);
  if (document) return { format, document, report: [], unplaced: [] };
  const imported = read(file, ids);
  return 'refused' in imported ? imported : { format, unplaced: [], ...imported };
}

/** A file of `format` that an import gives back exactly. */
export const exchangeFile = (document: ResumeDocument, format: Exchange | 'json'): JsonRecord => {
  if (format !== 'json') return losslessFile(document, FORMATS[format].write, FORMATS[format].read);
  const file = asJson(document);
  return isRecord(file) ? file : {};
};
