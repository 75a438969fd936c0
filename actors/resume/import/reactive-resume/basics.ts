import type { Basics, ContactField } from '#protocol/document';
import { LocalId } from '#protocol/ids';
import { type Found, isRecord, type JsonRecord } from '../cursor.ts';
import { defined } from '../defined.ts';
import { type Importing, RecordReader } from '../record.ts';
import { childPath } from '../report.ts';
import { website } from './fields.ts';

const MOST_CONTACTS = 30;

export interface ReactiveBasics {
  basics: Basics;
  /** Of v4, where the picture is one of the basics. */
  picture: Found | null;
  placed: number;
}

export function readBasics(record: JsonRecord, to: Importing, ids: () => LocalId): ReactiveBasics {
  const r = new RecordReader(record, 'basics', to);
  const picture = r.cursor.take('picture');
  const location = r.place('location');
  const basics: Basics = defined({
    name: r.short('name'),
    headline: r.short('headline', 'label'),
    email: r.short('email'),
    phone: r.short('phone'),
    ...website(r, to),
    location: location === undefined ? undefined : { text: location },
    contacts: contactsOf(r, to, ids),
  });
  const extra = r.extra();
  return { basics: { ...basics, ...defined({ extra }) }, picture, placed: r.placed };
}

/** Free contact fields: `{icon, text, link}`, in v4 `{icon, name, value}`. */
function contactsOf(r: RecordReader, to: Importing, ids: () => LocalId): ContactField[] | undefined {
  const found = r.cursor.take('customFields');
  if (!found) return undefined;
  const list = Array.isArray(found.value) ? found.value.slice(0, MOST_CONTACTS) : [];
  if (!Array.isArray(found.value) || list.length < found.value.length || !list.every((entry) => isRecord(entry))) {
    r.keepAside(found, 'These contact details could not be read; they are kept aside');
    return undefined;
  }
  return list.map((entry, index) => {
    const field = new RecordReader(isRecord(entry) ? entry : {}, childPath(found.path, index), to);
    const id = LocalId.safeParse(field.cursor.take('id')?.value);
    const contact: ContactField = {
      id: id.success ? id.data : ids(),
      label: field.short('name', 'label') ?? '',
      text: field.short('text', 'value') ?? '',
      link: field.url('link') ?? '',
      icon: field.short('icon') ?? '',
    };
    const left = field.leftover();
    if (Object.keys(left).length > 0) to.keeper.aside(field.cursor.path, left);
    return contact;
  });
}
