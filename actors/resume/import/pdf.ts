import type { ResumeDocument } from '#protocol/document';
import { isJson, type Json } from '#protocol/json';
import { isRecord } from './cursor.ts';
import { documentOfFile } from './document-file.ts';
import { inflateUpTo } from './inflate.ts';
import { latin1 } from './pdf-photo.ts';

/**
 * Why there is no résumé in a PDF: `foreign` has none of ours in it; `newer` and `damaged` have, in a form that this version does not
 * know, or not as it was written.
 */
export type PdfRefusal = 'foreign' | 'newer' | 'damaged' | 'too_large';
export type ImportedPdf = { document: ResumeDocument } | { refused: PdfRefusal };

/** The most that one attachment may hold: twice what a document may. */
const SOURCE_MAX_BYTES = 3_000_000;
/** A file of ours has one; other programs that saved it again may have added theirs. */
const MOST_ATTACHMENTS = 8;

export const isPdf = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, 5)) === '%PDF-';

/**
 * The résumé that a PDF of ours carries as its source, exactly as it was. Nothing else of the file is read or unpacked: a stream of the
 * type `EmbeddedFile` stands in the open in every PDF, so no PDF library has to be let loose on a stranger's file.
 */
export async function importPdf(bytes: Uint8Array): Promise<ImportedPdf> {
  let refused: PdfRefusal = 'foreign';
  for (const attachment of attachmentsIn(bytes)) {
    const text = await unpack(attachment);
    if (text === 'too_large') refused = 'too_large';
    const found = text === null || text === 'too_large' ? null : parse(text);
    if (!isRecord(found) || !('basics' in found && 'sections' in found && 'design' in found)) continue;
    const document = documentOfFile(found);
    if (document) return { document };
    refused = typeof found.schema === 'number' && found.schema > 1 ? 'newer' : 'damaged';
  }
  return { refused };
}

interface Attachment {
  data: Uint8Array;
  isCompressed: boolean;
}

const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/g;
/** A stream's dictionary is short. */
const DICTIONARY_REACH = 1_000;

function attachmentsIn(bytes: Uint8Array): Attachment[] {
  const file = latin1(bytes);
  // Cut here: looking for the end of each takes time.
  return [...file.matchAll(EMBEDDED)].slice(0, MOST_ATTACHMENTS).flatMap(({ index }): Attachment[] => {
    const before = file.slice(Math.max(0, index - DICTIONARY_REACH), index);
    const after = file.slice(index, index + DICTIONARY_REACH);
    const begin = /\bstream(?:\r\n|\n|\r)/.exec(after);
    if (!begin) return [];
    const dictionary = `${before.slice(before.lastIndexOf(' obj') + 1)}${after.slice(0, begin.index)}`;
    const filter = /\/Filter\s*(?:\[\s*)?(\/\w+)/.exec(dictionary)?.[1];
    if (filter !== undefined && filter !== '/FlateDecode') return [];
    const start = index + begin.index + begin[0].length;
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1];
    const end = length === undefined ? endOfStream(file, start) : start + Number(length);
    return end > bytes.length ? [] : [{ data: bytes.subarray(start, end), isCompressed: filter !== undefined }];
  });
}

/** For a length that stands elsewhere in the file. The end of line before the keyword is not of the data. */
function endOfStream(file: string, start: number): number {
  const end = file.indexOf('endstream', start);
  if (end === -1) return Number.POSITIVE_INFINITY;
  return end - (/(?:\r\n|\n|\r)$/.exec(file.slice(Math.max(start, end - 2), end))?.[0].length ?? 0);
}

async function unpack({ data, isCompressed }: Attachment): Promise<string | 'too_large' | null> {
  const plain = isCompressed ? await inflateUpTo(data, SOURCE_MAX_BYTES) : data;
  if (plain === null) return null;
  if (plain === 'too_large' || plain.length > SOURCE_MAX_BYTES) return 'too_large';
  return new TextDecoder().decode(plain);
}

function parse(text: string): Json {
  try {
    const found: unknown = JSON.parse(text);
    return isJson(found) ? found : null;
  } catch {
    // An attachment of somebody else's: not JSON, hence not ours.
    return null;
  }
}
