import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** Reading of objects that may be missing or of another type than they should. */

export function dictionary(context: PDFContext, object: PDFObject | undefined): PDFDict | null {
  const found = context.lookup(object);
  if (found instanceof PDFRawStream) return found.dict;
  return found instanceof PDFDict ? found : null;
}

export function list(context: PDFContext, object: PDFObject | undefined): PDFObject[] {
  const found = context.lookup(object);
  return found instanceof PDFArray ? found.asArray() : [];
}

export const entry = (of: PDFDict | null, key: string): PDFObject | undefined => of?.get(PDFName.of(key));

export function nameIn(of: PDFDict | null, key: string): string {
  const found = entry(of, key);
  return found instanceof PDFName ? found.decodeText() : '';
}

export function numberIn(of: PDFDict | null, key: string): number | null {
  const found = entry(of, key);
  return found instanceof PDFNumber ? found.asNumber() : null;
}

/** The reference as a text that tells objects apart; null for what stands in place. */
export const refKey = (object: PDFObject | undefined): string | null => (object instanceof PDFRef ? object.toString() : null);

export function streamBytes(context: PDFContext, object: PDFObject | undefined): Uint8Array | null {
  const found = context.lookup(object);
  return found instanceof PDFRawStream ? decodePDFRawStream(found).decode() : null;
}

/** Each byte as a character; empty for what is no stream. */
export function streamText(context: PDFContext, object: PDFObject | undefined): string {
  const bytes = streamBytes(context, object) ?? new Uint8Array();
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Text for people (ISO 32000-1, 7.9.2.2): UTF-16 takes four times the room, so plain text is written plainly. */
export function textString(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[()\\]/g, '\\$&')) : PDFHexString.fromText(text);
}
