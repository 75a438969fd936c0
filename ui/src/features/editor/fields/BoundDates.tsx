import { createMemo, Show } from 'solid-js';
import { type Dates, NO_DATES } from '#protocol/dates';
import type { Path } from '#protocol/registers';
import { formatDates, parseDates, sayDates, withPresent } from '../../../text/dates.ts';
import { useEditor } from '../context.tsx';
import { fieldWords as f } from '../words.ts';
import { Bound } from './Bound.tsx';
import { createDraft } from './createDraft.ts';
import { MonthPicker } from './MonthPicker.tsx';

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
    return dates.raw === undefined ? sayDates(dates, editor.state.document.design.locale) : f().keptAsWritten;
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
            placeholder={editor.canEdit() ? (props.single ? f().examples.day : f().examples.period) : undefined}
            data-path={props.path}
            readOnly={!editor.canEdit()}
            onInput={(event) => save(parseDates(event.currentTarget.value))}
            onBlur={draft.tidy}
          />
          <Show when={editor.canEdit()}>
            <MonthPicker
              label={props.label}
              dates={value()}
              single={props.single ?? false}
              onChoose={(dates) => {
                save(dates);
                queueMicrotask(draft.tidy);
              }}
            />
          </Show>
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
              {f().presentButton}
            </button>
          </Show>
        </div>
      )}
    </Bound>
  );
}
