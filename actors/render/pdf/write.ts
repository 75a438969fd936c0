import { deflate } from 'pako';
import { type PDFContext, PDFName, PDFNumber, type PDFObject, PDFRawStream, type PDFRef, PDFStream } from 'pdf-lib';
import type { Breathe } from '../breath.ts';

type Entries = NonNullable<Parameters<PDFContext['flateStream']>[1]>;

/** As small as it gets. The compressors of browsers and runtimes give other bytes each; this one gives the same everywhere. */
const PACKING = { level: 9, memLevel: 9 } as const;

/** A stream as the file has it, packed. */
export function packed(context: PDFContext, contents: string | Uint8Array, entries: Entries = {}): PDFRawStream {
  const bytes = deflate(typeof contents === 'string' ? latin1(contents) : contents, PACKING);
  return PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode' }), bytes);
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Much packs better together; a reader that wants one object unpacks them all. */
const OBJECTS_A_STREAM = 400;
const NEW_LINE = 10;

/** Where an object is: at a place in the file, or the how-manieth of an object stream. */
type Entry = { offset: number } | { stream: number; index: number };

/**
 * The whole file (ISO 32000-1, 7.5): everything but streams in object streams, and a cross-reference stream. pdf-lib's own writer takes
 * time by the square of the objects, and leaves the cross-references as they are, where their differences pack to nothing.
 */
export async function writeFile(context: PDFContext, breathe: Breathe): Promise<Uint8Array<ArrayBuffer>> {
  const entries = new Map<number, Entry>();
  const parts: Uint8Array[] = [];
  let length = 0;
  const append = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const appendObject = (number: number, object: PDFObject): void => {
    entries.set(number, { offset: length });
    append(latin1(`${number} 0 obj\n`));
    append(bytesOf(object));
    append(latin1('\nendobj\n'));
  };
  const { header } = context;
  append(bytesOf(header));
  append(Uint8Array.of(NEW_LINE));
  const loose: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) appendObject(ref.objectNumber, object);
    else loose.push([ref, object]);
  }
  let last = context.largestObjectNumber;
  for (let from = 0; from < loose.length; from += OBJECTS_A_STREAM) {
    await breathe();
    last += 1;
    const objects = loose.slice(from, from + OBJECTS_A_STREAM);
    for (const [index, [ref]] of objects.entries()) entries.set(ref.objectNumber, { stream: last, index });
    appendObject(last, objectStream(context, objects));
  }
  last += 1;
  const start = length;
  entries.set(last, { offset: start });
  appendObject(last, crossReferences(context, entries, last + 1));
  append(latin1(`startxref\n${start}\n%%EOF`));
  return joined(parts, length);
}

function objectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): PDFStream {
  const bodies = objects.map(([, object]) => bytesOf(object));
  let offset = 0;
  let places = '';
  objects.forEach(([{ objectNumber }], i) => {
    places += `${objectNumber} ${offset} `;
    offset += (bodies[i]?.length ?? 0) + 1;
  });
  const table = latin1(places);
  const contents = joined([table, ...bodies.flatMap((body) => [body, Uint8Array.of(NEW_LINE)])], table.length + offset);
  return packed(context, contents, { Type: 'ObjStm', N: objects.length, First: table.length });
}

const IN_FILE = 1;
const IN_STREAM = 2;
/** PNG's "up": each row as the difference from the one above (ISO 32000-1, 7.4.4.4). */
const UP = 2;
const PREDICTOR_UP = 12;

function crossReferences(context: PDFContext, entries: ReadonlyMap<number, Entry>, size: number): PDFStream {
  const widths = [1, 3, 2];
  const columns = 6;
  const rows = new Uint8Array(size * (columns + 1));
  const above = new Uint8Array(columns);
  for (let number = 0; number < size; number += 1) {
    const entry = entries.get(number);
    // What is not there is free; the first free one has the generation 65535.
    let row = [0, 0, 0, 0, number === 0 ? 255 : 0, number === 0 ? 255 : 0];
    if (entry && 'offset' in entry) row = [IN_FILE, entry.offset >> 16, (entry.offset >> 8) & 255, entry.offset & 255, 0, 0];
    else if (entry)
      row = [IN_STREAM, entry.stream >> 16, (entry.stream >> 8) & 255, entry.stream & 255, entry.index >> 8, entry.index & 255];
    const at = number * (columns + 1);
    rows[at] = UP;
    row.forEach((value, column) => {
      rows[at + 1 + column] = value - (above[column] ?? 0);
      above[column] = value;
    });
  }
  const { Root, Info, ID } = context.trailerInfo;
  return packed(context, rows, {
    Type: 'XRef',
    Size: size,
    W: widths,
    DecodeParms: { Predictor: PREDICTOR_UP, Columns: columns },
    ...(Root ? { Root } : {}),
    ...(Info ? { Info } : {}),
    ...(ID ? { ID } : {}),
  });
}

function bytesOf(object: { sizeInBytes(): number; copyBytesInto(buffer: Uint8Array, offset: number): number }): Uint8Array {
  if (object instanceof PDFStream) object.dict.set(PDFName.of('Length'), PDFNumber.of(object.getContentsSize()));
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
