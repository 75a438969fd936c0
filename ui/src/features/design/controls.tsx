import { createUniqueId, type JSX, Show } from 'solid-js';
import type { Design } from '#protocol/document';
import { Field } from '../../kit/Field.tsx';
import type { DesignState } from './useDesign.ts';
import { w } from './words.ts';

/** A part of the panel, with a way back to what the template has. */
export function Part(props: { title: string; state: DesignState; fields?: readonly (keyof Design)[]; children: JSX.Element }) {
  const changed = () => (props.fields ?? []).filter((field) => props.state.isSet(field));
  return (
    <section class="design-part">
      <div class="design-part-head">
        <h3>{props.title}</h3>
        <Show when={changed().length > 0}>
          <button
            type="button"
            class="link-button"
            aria-label={w().asInTemplateOf(props.title)}
            onClick={() => props.state.reset(changed())}
          >
            {w().asInTemplate}
          </button>
        </Show>
      </div>
      {props.children}
    </section>
  );
}

export function Slider(props: {
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

/** `warning`: what is wrong with this colour, and what is done about it. */
export function ColourField(props: { label: string; value: string; warning?: string | undefined; onPick: (value: string) => void }) {
  const id = createUniqueId();
  return (
    <div>
      <label class="colour">
        <span>{props.label}</span>
        <code dir="ltr">{props.value}</code>
        <input
          type="color"
          value={props.value}
          aria-describedby={props.warning === undefined ? undefined : id}
          onInput={(event) => props.onPick(event.currentTarget.value)}
        />
      </label>
      <Show when={props.warning}>
        <p class="design-warning" id={id} role="status">
          {props.warning}
        </p>
      </Show>
    </div>
  );
}
