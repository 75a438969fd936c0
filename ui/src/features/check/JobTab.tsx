import { createMemo, For, Show } from 'solid-js';
import { JOB_MAX_LENGTH, type PresentTerm } from '#review/match';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { useEditor } from '../editor/context.tsx';
import { sectionTitle } from '../editor/kinds.ts';
import { useCheck, useGoTo } from './context.tsx';

/** A job description beside the résumé: which of its terms are there and where, and which are not. */
export function JobTab() {
  const check = useCheck();
  const editor = useEditor();
  const goTo = useGoTo();
  const found = () => check.match();
  const isEmpty = () => check.job().trim() === '';
  const hasNothing = () => found().present.length + found().missing.length === 0;
  const titles = createMemo(
    () => new Map([['basics', 'You'], ...editor.state.document.sections.map((section) => [section.id, sectionTitle(section)] as const)]),
  );
  const titleOf = (section: string) => titles().get(section) ?? '';
  const whereOf = ({ where }: PresentTerm) =>
    where.map(({ section, count }) => (count > 1 ? `${titleOf(section)} ×${count}` : titleOf(section))).join(', ');
  const clear = () => {
    const text = check.job();
    check.setJob('');
    document.querySelector<HTMLElement>('.check-job textarea')?.focus();
    toast({ text: 'The job description is gone.', action: { label: 'Undo', run: () => check.setJob(text) } });
  };
  return (
    <>
      <div class="check-job">
        <TextArea
          label="Job description"
          description="It stays on this device."
          placeholder="Paste what the job asks for"
          rows={isEmpty() ? 8 : 5}
          dir="auto"
          maxLength={JOB_MAX_LENGTH}
          value={check.job()}
          onInput={(event) => check.setJob(event.currentTarget.value)}
        />
        <Show when={!isEmpty()}>
          <Button look="quiet" onClick={clear}>
            Clear
          </Button>
        </Show>
      </div>
      <Show
        when={!isEmpty()}
        fallback={
          <p class="check-note">
            You see which of its words your résumé has, where they are, and which are missing. Words are compared as they are written:
            nothing is guessed, and there is no score.
          </p>
        }
      >
        <Show when={!hasNothing()} fallback={<p class="check-note">No terms were found in this text yet.</p>}>
          <section class="check-group" aria-label="In your résumé">
            <h3>
              In your résumé <span class="check-number">{found().present.length}</span>
            </h3>
            <Show when={found().present.length > 0} fallback={<p class="check-note">None of its terms yet.</p>}>
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
            <section class="check-group" aria-label="Not in your résumé">
              <h3>
                Not in your résumé <span class="check-number">{found().missing.length}</span>
              </h3>
              <p class="check-note">Add one only if it is true.</p>
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
              <summary>By section</summary>
              <dl class="check-sections">
                <For each={found().bySection}>
                  {({ section, terms }) => (
                    <>
                      <dt dir="auto">
                        {titleOf(section)} <span class="check-number">{terms.length}</span>
                      </dt>
                      <dd dir="auto">{terms.join(', ')}</dd>
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
