import type { Json } from '#protocol/json';
import { isRecord, type JsonRecord } from './json.ts';

/** A section, by their name for it, and the column that it stands in. */
export interface Place {
  key: string;
  inSidebar: boolean;
}

/** The sections that their metadata puts somewhere, page by page, the main column first. None twice. */
export function placesIn(metadata: JsonRecord): Place[] {
  const layout = metadata.layout;
  const pages = isRecord(layout) && Array.isArray(layout.pages) ? layout.pages.filter(isRecord) : [];
  const all = pages.flatMap((page) => [...keys(page.main, false), ...keys(page.sidebar, true)]);
  return [...new Map(all.toReversed().map((place) => [place.key, place])).values()].toReversed();
}

const keys = (list: Json | undefined, inSidebar: boolean): Place[] =>
  Array.isArray(list) ? list.filter((key) => typeof key === 'string').map((key) => ({ key, inSidebar })) : [];

/**
 * `metadata` with these places; its own pages stay while they say the same. Sections of theirs that no page names are not shown there,
 * and come last here; ours have to be named.
 */
export function withPlaces(metadata: JsonRecord, places: readonly (Place & { isTheirs: boolean })[]): JsonRecord {
  const here = new Set(places.map(({ key }) => key));
  const said = placesIn(metadata).filter(({ key }) => here.has(key));
  const isSame =
    said.every((place, i) => place.key === places[i]?.key && place.inSidebar === places[i]?.inSidebar) &&
    places.slice(said.length).every(({ isTheirs, inSidebar }) => isTheirs && !inSidebar);
  if (isSame) return metadata;
  const main = places.filter(({ inSidebar }) => !inSidebar).map(({ key }) => key);
  const sidebar = places.filter(({ inSidebar }) => inSidebar).map(({ key }) => key);
  const layout = isRecord(metadata.layout) ? metadata.layout : {};
  return { ...metadata, layout: { ...layout, pages: [{ fullWidth: sidebar.length === 0, main, sidebar }] } };
}
