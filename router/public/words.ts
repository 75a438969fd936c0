import { html } from 'hono/html';
import type { Dates } from '#protocol/dates';
import type { Design, Item, ResumeDocument } from '#protocol/document';
import { type Line, lineText, type Prose, SAFE_LINK, type Span } from '#protocol/prose';
import { itemPath } from '#protocol/registers';
import { formatDate } from '#render/templates/dates';
import type { Fact } from '#render/templates/facts';

/** The small parts of a page as HTML. Everything a person wrote goes through `html`, which escapes it. */
export type Html = ReturnType<typeof html>;

/** Where a link leads is somebody else's word: search engines need not follow it for ours. */
const REL = 'noopener nofollow ugc';

export const joined = (parts: readonly Html[], between: string): Html =>
  html`${parts.map((part, i) => (i === 0 ? part : html`${between}${part}`))}`;

export const linkHtml = (href: string | undefined, text: string | Html): Html =>
  href !== undefined && SAFE_LINK.test(href) ? html`<a href="${href}" rel="${REL}">${text}</a>` : html`${text}`;

/** A fact, with what is said before it. */
export const factHtml = ({ text, label, href, prominent }: Fact): Html =>
  html`${label ? html`<span class="label">${label.text}</span> ` : ''}${prominent ? html`<span class="prominent">${linkHtml(href, text)}</span>` : linkHtml(href, text)}`;

/** "Employer · Place · example.com" */
export const factsHtml = (facts: readonly Fact[]): Html =>
  facts.length > 0 ? html`<p class="facts">${joined(facts.map(factHtml), ' · ')}</p>` : html``;

/** Paragraphs and lists. Each runs in the direction of its own words, as on paper. */
export function proseHtml(prose: Prose): Html {
  const parts: Html[] = [];
  for (let at = 0; at < prose.length; ) {
    const list = prose[at]?.list;
    const end = prose.findIndex((line, i) => i >= at && line.list !== list);
    const lines = prose.slice(at, end === -1 ? prose.length : end);
    parts.push(blockHtml(list, lines));
    at += lines.length;
  }
  return html`${parts}`;
}

function blockHtml(list: Line['list'], lines: readonly Line[]): Html {
  const entries = () => lines.map((line) => html`<li dir="auto">${spansHtml(line)}</li>`);
  switch (list) {
    case 'bullet':
      return html`<ul>${entries()}</ul>`;
    case 'ordered':
      return html`<ol>${entries()}</ol>`;
    case undefined:
      return html`${lines.map((line) => html`<p dir="auto">${spansHtml(line)}</p>`)}`;
  }
}

const spansHtml = (line: Line): Html => html`${line.spans.map(spanHtml)}`;

function spanHtml({ text, bold, italic, underline, link }: Span): Html {
  let shown: Html = html`${text}`;
  if (underline) shown = html`<u>${shown}</u>`;
  if (italic) shown = html`<em>${shown}</em>`;
  if (bold) shown = html`<strong>${shown}</strong>`;
  return link === undefined ? shown : linkHtml(link, shown);
}

/** Every span of time in the document, by the field that holds it. */
export function datesByField({ sections }: ResumeDocument): ReadonlyMap<string, Dates> {
  const all = new Map<string, Dates>();
  const note = (item: Item | { id: string; dates?: Dates | undefined }) => {
    if ('dates' in item && item.dates) all.set(itemPath(item.id, 'dates'), item.dates);
  };
  for (const { items } of sections)
    for (const item of items) {
      note(item);
      if (item.kind === 'experience') for (const role of item.roles) note(role);
    }
  return all;
}

/** A span of time in the page engine's words, each date of it marked for programs where they can read it. */
export function datesHtml({ text, field }: Fact, dates: ReadonlyMap<string, Dates>, { dateFormat, locale }: Design): Html {
  const span = dates.get(field);
  if (!span || span.raw) return html`${text}`;
  const marked = (date: string, words: string): Html => html`<time datetime="${date}">${words}</time>`;
  const { start, end, present } = span;
  const first = start === null ? null : formatDate(start, dateFormat, locale);
  const last = end === null || present ? null : formatDate(end, dateFormat, locale);
  if (start !== null && first === text) return marked(start, text);
  if (end !== null && last === text) return marked(end, text);
  if (start !== null && end !== null && text === `${first} – ${last}`)
    return html`${marked(start, first ?? '')} – ${marked(end, last ?? '')}`;
  if (start !== null && first !== null && text.startsWith(`${first} – `)) return html`${marked(start, first)}${text.slice(first.length)}`;
  // With its day, as letters have it.
  return start === null ? html`${text}` : marked(start, text);
}

/** The first words of a text, for those who show what a link leads to. */
export function beginningOf(prose: Prose | undefined, most: number): string {
  const text = (prose ?? []).map(lineText).join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}
