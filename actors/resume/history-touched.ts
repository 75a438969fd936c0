import type { Act, Place, Touched } from '#protocol/history';
import type { Json } from '#protocol/json';
import { type Path, parsePath } from '#protocol/registers';

/** Parts named in one summary, and fields of one part: beyond that nobody reads. */
export const MAX_PARTS = 20;
const MAX_FIELDS = 20;

/** A written register; of `alive` also what was written. */
export interface Written {
  path: Path;
  value: Json | undefined;
}

/** What some writes were about: the parts that are named, and how many more there were. */
export interface Summary {
  touched: Touched[];
  more: number;
}

/** What a part is called now, whether it is alive or not. */
export type NameOf = (part: Place['part'], id: string) => Pick<Place, 'kind' | 'name'>;

type Deed = Pick<Touched, 'part' | 'id' | 'act' | 'moved' | 'fields'>;

/** What `writes` amount to, part by part. */
export function summaryOf(writes: Iterable<Written>, nameOf: NameOf): Summary {
  const deeds = new Map<string, Deed>();
  for (const write of writes) {
    const deed = deedOf(write);
    if (deed) put(deeds, deed);
  }
  return limited(
    [...deeds.values()].map((deed) => ({ ...deed, ...(deed.id === null ? { kind: null, name: '' } : nameOf(deed.part, deed.id)) })),
    0,
  );
}

/** Two summaries as one: what was done later comes on top. */
export function joined(earlier: Summary, later: Summary): Summary {
  const all = new Map<string, Touched>();
  for (const touched of [...earlier.touched, ...later.touched]) put(all, touched);
  return limited([...all.values()], earlier.more + later.more);
}

/** As it is told: of what came or went, no more than that. */
export const told = (touched: readonly Touched[]): Touched[] =>
  touched.map((one) => (one.act === 'changed' ? one : { ...one, moved: false, fields: [] }));

function limited(all: readonly Touched[], more: number): Summary {
  const said = all.filter(({ act, moved, fields }) => act !== 'changed' || moved || fields.length > 0);
  return { touched: said.slice(0, MAX_PARTS), more: more + Math.max(0, said.length - MAX_PARTS) };
}

function put<D extends Deed>(deeds: Map<string, D>, later: D): void {
  const key = `${later.part}/${later.id}`;
  const earlier = deeds.get(key);
  const act = earlier ? actAfter(earlier.act, later.act) : later.act;
  // What came and went again is as if nothing had been.
  if (act === null) deeds.delete(key);
  else
    deeds.set(key, {
      ...later,
      act,
      moved: later.moved || (earlier?.moved ?? false),
      fields: [...new Set([...(earlier?.fields ?? []), ...later.fields])].slice(0, MAX_FIELDS),
    });
}

function actAfter(earlier: Act, later: Act): Act | null {
  if (earlier === 'added') return later === 'removed' ? null : 'added';
  if (earlier === 'removed') return later === 'added' ? 'changed' : 'removed';
  return later;
}

function deedOf({ path, value }: Written): Deed | null {
  const parsed = parsePath(path);
  if (!parsed) return null;
  const changed = { act: 'changed', moved: false, fields: [parsed.field] } as const;
  switch (parsed.area) {
    case 'meta':
      return { ...changed, part: 'document', id: null, fields: [parsed.field] };
    case 'basics':
    case 'design':
      return { ...changed, part: parsed.area, id: null, fields: [parsed.field] };
    case 'prose':
      return parsed.owner === 'basics'
        ? { ...changed, part: 'basics', id: null, fields: [parsed.field] }
        : { ...changed, part: 'item', id: parsed.owner, fields: [parsed.field] };
    case 'sec':
    case 'item': {
      const part = parsed.area === 'sec' ? 'section' : 'item';
      const { id, field } = parsed;
      if (field === 'alive') return { part, id, act: value === true ? 'added' : 'removed', moved: false, fields: [] };
      if (field === 'place') return { part, id, act: 'changed', moved: true, fields: [] };
      return { part, id, act: 'changed', moved: false, fields: field === 'kind' ? [] : [field] };
    }
  }
}
