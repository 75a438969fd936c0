import { createSignal, For, type JSX, onCleanup } from 'solid-js';
import { Dates, NO_DATES } from '#protocol/dates';
import { Location, type ResumeDocument } from '#protocol/document';
import type { Json } from '#protocol/json';
import { isTextPath, type Path, parsePath } from '#protocol/registers';
import { newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { proseIn, proseJson } from '#sync/suggestion';
import type { LiveText } from '#sync/texts';
import { Field, TextArea, TextField } from '../../kit/Field.tsx';
import { newWriter } from '../../live/ids.ts';
import { toJson } from '../../live/json.ts';
import { formatDates, parseDates, sayDates } from '../../text/dates.ts';
import { ITEM_FORMS } from '../editor/kinds.ts';
import { whereIs } from '../editor/where.ts';
import { createProseControl } from '../prose/control.ts';
import { ProseText } from '../prose/ProseText.tsx';
import { ProseToolbar } from '../prose/ProseToolbar.tsx';
import { w } from './words.ts';

export type ValueKind = 'text' | 'lines' | 'prose' | 'dates' | 'words' | 'place';

/** How a field's value is written; `null` for what cannot be suggested. */
export function valueKind(document: ResumeDocument, path: Path): ValueKind | null {
  if (isTextPath(path)) return 'prose';
  const parsed = parsePath(path);
  if (parsed?.area === 'meta') return parsed.field === 'title' ? 'text' : null;
  if (parsed?.area === 'basics')
    return parsed.field === 'location' ? 'place' : ['contacts', 'photo'].includes(parsed.field) ? null : 'text';
  if (parsed?.area === 'sec') return parsed.field === 'title' ? 'text' : null;
  if (parsed?.area !== 'item') return null;
  const where = whereIs(document, path);
  const item = document.sections.find(({ id }) => id === where?.section)?.items.find(({ id }) => id === where?.item);
  const kind = where?.role ? 'role' : item?.kind;
  const form = kind && ITEM_FORMS[kind].find((one) => ('field' in one ? one.field : one.type) === parsed.field);
  switch (form?.type) {
    case 'text':
      return 'text';
    case 'long':
      return 'lines';
    case 'dates':
      return 'dates';
    case 'keywords':
      return 'words';
    default:
      return null;
  }
}

interface ValueProps {
  label: string;
  path: Path;
  kind: ValueKind;
  /** What it begins with; what it has become is told by `onChange`. */
  initial: Json;
  locale: string;
  onChange: (value: Json) => void;
}

/** Of every writing that the interface speaks. */
const COMMAS = /[,;，；、،؛]/;

const textOf = (value: Json): string => (typeof value === 'string' ? value : '');
const wordsOf = (value: Json): string[] => (Array.isArray(value) ? value.filter((word) => typeof word === 'string') : []);
const orNull = (text: string): Json => (text === '' ? null : text);

/** A field's value to be written anew, apart from the résumé. */
export function ValueEditor(props: ValueProps): JSX.Element {
  switch (props.kind) {
    case 'prose':
      return <ProseValue {...props} />;
    case 'place':
      return <PlaceValue {...props} />;
    case 'lines':
      return (
        <TextArea
          label={props.label}
          value={textOf(props.initial)}
          maxLength={4_000}
          onInput={(event) => props.onChange(orNull(event.currentTarget.value))}
        />
      );
    case 'dates':
      return <DatesValue {...props} />;
    case 'words':
      return (
        <TextField
          label={props.label}
          description={w().suggesting.byCommas}
          value={wordsOf(props.initial).join(', ')}
          onInput={(event) => {
            const words = event.currentTarget.value.split(COMMAS).map((word) => word.trim().slice(0, 200));
            const kept = words.filter((word) => word !== '').slice(0, 200);
            props.onChange(kept.length > 0 ? kept : null);
          }}
        />
      );
    case 'text':
      return (
        <TextField
          label={props.label}
          value={textOf(props.initial)}
          maxLength={500}
          autocomplete="off"
          onInput={(event) => props.onChange(orNull(event.currentTarget.value))}
        />
      );
  }
}

function DatesValue(props: ValueProps) {
  const [dates, setDates] = createSignal<Dates>(Dates.safeParse(props.initial).data ?? NO_DATES);
  const write = (next: Dates) => {
    setDates(next);
    const isNone = next.start === null && next.end === null && !next.present && next.raw === undefined;
    props.onChange(isNone ? null : toJson(next));
  };
  return (
    <TextField
      label={props.label}
      description={sayDates(dates(), props.locale) || undefined}
      value={formatDates(Dates.safeParse(props.initial).data ?? NO_DATES)}
      maxLength={200}
      autocomplete="off"
      onInput={(event) => write(parseDates(event.currentTarget.value))}
    />
  );
}

const PLACE_PARTS = ['city', 'region', 'address', 'postalCode', 'countryCode', 'text'] as const;

function PlaceValue(props: ValueProps) {
  const initial: Location = Location.safeParse(props.initial).data ?? {};
  let place = initial;
  const write = (part: keyof Location, text: string) => {
    const { [part]: _before, ...others } = place;
    place = text === '' ? others : { ...others, [part]: text };
    props.onChange(Object.keys(place).length > 0 ? toJson(place) : null);
  };
  return (
    <div class="form">
      <For each={PLACE_PARTS}>
        {(part) => (
          <TextField
            class="half"
            label={w().location[part]}
            value={initial[part] ?? ''}
            maxLength={500}
            autocomplete="off"
            onInput={(event) => write(part, event.currentTarget.value)}
          />
        )}
      </For>
    </div>
  );
}

/** Prose in a text of its own, which nobody else sees. */
function ProseValue(props: ValueProps) {
  const control = createProseControl();
  const doc = newText(newWriter());
  const text = textIn(doc);
  writeProse(text, proseIn(props.initial) ?? []);
  const own: LiveText = { text, onReplaced: () => () => {} };
  const tell = () => props.onChange(proseJson(proseOf(text)));
  text.observe(tell);
  onCleanup(() => text.unobserve(tell));
  return (
    <Field label={props.label} aside={<ProseToolbar control={control} label={props.label} />}>
      {(ids) => <ProseText control={control} text={own} ids={ids} editable lang={props.locale} />}
    </Field>
  );
}
