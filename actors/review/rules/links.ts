import { SAFE_LINK } from '#protocol/prose';
import { itemPath, type Path } from '#protocol/registers';
import { quoteOf } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Shown } from '../shown.ts';

/** Addresses that lead nowhere on the page: only a scheme is missing, or they are none at all. */
export const linkInvalid: Rule = {
  id: 'link-invalid',
  check: ({ shown }) => {
    const links = linksOf(shown);
    if (links.length === 0) return null;
    return links
      .filter(({ url }) => !isLink(url))
      .map(({ path, url }) => ({
        rule: 'link-invalid',
        severity: 'fix',
        place: path,
        facts: { quote: quoteOf(url), isScheme: isLink(`https://${url}`) },
      }));
  },
};

function isLink(url: string): boolean {
  if (!SAFE_LINK.test(url)) return false;
  if (!/^https?:/i.test(url)) return true;
  // A host has a dot and no empty part; whether it answers, only the network knows.
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(url)?.[1] ?? '';
  return host.includes('.') && host.split('.').every((part) => part !== '');
}

function linksOf({ document, items }: Shown): { path: Path; url: string }[] {
  const all = [
    { path: 'basics/url', url: document.basics.url },
    ...(document.basics.contacts ?? []).map(({ link }) => ({ path: 'basics/contacts', url: link })),
    ...items.flatMap(({ item }) => ('url' in item ? [{ path: itemPath(item.id, 'url'), url: item.url }] : [])),
  ];
  return all.map(({ path, url }) => ({ path, url: url?.trim() ?? '' })).filter(({ url }) => url !== '');
}
