import X from 'lucide-solid/icons/x';
import { createUniqueId, type JSX, onMount } from 'solid-js';
import { IconButton } from '../../../ui/src/kit/Button.tsx';
import { words } from '../i18n/words.ts';
import './panel.css';

const w = words('shell');

/** Beside a list, what was chosen in it; on a phone, in its place. It has the focus when it opens, and Escape closes it. */
export function Panel(props: { title: string; actions?: JSX.Element; onClose: () => void; children: JSX.Element }) {
  const id = createUniqueId();
  let heading: HTMLHeadingElement | undefined;
  // After the router has put the focus to the page's own heading.
  onMount(() => requestAnimationFrame(() => heading?.focus({ preventScroll: true })));
  return (
    <section
      class="panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class="panel-head">
        <h2 id={id} ref={heading} tabindex="-1">
          {props.title}
        </h2>
        {props.actions}
        <IconButton label={w().close} onClick={() => props.onClose()}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <div class="panel-body">{props.children}</div>
    </section>
  );
}
