import type { Mail } from '#protocol/tenant';
import { base64 } from './base64.ts';

/** A mail on its way: with who it is from, and a name that stays the same however often it is tried. */
export interface Message {
  mail: Mail;
  from: Mailbox;
  /** `<id>@<host of from>` becomes the Message-ID. */
  id: string;
  /** Milliseconds since the epoch. */
  date: number;
}

export interface Mailbox {
  name: string | null;
  address: string;
}

/** What may stand between angle brackets of an SMTP command or a header: nothing that ends it. */
const ADDRESS = /^[^\s<>"(),:;\\[\]@\p{Cc}]+@[^\s<>"(),:;\\[\]@\p{Cc}]+$/u;

/** Reads `Name <address>` or an address alone; `null` when it is neither. */
export function mailboxOf(text: string): Mailbox | null {
  const named = /^\s*"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>\s*$/u.exec(text);
  const address = (named?.[2] ?? text).trim();
  return ADDRESS.test(address) ? { name: named?.[1]?.trim() || null, address } : null;
}

const CRLF = '\r\n';
const utf8 = new TextEncoder();

/** Bytes of one encoded word's content: with its frame it stays under the 75 characters that RFC 2047 allows. */
const WORD_BYTES = 42;

/** A header's text: as it is when that is plain ASCII, else as encoded words of whole characters (RFC 2047). */
export function headerText(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new TypeError('a header holds one line');
  if (/^[\x20-\x7e]{0,200}$/.test(text) && !text.includes('=?')) return text;
  const words: Uint8Array[][] = [[]];
  let size = 0;
  for (const character of text) {
    const bytes = utf8.encode(character);
    if (size + bytes.byteLength > WORD_BYTES) {
      words.push([]);
      size = 0;
    }
    words.at(-1)?.push(bytes);
    size += bytes.byteLength;
  }
  return words.map((parts) => `=?UTF-8?B?${base64(Uint8Array.from(parts.flatMap((part) => [...part])))}?=`).join(`${CRLF} `);
}

const headerMailbox = ({ name, address }: Mailbox): string =>
  name === null ? address : `${/^[\w .'-]+$/.test(name) ? `"${name}"` : headerText(name)} <${address}>`;

/** RFC 5322 writes dates so, with a numeric zone. */
const headerDate = (ms: number): string => new Date(ms).toUTCString().replace('GMT', '+0000');

/** UTF-8 in base64 with short lines: nothing in a body can be taken for anything else on the way. */
const part = (type: string, text: string): string =>
  [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(text.replace(/\r?\n/g, CRLF)).replace(/.{76}/g, `$&${CRLF}`),
    '',
  ].join(CRLF);

/**
 * The mail as it goes over the wire (RFC 5322, MIME), with text and, where there is, HTML.
 * @throws TypeError when the address cannot be one, or a header holds a line's end
 */
export async function mimeOf({ mail, from, id, date }: Message): Promise<string> {
  const to = mailboxOf(mail.to);
  if (!to) throw new TypeError('not an address');
  // Made of the mail's name: the same mail is the same bytes at every try.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(id)));
  const boundary = `=_${base64(digest).replace(/\W/g, '').slice(0, 24)}`;
  const headers = [
    `From: ${headerMailbox(from)}`,
    `To: ${to.address}`,
    `Subject: ${headerText(mail.subject)}`,
    `Date: ${headerDate(date)}`,
    `Message-ID: <${id}@${from.address.split('@').at(-1)}>`,
    // Programs that answer mails are asked not to (RFC 3834).
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
  ];
  const text = part('text/plain', mail.text);
  if (mail.html === undefined) return [...headers, text].join(CRLF);
  return [
    ...headers,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    text,
    `--${boundary}`,
    part('text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join(CRLF);
}
