import { type JSX, Show } from 'solid-js';
import type { Look } from '#protocol/document';
import { Field } from '../../kit/Field.tsx';
import type { DesignState } from './useDesign.ts';

export const inMillimetres = (points: number): string => `${Math.round((points * 25.4) / 72)} mm`;
export const inPoints = (points: number): string => `${Math.round(points * 10) / 10} pt`;

/** A part of the panel, with a way back to what the template has. */
export function Part(props: { title: string; state: DesignState; fields?: readonly (keyof Look)[]; children: JSX.Element }) {
  const changed = () => (props.fields ?? []).filter((field) => props.state.isSet(field));
  return (
    <section class="design-part">
      <div class="design-part-head">
        <h3>{props.title}</h3>
        <Show when={changed().length > 0}>
          <button type="button" class="link-button" onClick={() => props.state.reset(changed())}>
            As in the template<span class="hidden-visually">: {props.title}</span>
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

export function ColourField(props: { label: string; value: string; onPick: (value: string) => void }) {
  return (
    <label class="colour">
      <span>{props.label}</span>
      <code>{props.value}</code>
      <input type="color" value={props.value} onInput={(event) => props.onPick(event.currentTarget.value)} />
    </label>
  );
}
