import type { ResumeDocument } from '#protocol/document';
import type { Content } from '#render/templates/content';
import { beginningOf } from './words.ts';

export interface About {
  /** The page's own address, and that of the picture where it shows one. */
  url: string;
  photo: string | null;
  /** ISO 8601. */
  updatedAt: string;
}

/** What the page says in words of schema.org: a page about a person. Nothing that it does not show. */
export function jsonLdOf(document: ResumeDocument, content: Content, { url, photo, updatedAt }: About): object {
  const { basics, sections, design } = document;
  const items = sections.flatMap((section) => section.items);
  const described = beginningOf(content.sections.some(({ summary }) => summary) ? basics.summary : undefined, 300);
  const person = {
    '@type': 'Person',
    name: content.name?.text,
    jobTitle: content.headline?.text,
    description: described,
    image: photo ?? undefined,
    email: some(basics.email),
    telephone: some(basics.phone),
    url: web(basics.url),
    sameAs: content.contacts.flatMap(({ href }) => web(href) ?? []).filter((href) => href !== basics.url),
    address: placeOf(basics.location),
    worksFor: items.flatMap((item) =>
      item.kind === 'experience' && item.dates?.present && some(item.organization)
        ? [{ '@type': 'Organization', name: item.organization }]
        : [],
    ),
    alumniOf: items.flatMap((item) =>
      item.kind === 'education' && some(item.institution) ? [{ '@type': 'EducationalOrganization', name: item.institution }] : [],
    ),
    knowsAbout: items.flatMap((item) => (item.kind === 'skill' ? (some(item.name) ?? []) : [])),
    knowsLanguage: items.flatMap((item) => (item.kind === 'language' ? (some(item.language) ?? []) : [])),
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    dateModified: updatedAt,
    inLanguage: design.locale,
    mainEntity: said(person),
  };
}

/** Inside a script element only `<` could end it; the others are for whoever pastes it elsewhere. */
export const jsonForScript = (value: object): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const some = (text: string | undefined): string | undefined => text?.trim() || undefined;
const web = (href: string | undefined): string | undefined => (href && /^https?:\/\/\S+$/i.test(href.trim()) ? href.trim() : undefined);

function placeOf(location: ResumeDocument['basics']['location']): object | undefined {
  const { city, region, countryCode } = location ?? {};
  const place = said({ addressLocality: some(city), addressRegion: some(region), addressCountry: some(countryCode) });
  return Object.keys(place).length > 0 ? { '@type': 'PostalAddress', ...place } : undefined;
}

/** Without what is not said. */
const said = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
