import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { CohortId } from '#protocol/ids';
import type { Cohort } from '#protocol/tenant-cohorts';
import { dayDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../../ui/src/kit/EmptyState.tsx';
import { TextField } from '../../../../ui/src/kit/Field.tsx';
import { useMay } from '../../app/access.tsx';
import { useAct } from '../../data/ask.ts';
import { useCohorts } from '../../data/cohorts.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';
import { CohortPanel } from './CohortPanel.tsx';

const w = words('cohorts');

/** Every cohort; one of them beside the list, with how far its people are. */
export default function Cohorts() {
  const params = useParams<{ cohort?: string }>();
  const navigate = useNavigate();
  const may = useMay();
  const cohorts = useCohorts();
  const act = useAct([['cohorts']]);
  const [name, setName] = createSignal('');
  const [asking, setAsking] = createSignal<Act | null>(null);
  const chosen = () => {
    const id = CohortId.safeParse(params.cohort).data;
    return cohorts.data?.items.find((cohort) => cohort.id === id);
  };
  const close = () => {
    const from = params.cohort;
    navigate('/cohorts', { scroll: false });
    requestAnimationFrame(() => document.getElementById(`row-${from}`)?.focus({ preventScroll: true }));
  };
  const askName = (dialog: Act, before = '') => {
    setName(before);
    setAsking(dialog);
  };
  const create = (): Act => ({
    title: w().addTitle,
    text: w().addText,
    submit: w().create,
    done: w().created,
    run: () => act.mutateAsync({ type: 'CreateCohort', name: name().trim() }),
  });
  const rename = (cohort: Cohort): Act => ({
    title: w().renameTitle(cohort.name),
    text: w().renameText,
    submit: w().save,
    done: w().renamed,
    run: () => act.mutateAsync({ type: 'ChangeCohort', cohort: cohort.id, name: name().trim() }),
  });
  return (
    <div class="with-panel">
      <div>
        <Page
          title={w().title}
          lead={w().lead}
          actions={
            <Show when={may('CreateCohort')}>
              <Button onClick={() => askName(create())}>{w().add}</Button>
            </Show>
          }
        >
          <Loaded query={cohorts}>
            {(found) => (
              <Show when={found().items.length > 0} fallback={<EmptyState title={w().noneTitle}>{w().noneText}</EmptyState>}>
                <section class="card table-place" aria-label={w().list} tabindex="0">
                  <table class="table">
                    <thead>
                      <tr>
                        <th scope="col">{w().name}</th>
                        <th scope="col" class="number">
                          {w().people}
                        </th>
                        <th scope="col" class="number">
                          {w().invited}
                        </th>
                        <th scope="col">{w().since}</th>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={found().items}>
                        {(cohort) => (
                          <tr>
                            <th scope="row">
                              <A id={`row-${cohort.id}`} href={`/cohorts/${cohort.id}`} noScroll>
                                {cohort.name}
                              </A>
                            </th>
                            <td class="number">{cohort.people}</td>
                            <td class="number">{cohort.invited}</td>
                            <td class="muted">{dayDate(cohort.createdAt)}</td>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                </section>
              </Show>
            )}
          </Loaded>
        </Page>
      </div>
      <Show when={chosen()?.id} keyed>
        {(id) => <CohortPanel id={id} cohort={chosen()} onClose={close} onRename={(cohort) => askName(rename(cohort), cohort.name)} />}
      </Show>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <TextField label={w().name} required maxLength={100} value={name()} onInput={(event) => setName(event.currentTarget.value)} />
      </ActDialog>
    </div>
  );
}
