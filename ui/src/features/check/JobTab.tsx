import { createMemo, For, Show } from 'solid-js';
import { JOB_MAX_LENGTH, type PresentTerm } from '#review/match';
import { number } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { sectionTitle } from '../editor/kinds.ts';
import { useCheck, useGoTo } from './context.tsx';
import { w } from './words.ts';

/** A job description beside the résumé: which of its terms are there and where, and which are not. */
export function JobTab() {
  const check = useCheck();
  const editor = useEditor();
  const goTo = useGoTo();
  const found = () => check.match();
  const isEmpty = () => check.job().trim() === '';
  const hasNothing = () => found().present.length + found().missing.length === 0;
  const titles = createMemo(
    () =>
      new Map([['basics', w().job.you], ...editor.state.document.sections.map((section) => [section.id, sectionTitle(section)] as const)]),
  );
  const titleOf = (section: string) => titles().get(section) ?? '';
  const whereOf = ({ where }: PresentTerm) =>
    w().job.joined(where.map(({ section, count }) => (count > 1 ? w().job.times(titleOf(section), count) : titleOf(section))));
  const clear = () => {
    const text = check.job();
    check.setJob('');
    document.querySelector<HTMLElement>('.check-job textarea')?.focus();
    toast({ text: w().job.gone, action: { label: w().undo, run: () => check.setJob(text) } });
  };
  return (
    <>
      <div class="check-job">
        <TextArea
          label={w().job.label}
          description={w().job.hint}
          placeholder={w().job.placeholder}
          rows={isEmpty() ? 8 : 5}
          dir="auto"
          maxLength={JOB_MAX_LENGTH}
          value={check.job()}
          onInput={(event) => check.setJob(event.currentTarget.value)}
        />
        <Show when={!isEmpty()}>
          <Button look="quiet" onClick={clear}>
            {w().job.clear}
          </Button>
        </Show>
      </div>
      <Show when={!isEmpty()} fallback={<p class="check-note">{w().job.explanation}</p>}>
        <Show when={!hasNothing()} fallback={<p class="check-note">{w().job.noTerms}</p>}>
          <section class="check-group" aria-label={w().job.present}>
            <h3>
              {w().job.present} <span class="check-number">{number(found().present.length)}</span>
            </h3>
            <Show when={found().present.length > 0} fallback={<p class="check-note">{w().job.nonePresent}</p>}>
              <ul class="terms">
                <For each={found().present}>
                  {(term) => (
                    <li>
                      <button type="button" class="term term-present" onClick={() => goTo(term.where[0]?.place ?? null)}>
                        <span class="term-text" dir="auto">
                          {term.text}
                        </span>
                        <span class="term-where" dir="auto">
                          {whereOf(term)}
                        </span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </section>
          <Show when={found().missing.length > 0}>
            <section class="check-group" aria-label={w().job.missing}>
              <h3>
                {w().job.missing} <span class="check-number">{number(found().missing.length)}</span>
              </h3>
              <p class="check-note">{w().job.onlyIfTrue}</p>
              <ul class="terms">
                <For each={found().missing}>
                  {({ text }) => (
                    <li class="term" dir="auto">
                      {text}
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
          <Show when={found().bySection.length > 0}>
            <details class="check-more">
              <summary>{w().job.bySection}</summary>
              <dl class="check-sections">
                <For each={found().bySection}>
                  {({ section, terms }) => (
                    <>
                      <dt dir="auto">
                        {titleOf(section)} <span class="check-number">{number(terms.length)}</span>
                      </dt>
                      <dd dir="auto">{w().job.joined(terms)}</dd>
                    </>
                  )}
                </For>
              </dl>
            </details>
          </Show>
        </Show>
      </Show>
    </>
  );
}
