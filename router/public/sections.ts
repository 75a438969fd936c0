import { html } from 'hono/html';
import type { Dates } from '#protocol/dates';
import type { Design } from '#protocol/document';
import type { SectionContent } from '#render/templates/content';
import type { Entry } from '#render/templates/facts';
import { datesHtml, factHtml, factsHtml, type Html, joined, proseHtml } from './words.ts';

/** What the words of a section depend on. */
export interface Setting {
  design: Design;
  dates: ReadonlyMap<string, Dates>;
}

export function sectionHtml({ title, summary, entries }: SectionContent, setting: Setting): Html {
  return html`<section>
${title ? html`<h2>${title.text}</h2>` : ''}
${summary ? html`<div class="prose">${proseHtml(summary.prose)}</div>` : ''}
${grouped(entries).map((group) => groupHtml(group, title ? 3 : 2, setting))}
</section>
`;
}

/** Entries in a row that are one line each stand in one list. */
function grouped(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.shape === 'line' && last?.[0]?.shape === 'line') last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function groupHtml(group: readonly Entry[], level: 2 | 3, setting: Setting): Html {
  const [first] = group;
  if (!first) return html``;
  if (first.shape === 'line') return html`<ul class="lines">${group.map((entry) => html`<li>${lineHtml(entry)}</li>`)}</ul>`;
  return html`<article>${first.shape === 'letter' ? letterHtml(first, setting) : entryHtml(first, level, setting)}</article>`;
}

/** "**TypeScript** · fluent · Node, Solid" */
function lineHtml({ title, facts, keywords, summary }: Entry): Html {
  const parts = [
    ...(title.length > 0 ? [html`<strong>${joined(title.map(factHtml), ', ')}</strong>`] : []),
    ...facts.map((fact) => html`<span class="level">${factHtml(fact)}</span>`),
    ...(keywords.length > 0 ? [joined(keywords.map(factHtml), ', ')] : []),
  ];
  return html`${joined(parts, ' · ')}${summary ? html`<div class="prose">${proseHtml(summary.prose)}</div>` : ''}`;
}

function entryHtml(entry: Entry, level: 2 | 3 | 4, setting: Setting): Html {
  const { title, dates, facts, description, summary, keywords, roles } = entry;
  const words = joined(title.map(factHtml), ', ');
  const heading = title.length === 0 ? '' : [html`<h2>${words}</h2>`, html`<h3>${words}</h3>`, html`<h4>${words}</h4>`][level - 2];
  const under: 3 | 4 = level === 2 ? 3 : 4;
  return html`${title.length > 0 || dates ? html`<div class="top">${heading}${dates ? html`<p class="dates">${datesHtml(dates, setting.dates, setting.design)}</p>` : ''}</div>` : ''}
    ${factsHtml(facts)}
    ${description.map((fact) => html`<p class="facts">${factHtml(fact)}</p>`)}
    ${summary ? html`<div class="prose">${proseHtml(summary.prose)}</div>` : ''}
    ${keywords.length > 0 ? html`<p class="facts">${joined(keywords.map(factHtml), ' · ')}</p>` : ''}
    ${roles.map((role) => html`<div class="role">${entryHtml(role, under, setting)}</div>`)}`;
}

function letterHtml({ dates, description, summary }: Entry, setting: Setting): Html {
  return html`${dates ? html`<p class="dates">${datesHtml(dates, setting.dates, setting.design)}</p>` : ''}
    ${description.map((fact) => html`<p>${factHtml(fact)}</p>`)}
    ${summary ? html`<div class="prose">${proseHtml(summary.prose)}</div>` : ''}`;
}
