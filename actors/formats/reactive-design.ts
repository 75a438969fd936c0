import { DEFAULT_DESIGN, Design } from '#protocol/document';
import type { Json } from '#protocol/json';
import { isRecord, type JsonRecord } from './json.ts';

/** The templates of Reactive Resume that have a column at the side, by where it is; the others are in one column. */
const SIDEBARS: Readonly<Record<string, string>> = {
  azurill: 'sidebar-left',
  chikorita: 'sidebar-right',
  ditto: 'sidebar-left',
  gengar: 'sidebar-left',
  glalie: 'sidebar-left',
  leafish: 'sidebar-right',
  pikachu: 'sidebar-left',
};
const FAMILIES: ReadonlySet<string> = new Set(['EB Garamond', 'IBM Plex Sans', 'Inter', 'Lato', 'Lora', 'Source Sans 3', 'Source Serif 4']);

type Field = Exclude<keyof Design, 'extra' | 'sidebarSections'>;

/** How one field of the design is read from their metadata, and written there. `path` names the place. */
interface Lens {
  field: Field;
  path: readonly string[];
  read(value: Json): unknown;
  write(value: NonNullable<Design[Field]>): Json;
}

const same = (field: Field, ...path: string[]): Lens => ({
  field,
  path,
  read: (value) => value,
  write: (value) => (typeof value === 'object' ? null : value),
});
const colour = (field: Field, name: string): Lens => ({
  field,
  path: ['design', 'colors', name],
  read: (value) => (typeof value === 'string' ? hexOf(value) : undefined),
  write: (value) => rgbaOf(String(value)),
});
const family = (field: Field, of: string): Lens => ({
  field,
  path: ['typography', of, 'fontFamily'],
  read: (value) => (typeof value === 'string' && FAMILIES.has(value) ? value : undefined),
  write: String,
});

const FORMATS: Readonly<Record<string, Design['pageFormat']>> = { a4: 'A4', letter: 'Letter' };
const LEVELS: Readonly<Record<string, Design['levelMark']>> = { hidden: 'none', square: 'squares', 'progress-bar': 'bar' };

const LENSES: readonly Lens[] = [
  {
    field: 'template',
    path: ['template'],
    read: (value) => (typeof value === 'string' ? SIDEBARS[value] : undefined),
    write: (value) => nameIn(SIDEBARS, value) ?? 'onyx',
  },
  {
    field: 'pageFormat',
    path: ['page', 'format'],
    read: (value) => (typeof value === 'string' ? FORMATS[value] : undefined),
    write: (value) => nameIn(FORMATS, value) ?? 'a4',
  },
  same('pageNumbers', 'page', 'options', 'pageNumbers'),
  same('locale', 'page', 'locale'),
  same('dateFormat', 'page', 'dateFormat'),
  same('marginX', 'page', 'marginX'),
  same('marginY', 'page', 'marginY'),
  {
    field: 'contactIcons',
    path: ['page', 'hideIcons'],
    read: (value) => (typeof value === 'boolean' ? !value : undefined),
    write: (value) => !value,
  },
  {
    field: 'direction',
    path: ['layout', 'rtlDirection'],
    read: (value) => (value === true ? 'rtl' : undefined),
    write: (value) => value === 'rtl',
  },
  {
    field: 'sidebarWidth',
    path: ['layout', 'sidebarWidth'],
    read: (value) => (typeof value === 'number' ? value / 100 : undefined),
    write: (value) => (typeof value === 'number' ? Math.round(value * 10_000) / 100 : 35),
  },
  {
    field: 'levelMark',
    path: ['design', 'level', 'type'],
    read: (value) => (typeof value === 'string' ? LEVELS[value] : undefined),
    write: (value) => nameIn(LEVELS, value) ?? 'square',
  },
  colour('primaryColor', 'primary'),
  colour('textColor', 'text'),
  colour('backgroundColor', 'background'),
  family('bodyFont', 'body'),
  same('bodySize', 'typography', 'body', 'fontSize'),
  same('bodyLineHeight', 'typography', 'body', 'lineHeight'),
  family('headingFont', 'heading'),
  same('headingSize', 'typography', 'heading', 'fontSize'),
];

/** The design that their metadata asks for, as far as ours can say it; what we would not accept is not taken over. */
export function designOf(metadata: JsonRecord): Design {
  let design = DEFAULT_DESIGN;
  for (const { field, path, read } of LENSES) {
    const found = valueAt(metadata, path);
    const value = found === undefined ? undefined : read(found);
    if (value === undefined) continue;
    const next = Design.safeParse({ ...design, [field]: value });
    if (next.success) design = next.data;
  }
  return design;
}

/** `metadata` with what our design says: only what it would not say already is written. */
export function withDesign(metadata: JsonRecord, design: Design): JsonRecord {
  const said = designOf(metadata);
  let out = metadata;
  for (const { field, path, write } of LENSES) {
    const value = design[field];
    if (value !== undefined && value !== said[field]) out = withValue(out, path, write(value));
  }
  return out;
}

function valueAt(record: JsonRecord, path: readonly string[]): Json | undefined {
  let value: Json | undefined = record;
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function withValue(record: JsonRecord, path: readonly string[], value: Json): JsonRecord {
  const [key, ...rest] = path;
  if (key === undefined) return record;
  const inner = record[key];
  return { ...record, [key]: rest.length === 0 ? value : withValue(isRecord(inner) ? inner : {}, rest, value) };
}

const nameIn = (table: Readonly<Record<string, unknown>>, value: unknown): string | undefined =>
  Object.keys(table).find((name) => table[name] === value);

/** `#rrggbb` from it, with an opacity perhaps, or from `rgb(…)` and `rgba(…)`. What is see-through cannot be said. */
function hexOf(text: string): string | undefined {
  const hex = /^#([0-9a-f]{6})(?:ff)?$/i.exec(text.trim());
  if (hex?.[1]) return `#${hex[1].toLowerCase()}`;
  const rgb = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*1(?:\.0*)?\s*)?\)$/i.exec(text.trim());
  const parts = rgb?.slice(1, 4).map(Number) ?? [];
  return parts.length === 3 && parts.every((part) => part <= 255)
    ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    : undefined;
}

function rgbaOf(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r}, ${g}, ${b}, 1)`;
}

/** What a file of theirs says when nobody has designed anything. */
export const DEFAULT_METADATA: JsonRecord = {
  template: 'onyx',
  layout: { sidebarWidth: 35, pages: [] },
  css: { enabled: false, value: '' },
  page: { gapX: 4, gapY: 6, marginX: 36, marginY: 36, format: 'a4', locale: 'en', hideIcons: false },
  design: {
    level: { icon: 'star', type: 'square' },
    colors: { primary: 'rgba(31, 78, 140, 1)', text: 'rgba(0, 0, 0, 1)', background: 'rgba(255, 255, 255, 1)' },
  },
  typography: {
    body: { fontFamily: 'Inter', fontWeights: ['400', '600'], fontSize: 10, lineHeight: 1.5 },
    heading: { fontFamily: 'Inter', fontWeights: ['600'], fontSize: 14, lineHeight: 1.5 },
  },
  notes: '',
};
