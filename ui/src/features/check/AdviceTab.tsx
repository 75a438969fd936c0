import Check from 'lucide-solid/icons/check';
import EyeOff from 'lucide-solid/icons/eye-off';
import { For, Show } from 'solid-js';
import { quotedBy } from '#review/finding';
import { announce } from '../../app/announce.tsx';
import { number } from '../../i18n/format.ts';
import { IconButton } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { placeName } from '../comments/places.ts';
import { useEditor } from '../editor/context.tsx';
import { type Row, useCheck, useGoTo } from './context.tsx';
import { sayFinding, w } from './words.ts';

/** What rules found, each leading to its field; then what they found in order. */
export function AdviceTab() {
  const check = useCheck();
  const of = (severity: Row['finding']['severity']) => check.rows().filter(({ finding }) => finding.severity === severity);
  return (
    <Show
      when={check.isReady()}
      fallback={
        <Delayed>
          <div class="check-waiting">
            <Skeleton height="64px" />
            <Skeleton height="64px" />
          </div>
        </Delayed>
      }
    >
      <Show when={!check.isEmpty()} fallback={<EmptyState title={w().nothingYet}>{w().nothingYetDetail}</EmptyState>}>
        <p class="check-note">{w().note}</p>
        <Show when={check.rows().length === 0}>
          <p class="check-good" tabindex="-1">
            <Check size={16} stroke-width={2} aria-hidden="true" /> {w().nothingToFix}
          </p>
        </Show>
        <Group title={w().toFix} rows={of('fix')} />
        <Group title={w().toConsider} rows={of('consider')} />
        <Show when={check.fine().length > 0}>
          <details class="check-more">
            <summary>{w().inOrder(check.fine().length)}</summary>
            <ul class="check-fine">
              <For each={check.fine()}>
                {(rule) => (
                  <li>
                    <Check size={14} stroke-width={2} aria-hidden="true" /> {w().fine[rule]}
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
        <Show when={check.hidden().length > 0}>
          <details class="check-more">
            <summary>{w().notForMeList(check.hidden().length)}</summary>
            <ul class="check-hidden">
              <For each={check.hidden()}>
                {(row) => (
                  <li>
                    <span dir="auto">{sayFinding(row.finding).reason}</span>
                    <button type="button" class="link-button" onClick={() => check.show(row)}>
                      {w().showAgain}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
      </Show>
    </Show>
  );
}

function Group(props: { title: string; rows: Row[] }) {
  return (
    <Show when={props.rows.length > 0}>
      <section class="check-group" aria-label={props.title}>
        <h3>
          {props.title} <span class="check-number">{number(props.rows.length)}</span>
        </h3>
        <ul>
          <For each={props.rows}>{(row) => <FindingRow row={row} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function FindingRow(props: { row: Row }) {
  const check = useCheck();
  const editor = useEditor();
  const goTo = useGoTo();
  const said = () => sayFinding(props.row.finding);
  const place = () => {
    const path = props.row.finding.place;
    if (path === null) return w().addSection;
    if (path.startsWith('design/')) return w().design;
    // A section as such is said to be there.
    const { field, part } = placeName(editor.state.document, path.replace(/\/alive$/, ''));
    return part && !path.startsWith('basics/') ? `${field} · ${part}` : field;
  };
  let item: HTMLLIElement | undefined;
  const hide = () => {
    // The focus goes to the neighbour, or to what says that nothing is left.
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    const panel = item?.closest('.check-content');
    check.hide(props.row);
    announce(w().hidden);
    queueMicrotask(() =>
      (neighbour?.querySelector<HTMLElement>('.finding-go') ?? panel?.querySelector<HTMLElement>('.finding-go, .check-good'))?.focus(),
    );
  };
  return (
    <li class="finding" data-severity={props.row.finding.severity} ref={item}>
      <button type="button" class="finding-go" onClick={() => goTo(props.row.finding.place)}>
        <span class="finding-reason" dir="auto">
          {said().reason}
        </span>
        <Show when={quotedBy(props.row.finding)}>
          {(quote) => (
            <span class="finding-quote" dir="auto">
              {quote()}
            </span>
          )}
        </Show>
        <span class="finding-act">{said().act}</span>
        <span class="finding-place" dir="auto">
          {place()}
        </span>
      </button>
      <IconButton class="finding-hide" label={w().notForMe} onClick={hide}>
        <EyeOff size={14} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
