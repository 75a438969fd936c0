import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show, Suspense } from 'solid-js';
import { w } from './words.ts';
import './dialog.css';

export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children?: JSX.Element;
  /** Buttons, the one to press last. */
  actions?: JSX.Element;
  /** What has the focus first; without it the first thing that can have it, which is the button that closes. */
  startAt?: (dialog: HTMLElement) => HTMLElement | null | undefined;
}) {
  let content: HTMLDivElement | undefined;
  let opener: Element | null = null;
  const start = (event: Event) => {
    opener = document.activeElement;
    const { startAt } = props;
    if (!startAt) return;
    event.preventDefault();
    // Not at once: the library hears of a new layer a moment later, and would take the focus for one outside.
    setTimeout(() => content && startAt(content)?.focus());
  };
  /** To where it was taken from: the library knows of no button that opened it. Who has gone on to something else meanwhile stays there. */
  const giveBack = () => {
    if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
      opener.focus({ preventScroll: true });
  };
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" />
        <div class="dialog-place">
          <Kobalte.Content
            ref={(element: HTMLDivElement) => {
              content = element;
            }}
            class="dialog"
            onOpenAutoFocus={start}
            onCloseAutoFocus={giveBack}
          >
            <div class="dialog-head">
              <Kobalte.Title class="dialog-title">{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class="icon-button" aria-label={w().acts.close}>
                <X size={16} stroke-width={1.75} aria-hidden="true" />
              </Kobalte.CloseButton>
            </div>
            <Show when={props.description}>
              <Kobalte.Description class="dialog-description">{props.description}</Kobalte.Description>
            </Show>
            {/* What it reads may take its time: the page behind it stays, and with it the focus that it gives back. */}
            <Suspense>{props.children}</Suspense>
            <Show when={props.actions}>
              <div class="dialog-actions">{props.actions}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}
