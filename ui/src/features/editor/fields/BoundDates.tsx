import { createMemo, Show } from 'solid-js';
import { type Dates, NO_DATES } from '#protocol/dates';
import type { Path } from '#protocol/registers';
import { formatDates, parseDates, sayDates, withPresent } from '../../../text/dates.ts';
import { useEditor } from '../context.tsx';
import { Bound } from './Bound.tsx';
import { createDraft } from './createDraft.ts';

const same = (a: Dates, b: Dates) => a.start === b.start && a.end === b.end && a.present === b.present && a.raw === b.raw;
const isEmpty = (dates: Dates) => same(dates, NO_DATES);

/** A period (or, `single`, a day) in one line of text, with how it is understood beneath. */
export function BoundDates(props: { path: Path; label: string; value: Dates | undefined; single?: boolean }) {
  const editor = useEditor();
  const value = () => props.value ?? NO_DATES;
  const draft = createDraft<Dates>({ value, read: parseDates, write: formatDates, same });
  const save = (dates: Dates) => {
    if (!same(dates, value())) editor.set(props.path, isEmpty(dates) ? null : { ...dates });
  };
  const said = createMemo(() => {
    const dates = value();
    if (isEmpty(dates)) return undefined;
    return dates.raw === undefined ? sayDates(dates, editor.state.document.design.locale) : 'Kept as you wrote it';
  });
  return (
    <Bound path={props.path} label={props.label} description={said()}>
      {(ids) => (
        <div class="dates-line">
          <input
            {...ids}
            ref={draft.bind}
            class="control"
            type="text"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            placeholder={
              editor.canEdit() ? (props.single ? 'June 2023, 6/2023 or 2023' : 'March 2020 – May 2023, or since 2020') : undefined
            }
            data-path={props.path}
            readOnly={!editor.canEdit()}
            onInput={(event) => save(parseDates(event.currentTarget.value))}
            onBlur={draft.tidy}
          />
          <Show when={!props.single}>
            <button
              type="button"
              class="present"
              aria-pressed={value().present}
              disabled={!editor.canEdit()}
              onClick={() => {
                save(withPresent(props.value, !value().present));
                queueMicrotask(draft.tidy);
              }}
            >
              Present
            </button>
          </Show>
        </div>
      )}
    </Bound>
  );
}
