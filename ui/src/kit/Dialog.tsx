import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import './dialog.css';

export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children?: JSX.Element;
  /** Buttons, the one to press last. */
  actions?: JSX.Element;
}) {
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" />
        <div class="dialog-place">
          <Kobalte.Content class="dialog">
            <div class="dialog-head">
              <Kobalte.Title class="dialog-title">{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class="icon-button" aria-label="Close">
                <X size={16} stroke-width={1.75} aria-hidden="true" />
              </Kobalte.CloseButton>
            </div>
            <Show when={props.description}>
              <Kobalte.Description class="dialog-description">{props.description}</Kobalte.Description>
            </Show>
            {props.children}
            <Show when={props.actions}>
              <div class="dialog-actions">{props.actions}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}
