import { html, raw } from 'hono/html';
import type { ResumeDocument } from '#protocol/document';
import { directionOf, type Language, speak } from '#protocol/language';
import type { OpenedPage, Slug } from '#protocol/links';
import { CARD } from '#render/card';
import { shownPhoto } from '#render/photo/shown';
import { contentOf } from '#render/templates/content';
import { templateById } from '#render/templates/index';
import { pageWords } from './i18n/index.ts';
import { jsonForScript, jsonLdOf } from './json-ld.ts';
import { sectionHtml } from './sections.ts';
import { lookOfPage } from './style.ts';
import { beginningOf, datesByField, type Html, linkHtml } from './words.ts';

export interface Made {
  text: string;
  /** What its `<style>` holds, letter for letter. */
  css: string;
}

/** Whether the page shows the picture: where the pages of its template do. */
export const showsPhoto = ({ basics, design }: ResumeDocument): boolean =>
  basics.photo !== undefined && templateById(design.template).showsPhoto;

/** Under which address it is read, and what its reader reads: `null` is whatever the résumé itself is in. */
export interface Reading {
  origin: string;
  language: Language | null;
}

/** A résumé as a page to read, from the same content as its paper pages, in the same order. */
export async function pageHtml(page: OpenedPage, slug: Slug, { origin, language }: Reading): Promise<Made> {
  const { document, allowDownload, indexed, hasPassword, updatedAt } = page;
  const { basics, design } = document;
  const content = contentOf(document);
  const look = lookOfPage(document);
  const path = `/r/${slug}`;
  const photo = showsPhoto(document) ? shownPhoto(document, `${path}/photo`) : undefined;
  const own = speak([design.locale]);
  const unnamed = pageWords(own).resume;
  const name = content.name?.text ?? content.headline?.text ?? unnamed;
  const title = content.name && content.headline ? `${content.name.text} – ${content.headline.text}` : name;
  const said = beginningOf(basics.summary, 200) || (content.headline?.text ?? unnamed);
  const url = `${origin}${path}`;
  const about = jsonLdOf(document, content, { url, photo: photo ? `${url}/photo` : null, updatedAt });
  const setting = { design, dates: datesByField(document) };
  const text = html`<!doctype html>
<html lang="${design.locale}" dir="${look.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${said}">
${indexed ? html`<link rel="canonical" href="${url}">` : html`<meta name="robots" content="noindex, nofollow, noarchive">`}
<meta property="og:type" content="profile">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${said}">
<meta property="og:url" content="${url}">
${hasPassword ? '' : cardTags(`${url}/card.png`, title)}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(look.css)}</style>
<script type="application/ld+json">${raw(jsonForScript(about))}</script>
</head>
<body>
${barHtml(path, language ?? own, allowDownload)}
<main>
<header class="head${look.hasBand ? ' band' : ''}">
${photo ? html`<div class="photo"><img src="${photo.source}" alt="${photo.alt}" width="${photo.width}" height="${photo.height}"></div>` : ''}
<h1>${name}</h1>
${content.headline && content.name ? html`<p class="headline">${content.headline.text}</p>` : ''}
${content.contacts.length > 0 ? contactsHtml(content.contacts) : ''}
</header>
${content.sections.map((section) => sectionHtml(section, setting))}
</main>
</body>
</html>
`;
  return { text: String(await text), css: look.css };
}

function barHtml(path: string, language: Language, allowDownload: boolean): Html {
  const { label, download, report } = pageWords(language).bar;
  return html`<nav class="bar" lang="${language}" dir="${directionOf(language)}" aria-label="${label}">
${allowDownload ? html`<a class="main" href="${path}/pdf" rel="nofollow">${download}</a>` : ''}
<a href="${path}/report" rel="nofollow">${report}</a>
</nav>`;
}

const contactsHtml = (contacts: ReturnType<typeof contentOf>['contacts']): Html =>
  html`<address><ul class="contacts">${contacts.map(
    ({ text, href, label }) =>
      html`<li>${label ? html`<span class="label">${label.text}</span> ` : ''}<bdi>${linkHtml(href, text)}</bdi></li>`,
  )}</ul></address>`;

const cardTags = (url: string, title: string): Html => html`<meta property="og:image" content="${url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${String(CARD.width)}">
<meta property="og:image:height" content="${String(CARD.height)}">
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">`;
