import ArrowUpDown from 'lucide-solid/icons/arrow-up-down';
import Minus from 'lucide-solid/icons/minus';
import PenLine from 'lucide-solid/icons/pen-line';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { ComparedLine, FieldChange, LinePair, PlaceChange } from '#protocol/history';
import { linePairs, linesOfText } from '#sync/text-difference';
import { sayAct, sayField, sayPlace, sayValue, w } from './words.ts';

/** Everything that differs about one part: its fields side by side, or one below the other where there is no room. */
export function ChangeCard(props: {
  change: PlaceChange;
  isCurrent: boolean;
  /** What the two versions are called. */
  before: string;
  after: string;
  locale: string;
  sectionOf: (id: string) => string;
  onReach: () => void;
}) {
  const Icon = () => ({ added: Plus, removed: Minus, changed: props.change.moved ? ArrowUpDown : PenLine })[props.change.act];
  return (
    <li
      class="change"
      tabindex="-1"
      data-act={props.change.act}
      data-current={props.isCurrent || undefined}
      onFocusIn={() => props.onReach()}
    >
      <div class="change-head">
        <h3>{sayPlace(props.change)}</h3>
        <span class="change-act">
          <Dynamic component={Icon()} size={14} stroke-width={2} aria-hidden="true" />
          {sayAct(props.change, props.sectionOf)}
        </span>
      </div>
      <For each={props.change.fields}>
        {(field) => (
          <div class="change-field">
            <h4>{sayField(props.change, field.field)}</h4>
            <div class="change-sides">
              <Side name={props.before} which="before" lines={linesOf(field, props.locale)} />
              <Side name={props.after} which="after" lines={linesOf(field, props.locale)} />
            </div>
          </div>
        )}
      </For>
    </li>
  );
}

/** Values are compared as what is said of them: lists word by word, all else as a whole. */
function linesOf(change: FieldChange, locale: string): readonly LinePair[] {
  if (change.type === 'text') return change.path.startsWith('design/') ? change.lines.map(asWhole) : change.lines;
  const said = (value: typeof change.before) => linesOfText(sayValue(change.field, value, locale));
  const pairs = linePairs(said(change.before), said(change.after));
  return Array.isArray(change.before) || Array.isArray(change.after) ? pairs : pairs.map(asWhole);
}

const asWhole = ({ before, after }: LinePair): LinePair => ({ before: before && allChanged(before), after: after && allChanged(after) });
const allChanged = (line: ComparedLine): ComparedLine => ({
  ...line,
  pieces: [{ text: line.pieces.map(({ text }) => text).join(''), changed: true }],
});

function Side(props: { name: string; which: 'before' | 'after'; lines: readonly LinePair[] }) {
  const isEmpty = createMemo(() => props.lines.every((pair) => pair[props.which] === null));
  return (
    <div class="change-side" data-which={props.which}>
      <p class="change-side-name">{props.name}</p>
      <Show when={!isEmpty()} fallback={<p class="change-none">{w().comparison.nothing}</p>}>
        <For each={props.lines}>
          {(pair) => (
            <Show when={pair[props.which]} fallback={<p class="change-gap" aria-hidden="true" />}>
              {(line) => <Line line={line()} which={props.which} />}
            </Show>
          )}
        </For>
      </Show>
    </div>
  );
}

function Line(props: { line: ComparedLine; which: 'before' | 'after' }) {
  return (
    <p class="change-line" dir="auto" data-list={props.line.list}>
      <For each={props.line.pieces} fallback={'\u00a0'}>
        {(piece) => (
          <Dynamic component={piece.changed ? (props.which === 'before' ? 'del' : 'ins') : 'span'} class={looksOf(piece)}>
            {piece.text}
          </Dynamic>
        )}
      </For>
    </p>
  );
}

const looksOf = ({ bold, italic, underline, link }: ComparedLine['pieces'][number]): string =>
  [bold && 'is-bold', italic && 'is-italic', (underline || link) && 'is-underlined'].filter(Boolean).join(' ');
