import type { Line, Prose, Span } from '#protocol/prose';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

/** Prose as the HTML that other résumé programs write and read: paragraphs, lists, four marks and nothing else. */
export function htmlOf(prose: Prose | undefined): string {
  let html = '';
  let list: Line['list'];
  for (const line of prose ?? []) {
    if (line.list !== list) html += `${close(list)}${open(line.list)}`;
    list = line.list;
    const text = `<p>${line.spans.map(spanOf).join('')}</p>`;
    html += list ? `<li>${text}</li>` : text;
  }
  return html + close(list);
}

const open = (list: Line['list']) => (list ? `<${list === 'ordered' ? 'ol' : 'ul'}>` : '');
const close = (list: Line['list']) => (list ? `</${list === 'ordered' ? 'ol' : 'ul'}>` : '');

export function spanOf(span: Span): string {
  let html = escapeHtml(span.text);
  if (span.underline) html = `<u>${html}</u>`;
  if (span.italic) html = `<em>${html}</em>`;
  if (span.bold) html = `<strong>${html}</strong>`;
  return span.link ? `<a href="${escapeHtml(span.link)}">${html}</a>` : html;
}
