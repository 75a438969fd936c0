/** Edits of the notation in a plain text field. Pure: a text with a selection goes in and comes out. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

/** Puts `sign` around the selection, or takes it away when it is there already. */
export function wrapMark({ text, start, end }: Selection, sign: string): Selection {
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(sign) && after.startsWith(sign) && !(sign === '*' && before.endsWith('**') && !before.endsWith('***'))) {
    return { text: before.slice(0, -sign.length) + inside + after.slice(sign.length), start: start - sign.length, end: end - sign.length };
  }
  return { text: before + sign + inside + sign + after, start: start + sign.length, end: end + sign.length };
}

/** Makes the selection a link, with its address selected to be typed over. */
export function wrapLink({ text, start, end }: Selection): Selection {
  const label = text.slice(start, end) || 'text';
  const address = 'https://';
  const from = start + label.length + 3;
  return { text: `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`, start: from, end: from + address.length };
}

const PREFIX = /^(?:[-•] |\d{1,3}\. )/;

/** Makes the lines of the selection a list, or paragraphs again when they are that list. */
export function prefixLines({ text, start, end }: Selection, list: 'bullet' | 'ordered'): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const wanted = list === 'bullet' ? /^[-•] / : /^\d{1,3}\. /;
  const isList = lines.every((line) => wanted.test(line));
  const made = lines
    .map((line, index) => (isList ? '' : list === 'bullet' ? '- ' : `${index + 1}. `) + line.replace(PREFIX, ''))
    .join('\n');
  const at = from + made.length;
  return { text: text.slice(0, from) + made + text.slice(to), start: lines.length === 1 ? at : from, end: at };
}

/** Enter in a list line begins the next; in an empty one it ends the list. `null`: nothing special. */
export function continueList({ text, start, end }: Selection): Selection | null {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const prefix = PREFIX.exec(line)?.[0];
  if (!prefix || start !== end) return null;
  if (line === prefix && (text[start] ?? '\n') === '\n') return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
  const number = Number.parseInt(prefix, 10);
  const added = `\n${Number.isNaN(number) ? prefix : `${number + 1}. `}`;
  return { text: text.slice(0, start) + added + text.slice(end), start: start + added.length, end: start + added.length };
}
