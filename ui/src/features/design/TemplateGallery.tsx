import { createMemo, Show } from 'solid-js';
import { useTemplateOffer } from '../../data/tenant-rules.ts';
import { ById } from '../../kit/ById.tsx';
import { type Choice, chosen, offered } from './offered.ts';
import { TemplatePicture } from './TemplatePicture.tsx';
import type { DesignState } from './useDesign.ts';
import { templateWords, w } from './words.ts';

/**
 * Templates to choose from, those that the person's organisation prescribes before the others. Choosing one changes the look and no
 * word; what a person has set stays, but for what a look of the organisation's says itself.
 */
export function TemplateGallery(props: { state: DesignState }) {
  const offer = useTemplateOffer();
  const choices = createMemo(() => offered(offer(), props.state.plan().id));
  const present = () => chosen(choices(), { ...props.state.design(), template: props.state.plan().id });
  const name = ({ theme, plan }: Choice) => theme?.name ?? templateWords(plan).name;
  const line = ({ theme, plan }: Choice) => (theme ? w().themeOf(offer()?.name ?? '') : templateWords(plan).line);
  return (
    <fieldset class="gallery">
      <legend class="hidden-visually">{w().template}</legend>
      <ById each={choices()}>
        {(choice) => (
          <label class="gallery-choice">
            <input
              type="radio"
              name="template"
              value={choice().id}
              checked={present() === choice().id}
              aria-labelledby={`template-${choice().id}`}
              aria-describedby={`template-${choice().id}-line`}
              onChange={() => props.state.wear(choice().plan.id, choice().theme?.look ?? {})}
            />
            <TemplatePicture plan={choice().plan.id} />
            <span class="gallery-name" id={`template-${choice().id}`}>
              {name(choice())}
            </span>
            <span class="gallery-line" id={`template-${choice().id}-line`}>
              <Show when={choice().isPrescribed}>
                <strong class="gallery-mark">{w().prescribedBy(offer()?.name ?? '')}</strong>
              </Show>
              {line(choice())}
            </span>
          </label>
        )}
      </ById>
      <Show when={offer()?.allowed}>
        <p class="gallery-line">{w().onlyThese(offer()?.name ?? '')}</p>
      </Show>
    </fieldset>
  );
}
