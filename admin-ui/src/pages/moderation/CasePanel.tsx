import { For, Show } from 'solid-js';
import type { CaseStep, ModerationCase } from '#protocol/tenant-moderation';
import { useQuery } from '../../../../ui/src/data/query.ts';
import { fullDate } from '../../../../ui/src/i18n/format.ts';
import { ask } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { PersonName } from '../../parts/PersonName.tsx';
import { CaseActs } from './CaseActs.tsx';
import { TONES } from './queue.ts';

const w = words('moderation');

/** What was said of one page, what happened since, and what may be decided. */
export function CasePanel(props: { id: number; onClose: () => void }) {
  const found = useQuery(() => ({ queryKey: ['cases', 'one', props.id], queryFn: () => ask({ type: 'GetCase', id: props.id }) }));
  return (
    <Panel title={found.data ? w().caseOf(found.data.case.slug) : w().page} onClose={props.onClose}>
      <Loaded query={found}>
        {(data) => (
          <>
            <About case={data().case} />
            <CaseActs case={data().case} />
            <Appeal case={data().case} />
            <Reports case={data().case} />
            <History steps={data().history} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function About(props: { case: ModerationCase }) {
  const { reason } = { reason: () => props.case.reason };
  return (
    <div class="section">
      <Facts
        facts={[
          [w().state, <Badge tone={TONES[props.case.state]}>{w().states[props.case.state]}</Badge>],
          [
            w().page,
            <a href={`/r/${props.case.slug}`} target="_blank" rel="noreferrer">
              {w().look}
            </a>,
          ],
          [w().resume, <span class="mono">{props.case.resume}</span>],
          [w().flagged, props.case.flags.length > 0 ? props.case.flags.map((flag) => w().flags[flag]).join(', ') : null],
          [w().claimedBy, props.case.claimedBy === null ? null : <PersonName user={props.case.claimedBy} />],
          [w().decidedBy, props.case.decidedBy === null ? null : <PersonName user={props.case.decidedBy} />],
          [w().reason, reasonOf(reason())],
        ]}
      />
    </div>
  );
}

const reasonOf = (reason: ModerationCase['reason']): string | null => (reason === null ? null : w().reasons[reason]);

const Appeal = (props: { case: ModerationCase }) => (
  <Show when={props.case.appeal}>
    {(appeal) => (
      <section class="section">
        <h3>{w().appealTitle}</h3>
        <p class="muted small">{fullDate(appeal().at)}</p>
        <p class="said">{appeal().words}</p>
      </section>
    )}
  </Show>
);

const Reports = (props: { case: ModerationCase }) => (
  <section class="section">
    <h3>{w().reportsTitle}</h3>
    <Show when={props.case.reports.length > 0} fallback={<p class="muted small">{w().noReports}</p>}>
      <ul class="lines">
        <For each={props.case.reports}>
          {(report) => (
            <li>
              <strong>{w().reasons[report.reason]}</strong>
              <span class="muted">{fullDate(report.at)}</span>
              <span class="said">{report.words === '' ? w().noWords : report.words}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </section>
);

const History = (props: { steps: readonly CaseStep[] }) => (
  <section class="section">
    <h3>{w().history}</h3>
    <ol class="lines">
      <For each={props.steps}>
        {(step) => (
          <li>
            <span>{w().steps[step.step] ?? step.step}</span>
            <span class="muted">
              {fullDate(step.at)} <Show when={step.by !== null}>{<PersonName user={step.by} />}</Show>
            </span>
            <Show when={step.why !== ''}>
              <span class="said">{step.why}</span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  </section>
);
