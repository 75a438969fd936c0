import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import type { Design } from '#protocol/document';
import { safeTags } from '../../i18n/format.ts';
import { IconButton } from '../../kit/Button.tsx';
import { type Choice, Field, Select, Switch } from '../../kit/Field.tsx';
import { useEditor } from '../editor/context.tsx';
import './design.css';

const FORMATS: Choice[] = [
  { value: 'A4', label: 'A4 (210 × 297 mm)' },
  { value: 'Letter', label: 'US Letter (8.5 × 11 in)' },
];
const DATES: Choice[] = [
  { value: 'MMM YYYY', label: 'Mar 2020' },
  { value: 'MMMM YYYY', label: 'March 2020' },
  { value: 'MM/YYYY', label: '03/2020' },
  { value: 'YYYY-MM', label: '2020-03' },
  { value: 'YYYY', label: '2020' },
];
const LANGUAGES = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pt-BR',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ro',
  'hu',
  'el',
  'tr',
  'uk',
  'ru',
  'he',
  'ar',
  'fa',
  'hi',
  'th',
  'vi',
  'id',
];
/** Quiet, printable accents; all at least 4.5:1 on white. */
const SWATCHES = ['#1b1f24', '#1d4ed8', '#0f766e', '#166534', '#9a3412', '#9f1239', '#6d28d9', '#374151'];

const inMillimetres = (points: number) => `${Math.round((points * 25.4) / 72)} mm`;
const inPoints = (points: number) => `${points} pt`;

/** In the person's language; a browser may report a locale that is none. */
const names = new Intl.DisplayNames([...Intl.DisplayNames.supportedLocalesOf(safeTags(navigator.languages)), 'en'], { type: 'language' });
const languageName = (code: string): string => names.of(code) ?? code;

/** How the pages look. Every control is a register of the résumé, so others see it change too. */
export function DesignPanel(props: { close?: () => void }) {
  const editor = useEditor();
  const design = () => editor.state.document.design;
  const set = <K extends keyof Design>(field: K, value: Design[K]) => editor.set(`design/${field}`, value ?? null);
  const languages = (): Choice[] =>
    [...new Set([design().locale, ...LANGUAGES])]
      .map((code) => ({ value: code, label: languageName(code) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <aside class="drawer" aria-label="Design">
      <div class="drawer-head">
        <h2>Design</h2>
        <Show when={props.close}>
          {(close) => (
            <IconButton label="Close the design panel" onClick={() => close()()}>
              <X size={16} stroke-width={1.75} aria-hidden="true" />
            </IconButton>
          )}
        </Show>
      </div>
      <fieldset class="design" disabled={!editor.canEdit()}>
        <legend class="hidden-visually">Design of the pages</legend>
        <section class="design-part">
          <h3>Page</h3>
          <Select
            label="Paper"
            value={design().pageFormat}
            choices={FORMATS}
            onChoose={(value) => set('pageFormat', value === 'Letter' ? 'Letter' : 'A4')}
          />
          <Slider
            label="Margins left and right"
            value={design().marginX}
            min={12}
            max={140}
            step={2}
            say={inMillimetres}
            onSlide={(value) => set('marginX', value)}
          />
          <Slider
            label="Margins above and below"
            value={design().marginY}
            min={12}
            max={140}
            step={2}
            say={inMillimetres}
            onSlide={(value) => set('marginY', value)}
          />
          <Switch label="Page numbers" checked={design().pageNumbers} onToggle={(on) => set('pageNumbers', on)} />
        </section>
        <section class="design-part">
          <h3>Text</h3>
          <Slider
            label="Size"
            value={design().bodySize}
            min={6}
            max={16}
            step={0.5}
            say={inPoints}
            onSlide={(value) => set('bodySize', value)}
          />
          <Slider
            label="Size of headings"
            value={design().headingSize}
            min={7}
            max={28}
            step={0.5}
            say={inPoints}
            onSlide={(value) => set('headingSize', value)}
          />
          <Slider
            label="Line height"
            value={design().bodyLineHeight}
            min={1}
            max={2.2}
            step={0.02}
            say={(value) => value.toFixed(2)}
            onSlide={(value) => set('bodyLineHeight', value)}
          />
        </section>
        <section class="design-part">
          <h3>Colour</h3>
          <fieldset class="swatches">
            <legend class="hidden-visually">Accent colours</legend>
            <For each={SWATCHES}>
              {(colour) => (
                <button
                  type="button"
                  class="swatch"
                  style={{ background: colour }}
                  aria-label={colour}
                  aria-pressed={design().primaryColor.toLowerCase() === colour}
                  onClick={() => set('primaryColor', colour)}
                />
              )}
            </For>
          </fieldset>
          <ColourField label="Accent" value={design().primaryColor} onPick={(value) => set('primaryColor', value)} />
          <ColourField label="Text" value={design().textColor} onPick={(value) => set('textColor', value)} />
          <ColourField label="Paper" value={design().backgroundColor} onPick={(value) => set('backgroundColor', value)} />
        </section>
        <section class="design-part">
          <h3>Language</h3>
          <Select label="Language of the résumé" value={design().locale} choices={languages()} onChoose={(value) => set('locale', value)} />
          <Select
            label="Dates"
            value={design().dateFormat}
            choices={DATES}
            onChoose={(value) => {
              const chosen = (['MMM YYYY', 'MMMM YYYY', 'MM/YYYY', 'YYYY-MM', 'YYYY'] as const).find((format) => format === value);
              if (chosen) set('dateFormat', chosen);
            }}
          />
        </section>
      </fieldset>
    </aside>
  );
}

function Slider(props: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  say: (value: number) => string;
  onSlide: (value: number) => void;
}) {
  return (
    <Field label={props.label} aside={<output class="slider-value">{props.say(props.value)}</output>}>
      {(ids) => (
        <input
          {...ids}
          class="slider"
          type="range"
          min={props.min}
          max={props.max}
          step={props.step}
          value={props.value}
          aria-valuetext={props.say(props.value)}
          onInput={(event) => props.onSlide(event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}

function ColourField(props: { label: string; value: string; onPick: (value: string) => void }) {
  return (
    <label class="colour">
      <span>{props.label}</span>
      <code>{props.value}</code>
      <input type="color" value={props.value} onInput={(event) => props.onPick(event.currentTarget.value)} />
    </label>
  );
}
