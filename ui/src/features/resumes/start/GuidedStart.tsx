import { createSignal, For, type JSX, Match, Switch } from 'solid-js';
import { useProfile } from '../../../app/SignedIn.tsx';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { useAct } from '../../asking/useAct.ts';
import { pictureOf } from '../../design/pictures.ts';
import { type Answers, noAnswers } from './answers.ts';
import './start.css';

const QUESTIONS = [
  { title: 'Who are you?', hint: 'As it should stand at the top of the page.' },
  { title: 'How can you be reached?', hint: 'Employers write or call; the city is enough of an address.' },
  { title: 'Where do you work, or did last?', hint: 'One job is enough for now. Leave it empty if this is your first.' },
  { title: 'What did you learn?', hint: 'Your last school, university or training.' },
  { title: 'How should it look?', hint: 'You can change this at any time, and nothing is lost.' },
] as const;
const LOOKS = [
  ['classic', 'Classic'],
  ['modern', 'Modern'],
  ['engineer', 'Compact'],
  ['sidebar-left', 'Sidebar'],
  ['creative', 'Colour'],
  ['minimalist', 'Minimal'],
] as const;

/** Five questions, and the résumé has its first content. Every one may be left out; going back loses nothing. */
export function GuidedStart(props: { begin: (answers: Answers) => Promise<unknown>; onClose: () => void }) {
  const me = useProfile();
  const [step, setStep] = createSignal(0);
  const [answers, setAnswers] = createSignal(noAnswers(me().name, me().email));
  const acting = useAct();
  const isLast = () => step() === QUESTIONS.length - 1;
  let form: HTMLFormElement | undefined;
  const go = (to: number) => {
    setStep(to);
    queueMicrotask(() => form?.querySelector<HTMLElement>('input:checked, input')?.focus());
  };
  const text = (field: keyof Answers, label: string, more: JSX.InputHTMLAttributes<HTMLInputElement> = {}) => (
    <TextField
      label={label}
      value={answers()[field]}
      maxLength={200}
      {...more}
      onInput={(event) => setAnswers({ ...answers(), [field]: event.currentTarget.value })}
    />
  );
  const next = () => {
    const { begin } = props;
    if (isLast()) void acting.run(() => begin(answers()));
    else go(step() + 1);
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={QUESTIONS[step()]?.title ?? ''}
      description={QUESTIONS[step()]?.hint ?? ''}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('form input')}
      actions={
        <>
          <Button onClick={() => (step() === 0 ? props.onClose() : go(step() - 1))}>{step() === 0 ? 'Cancel' : 'Back'}</Button>
          <Button look="primary" busy={acting.busy()} onClick={() => form?.requestSubmit()}>
            {isLast() ? 'Begin the résumé' : 'Next'}
          </Button>
        </>
      }
    >
      <p class="guided-step" role="status">
        Question {step() + 1} of {QUESTIONS.length}
      </p>
      <form
        class="dialog-form"
        ref={(element) => {
          form = element;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <Switch>
          <Match when={step() === 0}>
            {text('name', 'Name', { autocomplete: 'name' })}
            {text('headline', 'What you do, or want to do', { placeholder: 'Nurse, electrician, product designer…' })}
          </Match>
          <Match when={step() === 1}>
            {text('email', 'E-mail', { type: 'email', autocomplete: 'email' })}
            {text('phone', 'Phone', { type: 'tel', autocomplete: 'tel' })}
            {text('city', 'City', { autocomplete: 'address-level2' })}
          </Match>
          <Match when={step() === 2}>
            {text('position', 'Position')}
            {text('company', 'Employer')}
            {text('since', 'Since', { placeholder: 'March 2023' })}
          </Match>
          <Match when={step() === 3}>
            {text('study', 'Subject or degree')}
            {text('school', 'School')}
          </Match>
          <Match when={step() === 4}>
            <fieldset class="guided-looks">
              <legend class="hidden-visually">Template</legend>
              <For each={LOOKS}>
                {([id, name]) => (
                  <label class="guided-look">
                    <input
                      type="radio"
                      name="template"
                      checked={answers().template === id}
                      onChange={() => setAnswers({ ...answers(), template: id })}
                    />
                    <img src={pictureOf(id)} alt="" width="120" height="170" />
                    <span>{name}</span>
                  </label>
                )}
              </For>
            </fieldset>
          </Match>
        </Switch>
        <FormError text={acting.error()} />
        {/* Enter in a field goes on. */}
        <button type="submit" hidden tabindex="-1" />
      </form>
    </Dialog>
  );
}
