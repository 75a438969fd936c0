import type { Basics, Location } from '#protocol/document';
import type { Json } from '#protocol/json';
import { type Found, isRecord, type JsonRecord } from './cursor.ts';
import { defined } from './defined.ts';
import { type Importing, RecordReader } from './record.ts';
import { childPath } from './report.ts';

export interface ImportedBasics {
  basics: Basics;
  /** The list of profiles, which becomes a section. */
  profiles: Found[];
  placed: number;
}

export function importBasics(record: JsonRecord, path: string, to: Importing): ImportedBasics {
  const reader = new RecordReader(record, path, to);
  const image = reader.cursor.take('image', 'picture', 'photo');
  if (image) reader.keepAside(image, 'Photos are not fetched from elsewhere; upload yours once, the address is kept', 'info');
  const { location, left } = readLocation(reader.cursor.take('location'), to);
  const profiles = reader.cursor.takeAll('profiles');
  const basics: Basics = defined({
    name: reader.short('name'),
    headline: reader.short('label', 'headline'),
    email: reader.short('email'),
    phone: reader.short('phone'),
    url: reader.url('url', 'website'),
    location,
    summary: reader.prose(['summary'], []),
  });
  if (left) reader.keepAside(left, 'Parts of the location have no field here; they are kept aside');
  const extra = reader.extra();
  return {
    basics: { ...basics, ...defined({ extra }) },
    profiles,
    placed: reader.placed + (location ? 1 : 0),
  };
}

/** A location in parts, or as one text; what it has besides is left. */
function readLocation(found: Found | null, to: Importing): { location?: Location; left?: Found } {
  if (!found) return {};
  const whole: JsonRecord = isRecord(found.value) ? found.value : { text: found.value };
  const reader = new RecordReader(whole, found.path, to);
  const location: Location = defined({
    address: reader.short('address'),
    postalCode: reader.short('postalCode'),
    city: reader.short('city'),
    region: reader.short('region'),
    countryCode: reader.short('countryCode'),
    text: reader.short('text'),
  });
  const left = reader.leftover();
  return {
    ...(Object.keys(location).length > 0 ? { location } : {}),
    ...(Object.keys(left).length > 0 ? { left: { key: 'location', path: found.path, value: left } } : {}),
  };
}

const LOCALE_KEYS = ['language', 'locale', 'lang'] as const;

/** Values that may name the language of the file, the most telling first. */
export function localeHints(root: JsonRecord): Found[] {
  return ['meta', 'basics', ''].flatMap((area) => {
    const record: Json | undefined = area === '' ? root : root[area];
    if (!isRecord(record)) return [];
    return LOCALE_KEYS.flatMap((key) => {
      const value = Object.hasOwn(record, key) ? record[key] : undefined;
      return value === undefined ? [] : [{ key, path: childPath(area, key), value }];
    });
  });
}
