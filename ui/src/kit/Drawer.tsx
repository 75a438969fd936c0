import X from 'lucide-solid/icons/x';
import { type JSX, onCleanup, onMount, Suspense } from 'solid-js';
import { IconButton } from './Button.tsx';
import './drawer.css';

/**
 * A panel beside the page, which stays usable: no dialog. Whoever opens it is led into it, Escape closes it, and they are back
 * where they were. Opened by an address, it takes the focus from nobody.
 */
export function Drawer(props: {
  title: string;
  /** What the button that closes it is called. */
  closeLabel: string;
  class?: string;
  onClose: () => void;
  children: JSX.Element;
}) {
  let panel: HTMLElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  const opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;

  onMount(() => {
    // What it holds may have begun where somebody writes.
    if (opener && !panel?.contains(document.activeElement)) heading?.focus({ preventScroll: true });
  });
  onCleanup(() => {
    const { activeElement } = document;
    // Who has gone on to something else meanwhile stays there.
    if (opener?.isConnected && (activeElement === document.body || panel?.contains(activeElement))) opener.focus({ preventScroll: true });
  });

  return (
    <aside
      class={props.class === undefined ? 'drawer' : `drawer ${props.class}`}
      aria-label={props.title}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
        props.onClose();
      }}
    >
      <div class="drawer-head">
        <h2 ref={heading} tabindex="-1">
          {props.title}
        </h2>
        <IconButton label={props.closeLabel} onClick={() => props.onClose()}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {/* What it reads may take its time: the panel itself is there, and has the focus. */}
      <Suspense>{props.children}</Suspense>
    </aside>
  );
}
