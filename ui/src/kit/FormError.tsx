import { Show } from 'solid-js';
import './field.css';

/** What is wrong with a form as a whole, said aloud when it comes. */
export function FormError(props: { text: string | undefined }) {
  return (
    <div role="alert">
      <Show when={props.text}>
        <p class="form-error">{props.text}</p>
      </Show>
    </div>
  );
}
