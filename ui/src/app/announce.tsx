import { createSignal } from 'solid-js';

const [message, setMessage] = createSignal('');

/** Says something to screen readers, politely. */
export function announce(text: string): void {
  setMessage(text);
}

export function LiveRegion() {
  return (
    <div class="hidden-visually" role="status" aria-live="polite">
      {message()}
    </div>
  );
}
