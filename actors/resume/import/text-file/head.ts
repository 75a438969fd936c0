import type { Basics, ContactField } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { TextLine } from './lines.ts';

const MAIL = /[^\s@<>()[\],;:|]+@[^\s@<>()[\],;:|]+\.[\p{L}]{2,}/u;
const WEB =
  /(?:https?:\/\/|www\.)[^\s|<>]+|(?<![@\p{L}\d.-])(?:[\p{L}\d-]+\.)+(?:com|org|net|io|dev|de|fr|es|pt|br|me|eu|ch|at|uk|co|info|app)(?:\/[^\s|<>,;]*)?(?![\p{L}\d@])/iu;
const PHONE = /(?:\+|\(?0|\(\d)[\d\s()./-]{6,}\d/;
/** "Email:", "Tel.", "Téléphone :" before what they name. */
const LABEL =
  /^(?:e-?mail|mail|correo(?: electrónico)?|courriel|tel(?:efon|ephone|éfono|efone)?|téléphone|phone|mobile|mobil|handy|portable|móvil|cell|web(?:site)?|site|homepage|url|address|adresse|anschrift|dirección|endereço|location|ort)\s*[.:]\s*/i;
const LONGEST_NAME = 60;
const LONGEST_HEADLINE = 120;
const SHORTEST_SUMMARY = 120;
/** No line of contact details is longer; looking for them takes time by the square of it. */
const LONGEST_CONTACTS = 500;

export interface Head {
  basics: Basics;
  /** Long lines, which are an introduction. */
  intro: TextLine[];
  unplaced: string[];
}

/** What stands above the first section: a name, a line about oneself, and how to reach one. What is none of it is handed back. */
export function readHead(lines: readonly TextLine[], ids: () => LocalId): Head {
  const basics: Basics = {};
  const contacts: ContactField[] = [];
  const intro: TextLine[] = [];
  const unplaced: string[] = [];
  for (const line of lines) {
    if (line.text.length > LONGEST_CONTACTS || (line.text.length >= SHORTEST_SUMMARY && !MAIL.test(line.text))) {
      intro.push(line);
      continue;
    }
    const rest: string[] = [];
    for (const span of partsOf(line)) {
      const { text, link } = span;
      const words = text.replace(LABEL, '').trim();
      const mail = MAIL.exec(words)?.[0];
      const web = mail ? undefined : link && /^https?:/i.test(link) ? link : WEB.exec(words)?.[0];
      const phone = mail || web ? undefined : PHONE.exec(words)?.[0];
      const found = mail ?? (web !== undefined && web === link ? words : web) ?? phone;
      const left = found === undefined ? words : words.replace(found, '').replace(/^[\s,;:()–-]+|[\s,;:()–-]+$/g, '');
      if (mail && basics.email === undefined) basics.email = mail;
      else if (phone && basics.phone === undefined) basics.phone = phone.trim();
      else if (web && basics.url === undefined && !/linkedin|github|gitlab|xing/i.test(web)) basics.url = web;
      else if (found !== undefined && contacts.length < 30) {
        const safe = web === undefined ? '' : /^https?:/i.test(web) ? web : `https://${web}`;
        contacts.push({ id: ids(), label: left, text: found, link: safe, icon: '' });
        continue;
      }
      if (left !== '') rest.push(left);
    }
    const isAll = rest.length === partsOf(line).length;
    const text = rest.join(', ');
    if (text === '') continue;
    if (basics.name === undefined && isAll && text.length <= LONGEST_NAME && !/\d/.test(text)) basics.name = text;
    else if (basics.location === undefined && (LABEL.test(line.text) || !isAll || looksLikePlace(text))) basics.location = { text };
    else if (basics.headline === undefined && basics.name !== undefined && text.length <= LONGEST_HEADLINE) basics.headline = text;
    else unplaced.push(text);
  }
  return { basics: contacts.length > 0 ? { ...basics, contacts } : basics, intro, unplaced };
}

const looksLikePlace = (text: string): boolean =>
  /^[\p{Lu}][\p{L}.'’ -]+,\s*[\p{Lu}][\p{L}.'’ -]+$/u.test(text) || /\b\d{4,5}\b/.test(text);

/** The parts of a line that bars, dots and wide gaps keep apart; a link is a part of its own. */
function partsOf({ spans }: TextLine): { text: string; link?: string }[] {
  return spans.flatMap(({ text, link }) =>
    text
      .split(/\s*[|•·⋅∙●◆]\s*|\s{3,}|\t/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ text: part, ...(link ? { link } : {}) })),
  );
}
