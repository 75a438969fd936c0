import { Toast, toaster } from '@kobalte/core/toast';
import X from 'lucide-solid/icons/x';
import { onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { w } from './words.ts';
import './toast.css';

export interface ToastContent {
  text: string;
  detail?: string;
  tone?: 'plain' | 'problem';
  /** Undo, retry, download. */
  action?: { label: string; run: () => void };
}

/**
 * Ends in `ms`, but never while it is pointed at or has the focus: then the time begins anew. Our own clock: the library's loses
 * count when the window loses and regains the focus, and takes the toast, and its Undo, away at once.
 */
function createStay(end: () => void, ms: number) {
  let timer = setTimeout(end, ms);
  const hold = () => clearTimeout(timer);
  const resume = () => {
    clearTimeout(timer);
    timer = setTimeout(end, ms);
  };
  onCleanup(hold);
  return { onPointerEnter: hold, onFocusIn: hold, onPointerLeave: resume, onFocusOut: resume };
}

/** A short word at the bottom, announced politely, that stays while it is pointed at; with an act it stays longer. */
export function toast(content: ToastContent): void {
  toaster.show((props) => {
    const stay = createStay(() => toaster.dismiss(props.toastId), content.action ? 12_000 : 5_000);
    return (
      <Toast
        as="div"
        toastId={props.toastId}
        class="toast"
        classList={{ 'toast-problem': content.tone === 'problem' }}
        persistent
        {...stay}
        priority="low"
      >
        <div class="toast-text">
          <Toast.Title class="toast-title">{content.text}</Toast.Title>
          <Show when={content.detail}>
            <Toast.Description class="toast-detail">{content.detail}</Toast.Description>
          </Show>
        </div>
        <Show when={content.action} keyed>
          {(action) => (
            <button
              type="button"
              class="toast-action"
              onClick={() => {
                toaster.dismiss(props.toastId);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </Show>
        <Toast.CloseButton class="toast-close" aria-label={w().acts.dismiss}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </Toast.CloseButton>
      </Toast>
    );
  });
}

export function ToastRegion() {
  return (
    <Portal>
      <Toast.Region aria-label={w().notifications('{hotkey}')} limit={3} swipeDirection="down">
        <Toast.List as="div" class="toasts" />
      </Toast.Region>
    </Portal>
  );
}
