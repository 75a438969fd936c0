import type { Item, ResumeDocument } from '#protocol/document';
import { lineText, type Prose } from '#protocol/prose';
import { itemPath, prosePath, sectionPath } from '#protocol/registers';
import type { Difference } from './difference.ts';
import type { Pages } from './pages.ts';
import { cleanText } from './text/clean.ts';

/**
 * Fields whose text the pages do not show: whatever a template forgot. Hidden sections and items are passed over, and
 * fields that are shown in another form (dates, addresses with a short form, ratings) are only asked to be there.
 */
export function unshownFields(document: ResumeDocument, pages: Pages): Difference[] {
  const shown = shownByField(pages);
  const differences: Difference[] = [];
  const expect = (place: string, text: string | undefined): void => {
    const expected = squeeze(text ?? '');
    const found = shown.get(place) ?? '';
    if (expected !== '' && !found.includes(expected)) differences.push({ what: 'field', place, expected, found });
  };
  const expectSome = (place: string, wanted: boolean): void => {
    if (wanted && !shown.get(place)) differences.push({ what: 'field', place, expected: '(some text)', found: '' });
  };
  const expectProse = (owner: string, prose: Prose | undefined): void => {
    for (const line of prose ?? []) expect(prosePath(owner), lineText(line));
  };
  const expectItem = (item: Item): void => {
    if (item.hidden) return;
    for (const [field, value] of Object.entries(item)) {
      if (NOT_TEXT.has(field)) continue;
      const place = itemPath(item.id, field === 'urlLabel' ? 'url' : field);
      if (typeof value === 'string') for (const line of value.split(/[\n\r\u2028\u2029]/)) expect(place, line);
      else if (Array.isArray(value) && field !== 'roles') for (const word of value) expect(place, typeof word === 'string' ? word : '');
      else if (item.kind === 'project' && field === 'roles') for (const role of item.roles ?? []) expect(place, role);
    }
    // A user name may stand for its address.
    expectSome(itemPath(item.id, 'url'), 'url' in item && squeeze(item.url ?? '') !== '' && item.kind !== 'profile');
    expectSome(
      itemPath(item.id, 'dates'),
      'dates' in item && Boolean(item.dates?.raw || item.dates?.start || item.dates?.end || item.dates?.present),
    );
    expectProse(item.id, item.summary);
    if (item.kind === 'experience') for (const role of item.roles) expectItem(role);
  };

  const { basics, sections } = document;
  for (const field of ['name', 'headline', 'email', 'phone'] as const) expect(`basics/${field}`, basics[field]);
  for (const part of Object.values(basics.location ?? {})) expect('basics/location', part);
  for (const contact of basics.contacts ?? []) expect('basics/contacts', contact.text);
  const summarySections = sections.filter((section) => section.kind === 'summary');
  if (summarySections.length === 0 || summarySections.some((section) => !section.hidden)) expectProse('basics', basics.summary);
  for (const section of sections) {
    if (section.hidden) continue;
    const hasContent = section.items.some((item) => shownItem(item, shown));
    if (hasContent && section.showHeading !== false && section.kind !== 'profiles') expect(sectionPath(section.id, 'title'), section.title);
    for (const item of section.items) expectItem(item);
  }
  return differences;
}

const NOT_TEXT: ReadonlySet<string> = new Set(['id', 'kind', 'hidden', 'extra', 'icon', 'url', 'dates', 'summary', 'rating']);

function shownItem(item: Item, shown: ReadonlyMap<string, string>): boolean {
  return [...shown.keys()].some((place) => place.startsWith(`item/${item.id}/`) || place === prosePath(item.id));
}

function shownByField(pages: Pages): Map<string, string> {
  const shown = new Map<string, string>();
  for (const { field, text } of pages.leaves) if (field !== null) shown.set(field, `${shown.get(field) ?? ''}${text}`);
  // Parts of a list are leaves of their own; a bar between them would hide what runs over spans.
  return new Map([...shown].map(([field, text]) => [field, squeeze(text)]));
}

const squeeze = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();
