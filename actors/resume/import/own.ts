import type { ResumeDocument } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { isRecord, type JsonRecord } from './cursor.ts';
import { documentOfFile } from './document-file.ts';
import type { Imported, NotImported } from './jsonresume.ts';

/**
 * What the format of another program cannot say goes along under this name: the whole document, as it was. It counts for nothing as
 * soon as the rest of the file says something else.
 */
const OWN_KEY = 'x-vitae';

export type Writer = (document: ResumeDocument) => JsonRecord;
export type Reader = (input: Json, ids: () => LocalId) => Imported | NotImported;

/** The file of a document, from which `read` gives back exactly this document: with the document in it where it takes that. */
export function losslessFile(document: ResumeDocument, write: Writer, read: Reader): JsonRecord {
  const file = write(document);
  const back = read(file, counter());
  const isComplete = !('refused' in back) && sameJson(numbered(back.document), numbered(document));
  return isComplete ? file : { ...file, [OWN_KEY]: { document: asJson(document) } };
}

/** The document that goes along in a file, if the rest of the file is still as it was written, and the file without it. */
export function takeOwn(input: JsonRecord, write: Writer): { document: ResumeDocument | null; file: JsonRecord } {
  if (!Object.hasOwn(input, OWN_KEY)) return { document: null, file: input };
  const { [OWN_KEY]: own, ...file } = input;
  const document = isRecord(own) ? documentOfFile(own.document) : null;
  return { document: document && sameJson(asJson(write(document)), file) ? document : null, file };
}

/** Fields that are absent are absent in JSON. */
export const asJson = (value: object): Json => JSON.parse(JSON.stringify(value));

/** With ids in the order of the document: two that differ in nothing else become the same. */
export function numbered(document: ResumeDocument): Json {
  const names = new Map<string, string>();
  const rename = (id: string): string => {
    const known = names.get(id) ?? `n${names.size}`;
    names.set(id, known);
    return known;
  };
  const { basics, sections, design } = document;
  return asJson({
    ...document,
    basics: { ...basics, contacts: basics.contacts?.map((contact) => ({ ...contact, id: rename(`contact/${contact.id}`) })) },
    sections: sections.map((section) => ({
      ...section,
      id: rename(section.id),
      items: section.items.map((item) => ({
        ...item,
        id: rename(item.id),
        ...(item.kind === 'experience' ? { roles: item.roles.map((role) => ({ ...role, id: rename(role.id) })) } : {}),
      })),
    })),
    design: { ...design, sidebarSections: design.sidebarSections?.map(rename) },
  });
}

/** The same value, whatever the order of its keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => sameJson(entry, b[i]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

function counter(): () => LocalId {
  let count = 0;
  return () => {
    count += 1;
    return `n${count}`;
  };
}
