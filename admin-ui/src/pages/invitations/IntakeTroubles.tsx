import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Intake } from '#protocol/tenant-cohorts';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { troublesOf } from '../../data/cohorts.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';

const w = words('invitations');

/** More than anybody reads here; the report has them all. */
const MOST = 100;

/** Why nothing came of some lines of a file, in words; read when somebody wants to know. */
export function IntakeTroubles(props: { intake: Intake }) {
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  const number = () => (props.intake.counts.refused ?? 0) + (props.intake.counts.duplicate ?? 0);
  return (
    <Show when={number() > 0}>
      <div class="intake-troubles">
        <Button look="quiet" aria-expanded={isOpen()} aria-controls={id} onClick={() => setOpen((before) => !before)}>
          {w().troubles(number())}
        </Button>
        <div id={id}>
          <Show when={isOpen()}>
            <Lines intake={props.intake} />
          </Show>
        </div>
      </div>
    </Show>
  );
}

function Lines(props: { intake: Intake }) {
  const troubles = useQuery(() => ({
    queryKey: ['intakes', props.intake.id, props.intake.done],
    queryFn: () => troublesOf(props.intake.id, MOST),
  }));
  return (
    <Loaded query={troubles} rows={3}>
      {(found) => (
        <>
          <ul class="small">
            <For each={found().lines}>
              {({ line, outcome, reason }) => (
                <li>{w().trouble(line, reason === undefined ? w().outcomeWords[outcome] : w().reasons[reason])}</li>
              )}
            </For>
          </ul>
          <Show when={found().hasMore}>
            <p class="small muted">{w().moreInReport}</p>
          </Show>
        </>
      )}
    </Loaded>
  );
}
