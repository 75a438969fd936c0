import { For } from 'solid-js';
import { READABLE } from '#render/templates/colour';
import { number } from '../../i18n/format.ts';
import { SWATCHES } from './choices.ts';
import { ColourField, Part } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { weakContrast } from './warnings.ts';
import { w } from './words.ts';

export function ColourPart(props: { state: DesignState }) {
  const { look, set } = props.state;
  const warning = (colour: string) => {
    const weak = weakContrast(colour, look().backgroundColor);
    if (!weak) return undefined;
    const { drawnDarker, drawnLighter } = w().colour;
    return (weak.drawn === 'darker' ? drawnDarker : drawnLighter)(number(weak.ratio), number(READABLE));
  };
  return (
    <Part title={w().colour.title} state={props.state} fields={['primaryColor', 'textColor', 'backgroundColor']}>
      <fieldset class="swatches">
        <legend class="hidden-visually">{w().colour.accents}</legend>
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
      <ColourField
        label={w().colour.accent}
        value={look().primaryColor}
        warning={warning(look().primaryColor)}
        onPick={(value) => set('primaryColor', value)}
      />
      <ColourField
        label={w().colour.text}
        value={look().textColor}
        warning={warning(look().textColor)}
        onPick={(value) => set('textColor', value)}
      />
      <ColourField label={w().colour.paper} value={look().backgroundColor} onPick={(value) => set('backgroundColor', value)} />
    </Part>
  );
}
