import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { CohortId } from '#protocol/ids';
import { type Intake, IntakeLine, MAX_INTAKE_BYTES } from '#protocol/tenant-cohorts';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { TextField } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { Progress } from '../../../../ui/src/kit/Progress.tsx';
import { ask, useAct } from '../../data/ask.ts';
import { reportAddress, sendPeople } from '../../data/cohorts.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Section } from '../../parts/Page.tsx';
import { CohortSelect } from './CohortSelect.tsx';
import { IntakeTroubles } from './IntakeTroubles.tsx';

const w = words('invitations');

/** Invites the people of a file, and says how far each file is. */
export function ByFile() {
  const client = useQueryClient();
  const [file, setFile] = createSignal<File>();
  const [cohort, setCohort] = createSignal<CohortId | null>(null);
  const [wrong, setWrong] = createSignal<string>();
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const send = async (form: HTMLFormElement) => {
    const chosen = file();
    setError(undefined);
    setWrong(!chosen ? w().needsFile : chosen.size > MAX_INTAKE_BYTES ? w().tooLarge : undefined);
    if (!chosen || wrong() !== undefined || busy()) return;
    setBusy(true);
    try {
      await sendPeople(chosen, cohort());
      form.reset();
      setFile(undefined);
    } catch (failure) {
      setError(sayError(failure));
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['intakes'] });
    }
  };
  return (
    <Section title={w().file}>
      <form
        class="card card-padded dialog-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <TextField
          label={w().choose}
          description={w().fileHint}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          error={wrong()}
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        <CohortSelect value={cohort()} onChoose={setCohort} />
        <FormError text={error()} />
        <div class="page-actions">
          <Button type="submit" busy={busy()}>
            {w().upload}
          </Button>
        </div>
      </form>
      <Intakes />
    </Section>
  );
}

function Intakes() {
  const intakes = useQuery(() => ({ queryKey: ['intakes'], queryFn: () => ask({ type: 'ListIntakes' }) }));
  return (
    <section class="section">
      <h3>{w().intakes}</h3>
      <Loaded query={intakes} rows={3}>
        {(found) => (
          <Show when={found().items.length > 0} fallback={<p class="muted">{w().noIntakes}</p>}>
            <ul class="lines card card-padded">
              <For each={found().items}>{(intake) => <IntakeRow intake={intake} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  );
}

function IntakeRow(props: { intake: Intake }) {
  const act = useAct([['intakes']]);
  const said = () =>
    IntakeLine.shape.outcome.options
      .flatMap((outcome) => {
        const number = props.intake.counts[outcome] ?? 0;
        return number === 0 ? [] : [w().counted(outcome, number)];
      })
      .join(', ');
  return (
    <li>
      <div>
        <strong>{w().intakeStates[props.intake.state]}</strong> <span class="muted small">{fullDate(props.intake.at)}</span>
        <Show when={props.intake.state === 'running'}>
          <Progress value={props.intake.done / props.intake.lines} label={w().moving(props.intake.done, props.intake.lines)} />
        </Show>
        <p class="small muted">{said() || w().moving(props.intake.done, props.intake.lines)}</p>
        <IntakeTroubles intake={props.intake} />
      </div>
      <div class="page-actions">
        <a href={reportAddress(props.intake.id)} download="">
          {w().report}
        </a>
        <Show when={props.intake.state === 'running'}>
          <Button busy={act.isPending} onClick={() => act.mutate({ type: 'CancelIntake', intake: props.intake.id })}>
            {w().cancel}
          </Button>
        </Show>
      </div>
    </li>
  );
}
