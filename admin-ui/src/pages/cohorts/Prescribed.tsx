import { createSignal, Show } from 'solid-js';
import { SectionKind } from '#protocol/document';
import type { Cohort } from '#protocol/tenant-cohorts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Switch, TextArea } from '../../../../ui/src/kit/Field.tsx';
import { useAct } from '../../data/ask.ts';
import { useConfig } from '../../data/config.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { prescriptionOf } from './prescription.ts';

const w = words('cohorts');

/** What new résumés of a cohort's people begin with, and the way to change it. */
export function Prescribed(props: { cohort: Cohort; mayChange: boolean }) {
  const act = useAct([['cohorts']]);
  const config = useConfig();
  const [templates, setTemplates] = createSignal('');
  const [sections, setSections] = createSignal('');
  const [only, setOnly] = createSignal(false);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const held = () => props.cohort.prescription;
  const themes = () => (config.data?.themes ?? []).map(({ id }) => id).join(', ');
  const change = () => {
    const { id, name, prescription } = props.cohort;
    setTemplates(prescription.templates.join('\n'));
    setSections(prescription.sections.join('\n'));
    setOnly(prescription.only === true);
    setAsking({
      title: w().prescribeTitle(name),
      text: w().prescribeText,
      submit: w().save,
      done: w().prescribedDone,
      run: async () => {
        const read = prescriptionOf({ templates: templates(), sections: sections(), only: only() });
        // The field says so, too: nothing is sent.
        if (!read.ok) throw new Error(w().badSections(read.unknown.join(', ')));
        await act.mutateAsync({ type: 'ChangeCohort', cohort: id, prescription: read.prescription });
      },
    });
  };
  const badSections = () => {
    const read = prescriptionOf({ templates: '', sections: sections(), only: false });
    return read.ok ? undefined : w().badSections(read.unknown.join(', '));
  };
  return (
    <section class="section">
      <h3>{w().prescribed}</h3>
      <Show when={held().templates.length + held().sections.length > 0} fallback={<p class="muted">{w().prescribedNothing}</p>}>
        <dl class="facts">
          <Show when={held().templates.length > 0}>
            <dt>{w().prescribedTemplates}</dt>
            <dd>
              {held().templates.join(', ')}
              <Show when={held().only}> ({w().onlyThese})</Show>
            </dd>
          </Show>
          <Show when={held().sections.length > 0}>
            <dt>{w().prescribedSections}</dt>
            <dd>{held().sections.join(', ')}</dd>
          </Show>
        </dl>
      </Show>
      <Show when={props.mayChange}>
        <Button onClick={change}>{w().prescribe}</Button>
      </Show>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <TextArea
          label={w().templatesField}
          description={themes() ? w().templatesHint(themes()) : undefined}
          rows={3}
          value={templates()}
          onInput={(event) => setTemplates(event.currentTarget.value)}
        />
        <Switch label={w().onlyField} checked={only()} onToggle={setOnly} />
        <TextArea
          label={w().sectionsField}
          description={w().sectionsHint(SectionKind.options.join(', '))}
          error={badSections()}
          rows={3}
          value={sections()}
          onInput={(event) => setSections(event.currentTarget.value)}
        />
      </ActDialog>
    </section>
  );
}
