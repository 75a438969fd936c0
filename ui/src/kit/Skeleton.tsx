import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import './skeleton.css';

/** Shows its children only when waiting has lasted: a flash of grey is worse than nothing. */
export function Delayed(props: { children: JSX.Element }) {
  const [shown, show] = createSignal(false);
  const timer = setTimeout(() => show(true), 150);
  onCleanup(() => clearTimeout(timer));
  return <Show when={shown()}>{props.children}</Show>;
}

export function Skeleton(props: { width?: string; height?: string; class?: string }) {
  return (
    <span
      class={`skeleton${props.class ? ` ${props.class}` : ''}`}
      aria-hidden="true"
      style={{ width: props.width ?? '100%', height: props.height ?? '1em' }}
    />
  );
}
