import { For } from 'solid-js';
import { SWATCHES } from './choices.ts';
import { ColourField, Part } from './controls.tsx';
import type { DesignState } from './useDesign.ts';

export function ColourPart(props: { state: DesignState }) {
  const { look, set } = props.state;
  return (
    <Part title="Colour" state={props.state} fields={['primaryColor', 'textColor', 'backgroundColor']}>
      <fieldset class="swatches">
        <legend class="hidden-visually">Accent colours</legend>
        <For each={SWATCHES}>
          {(colour) => (
            <button
              type="button"
              class="swatch"
              style={{ background: colour }}
              aria-label={colour}
              aria-pressed={look().primaryColor.toLowerCase() === colour}
              onClick={() => set('primaryColor', colour)}
            />
          )}
        </For>
      </fieldset>
      <ColourField label="Accent" value={look().primaryColor} onPick={(value) => set('primaryColor', value)} />
      <ColourField label="Text" value={look().textColor} onPick={(value) => set('textColor', value)} />
      <ColourField label="Paper" value={look().backgroundColor} onPick={(value) => set('backgroundColor', value)} />
    </Part>
  );
}
