import { For } from 'solid-js';
import { PLANS } from '#render/templates/plans';
import { pictureOf } from './pictures.ts';
import type { DesignState } from './useDesign.ts';

/** Templates to choose from. Choosing one changes the look and no word; what a person has set stays. */
export function TemplateGallery(props: { state: DesignState }) {
  return (
    <fieldset class="gallery">
      <legend class="hidden-visually">Template</legend>
      <For each={PLANS}>
        {(plan) => (
          <label class="gallery-choice">
            <input
              type="radio"
              name="template"
              value={plan.id}
              checked={props.state.plan().id === plan.id}
              aria-labelledby={`template-${plan.id}`}
              aria-describedby={`template-${plan.id}-line`}
              onChange={() => props.state.set('template', plan.id)}
            />
            <img class="gallery-page" src={pictureOf(plan.id)} alt="" width="210" height="297" loading="lazy" decoding="async" />
            <span class="gallery-name" id={`template-${plan.id}`}>
              {plan.name}
            </span>
            <span class="gallery-line" id={`template-${plan.id}-line`}>
              {plan.line}
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
