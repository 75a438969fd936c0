import { createSignal, For, type JSX, Match, Switch } from 'solid-js';
import { useProfile } from '../../../app/profile.ts';
import { useTemplateOffer } from '../../../data/tenant-rules.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { w as shell } from '../../../kit/words.ts';
import { useAct } from '../../asking/useAct.ts';
import { pictureOf } from '../../design/pictures.ts';
import { w } from '../words.ts';
import { type Answers, noAnswers } from './answers.ts';
import './start.css';

const QUESTIONS = ['who', 'reach', 'work', 'learn', 'look'] as const;
const LOOKS = [
  ['classic', 'classic'],
  ['modern', 'modern'],
  ['engineer', 'compact'],
  ['sidebar-left', 'sidebar'],
  ['creative', 'colour'],
  ['minimalist', 'minimal'],
] as const;

/** Five questions, and the résumé has its first content. Every one may be left out; going back loses nothing. */
export function GuidedStart(props: { begin: (answers: Answers) => Promise<unknown>; onClose: () => void }) {
  const me = useProfile();
  const [step, setStep] = createSignal(0);
  const [answers, setAnswers] = createSignal(noAnswers(me().name, me().email));
  const acting = useAct();
  const offer = useTemplateOffer();
  const looks = () => LOOKS.filter(([id]) => offer()?.allowed?.includes(id) ?? true);
  const usual = () => (offer()?.prescribed.length ? '' : (looks()[0]?.[0] ?? ''));
  const isLast = () => step() === QUESTIONS.length - 1;
  const q = () => w().questions;
  const question = () => {
    const name = QUESTIONS[step()];
    return name && q()[name];
  };
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
      title={question()?.title ?? ''}
      description={question()?.hint ?? ''}
      startAt={(dialog) => dialog.querySelector<HTMLElement>('form input')}
      actions={
        <>
          <Button onClick={() => (step() === 0 ? props.onClose() : go(step() - 1))}>{step() === 0 ? shell().acts.cancel : q().back}</Button>
          <Button look="primary" busy={acting.busy()} onClick={() => form?.requestSubmit()}>
            {isLast() ? q().begin : q().next}
          </Button>
        </>
      }
    >
      <p class="guided-step" role="status">
        {q().step(step() + 1, QUESTIONS.length)}
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
            {text('name', q().name, { autocomplete: 'name' })}
            {text('headline', q().headline, { placeholder: q().headlineExample })}
          </Match>
          <Match when={step() === 1}>
            {text('email', q().email, { type: 'email', autocomplete: 'email' })}
            {text('phone', q().phone, { type: 'tel', autocomplete: 'tel' })}
            {text('city', q().city, { autocomplete: 'address-level2' })}
          </Match>
          <Match when={step() === 2}>
            {text('position', q().position)}
            {text('company', q().employer)}
            {text('since', q().since, { placeholder: q().sinceExample })}
          </Match>
          <Match when={step() === 3}>
            {text('study', q().study)}
            {text('school', q().school)}
          </Match>
          <Match when={step() === 4}>
            <fieldset class="guided-looks">
              <legend class="hidden-visually">{q().template}</legend>
              <For each={looks()}>
                {([id, name]) => (
                  <label class="guided-look">
                    <input
                      type="radio"
                      name="template"
                      checked={(answers().template || usual()) === id}
                      onChange={() => setAnswers({ ...answers(), template: id })}
                    />
                    <img src={pictureOf(id)} alt="" width="120" height="170" />
                    <span>{q().looks[name]}</span>
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
