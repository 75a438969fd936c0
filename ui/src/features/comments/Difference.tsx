import { createMemo, For, Match, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { ComparedLine, LinePair } from '#protocol/history';
import type { Json } from '#protocol/json';
import { isTextPath, type Path } from '#protocol/registers';
import { proseIn } from '#sync/suggestion';
import { linePairs, linesOfText } from '#sync/text-difference';
import { sayValue } from '../history/words.ts';
import { w } from './words.ts';

type Row = { sign: 'before' | 'after' | 'gap'; line: ComparedLine | null };

const isChanged = ({ before, after }: LinePair): boolean =>
  !before || !after || before.list !== after.list || [...before.pieces, ...after.pieces].some(({ changed }) => changed);

/** Lines that differ; what is between them is left out. */
function rowsOf(pairs: readonly LinePair[]): Row[] {
  const rows: Row[] = [];
  for (const pair of pairs) {
    if (!isChanged(pair)) {
      if (rows.at(-1)?.sign !== 'gap') rows.push({ sign: 'gap', line: null });
      continue;
    }
    if (pair.before) rows.push({ sign: 'before', line: pair.before });
    if (pair.after) rows.push({ sign: 'after', line: pair.after });
  }
  return rows;
}

/** What a field would become: words that go are struck out, words that come are underlined, each line with its sign. */
export function Difference(props: { path: Path; before: Json; after: Json; locale: string }) {
  const rows = createMemo(() => {
    const { path, locale } = props;
    const lines = (value: Json) =>
      isTextPath(path) ? (proseIn(value) ?? []) : linesOfText(sayValue(path.split('/').at(-1) ?? '', value, locale));
    return rowsOf(linePairs(lines(props.before), lines(props.after)));
  });
  return (
    <div class="difference">
      <For each={rows()} fallback={<p class="talk-note">{w().difference.none}</p>}>
        {(row) => (
          <Switch>
            <Match when={row.sign === 'gap'}>
              <p class="difference-gap" aria-hidden="true">
                …
              </p>
            </Match>
            <Match when={row.line}>{(line) => <Line line={line()} isBefore={row.sign === 'before'} />}</Match>
          </Switch>
        )}
      </For>
    </div>
  );
}

function Line(props: { line: ComparedLine; isBefore: boolean }) {
  return (
    <p class="difference-line" dir="auto" data-sign={props.isBefore ? '−' : '+'} data-list={props.line.list}>
      {/* Apart: the line has the direction of what was written. */}
      <bdi class="hidden-visually">{props.isBefore ? w().difference.before : w().difference.after}</bdi>
      <For each={props.line.pieces} fallback={'\u00a0'}>
        {(piece) => (
          <Dynamic
            component={piece.changed ? (props.isBefore ? 'del' : 'ins') : 'span'}
            classList={{ 'is-bold': piece.bold === true, 'is-italic': piece.italic === true, 'is-underlined': piece.underline === true }}
          >
            {piece.text}
          </Dynamic>
        )}
      </For>
    </p>
  );
}
