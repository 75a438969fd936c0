import { type JSX, mergeProps, splitProps } from 'solid-js';
import './button.css';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Shape {
  look?: Look;
  wide?: boolean;
}

const classOf = (shape: Shape, more?: string) =>
  ['button', `button-${shape.look ?? 'secondary'}`, shape.wide && 'button-wide', more].filter(Boolean).join(' ');

export type ButtonProps = Shape & JSX.ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean };

/** While `busy` it keeps its place in the tab order and says so, but does nothing. */
export function Button(given: ButtonProps) {
  const [own, rest] = splitProps(mergeProps({ type: 'button' as const }, given), ['look', 'wide', 'busy', 'class', 'children', 'onClick']);
  return (
    <button
      {...rest}
      class={classOf(own, own.class)}
      aria-busy={own.busy || undefined}
      aria-disabled={own.busy || undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault();
        else if (typeof own.onClick === 'function') own.onClick(event);
      }}
    >
      {own.children}
    </button>
  );
}

export function LinkButton(given: Shape & JSX.AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [own, rest] = splitProps(given, ['look', 'wide', 'class']);
  return <a {...rest} class={classOf(own, own.class)} />;
}

/** A button that is only an icon: its name is for screen readers and the tooltip. */
export function IconButton(given: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  const [own, rest] = splitProps(mergeProps({ type: 'button' as const }, given), ['label', 'class']);
  return <button {...rest} class={`icon-button${own.class ? ` ${own.class}` : ''}`} aria-label={own.label} title={own.label} />;
}
