import { createUniqueId, For, type JSX, mergeProps, Show, splitProps } from 'solid-js';
import './field.css';

export interface FieldText {
  label: string;
  /** A label for screen readers only, where the place says it to the eye. */
  hideLabel?: boolean;
  description?: string | undefined;
  error?: string | undefined;
}

/** What ties a control to its label, its description and its error. */
export interface ControlIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label above, a hint and an error below: every control of every form stands in one. */
export function Field(props: FieldText & { class?: string; aside?: JSX.Element; children: (ids: ControlIds) => JSX.Element }) {
  const id = createUniqueId();
  const ids: ControlIds = {
    id,
    get 'aria-describedby'() {
      return [props.description && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
    },
    get 'aria-invalid'() {
      return props.error ? true : undefined;
    },
  };
  return (
    <div class={`field${props.class ? ` ${props.class}` : ''}`}>
      <div class="field-head" classList={{ 'hidden-visually': props.hideLabel === true }}>
        <label for={id} id={`${id}-label`}>
          {props.label}
        </label>
        {props.aside}
      </div>
      {props.children(ids)}
      <Show when={props.description}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.description}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  );
}

const FIELD_KEYS = ['label', 'hideLabel', 'description', 'error', 'class'] as const;
const fieldProps = (own: FieldText & { class?: string | undefined }): FieldText & { class?: string } =>
  mergeProps({ class: '' }, own) as FieldText & { class?: string };

export function TextField(given: FieldText & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [own, rest] = splitProps(mergeProps({ type: 'text' as const }, given), FIELD_KEYS);
  return <Field {...fieldProps(own)}>{(ids) => <input class="control" {...rest} {...ids} />}</Field>;
}

export function TextArea(given: FieldText & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const [own, rest] = splitProps(given, FIELD_KEYS);
  return <Field {...fieldProps(own)}>{(ids) => <textarea class="control" {...rest} {...ids} />}</Field>;
}

export interface Choice {
  value: string;
  label: string;
}

/** The system's own list: the best one there is on a phone. */
export function Select(
  given: FieldText & {
    value: string;
    choices: readonly Choice[];
    onChoose: (value: string) => void;
    disabled?: boolean;
    path?: string;
    class?: string;
  },
) {
  const [own, rest] = splitProps(given, FIELD_KEYS);
  return (
    <Field {...fieldProps(own)}>
      {(ids) => (
        <select
          class="control"
          disabled={rest.disabled}
          data-path={rest.path}
          {...ids}
          onChange={(event) => rest.onChoose(event.currentTarget.value)}
        >
          <For each={rest.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === rest.value}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

export function Switch(props: { label: string; checked: boolean; onToggle: (on: boolean) => void; disabled?: boolean; path?: string }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        checked={props.checked}
        disabled={props.disabled}
        data-path={props.path}
        onChange={(event) => props.onToggle(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
      <span>{props.label}</span>
    </label>
  );
}
