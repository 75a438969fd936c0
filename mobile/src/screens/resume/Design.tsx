import { createMemo } from 'solid-js';
import { useTemplateOffer } from '../../../../ui/src/data/tenant-rules.ts';
import { ColourPart } from '../../../../ui/src/features/design/ColourPart.tsx';
import { Part } from '../../../../ui/src/features/design/controls.tsx';
import { LanguagePart } from '../../../../ui/src/features/design/LanguagePart.tsx';
import { chosen, offered } from '../../../../ui/src/features/design/offered.ts';
import { TextPart } from '../../../../ui/src/features/design/TextParts.tsx';
import { useDesign } from '../../../../ui/src/features/design/useDesign.ts';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { w } from '../../words.ts';
import '../../../../ui/src/features/design/design.css';

/** The few controls that matter on a phone; the web app has all of them. */
export function Design() {
  const editor = useEditor();
  const state = useDesign();
  const offer = useTemplateOffer();
  const choices = createMemo(() => offered(offer(), state.plan().id));
  const choose = (id: string) => {
    const choice = choices().find((one) => one.id === id);
    if (choice) state.wear(choice.plan.id, choice.theme?.look ?? {});
  };
  return (
    <section class="drawer m-design" aria-label={w().design}>
      <h2 class="hidden-visually">{w().design}</h2>
      <fieldset class="design" disabled={!editor.canEdit()}>
        <legend class="hidden-visually">{w().design}</legend>
        <Part title={w().template} state={state}>
          <Select
            label={w().template}
            hideLabel
            path="design/template"
            value={chosen(choices(), { ...state.design(), template: state.plan().id })}
            choices={choices().map(({ id, plan, theme }) => ({ value: id, label: theme?.name ?? plan.name }))}
            onChoose={choose}
          />
        </Part>
        <TextPart state={state} />
        <ColourPart state={state} />
        <LanguagePart state={state} />
      </fieldset>
    </section>
  );
}
