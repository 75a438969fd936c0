import { createEffect } from 'solid-js';
import { replaceText } from '../../../text/caret.ts';

interface DraftPorts<T> {
  value: () => T;
  read: (text: string) => T;
  write: (value: T) => string;
  same: (a: T, b: T) => boolean;
}

/**
 * A control whose text is a notation of its value. While the text on screen means the value, it stays as it was typed; when the
 * value becomes another (somebody else's edit), it is written anew.
 */
export function createDraft<T>(ports: DraftPorts<T>) {
  let control: HTMLInputElement | HTMLTextAreaElement | undefined;
  const show = () => {
    const value = ports.value();
    if (control && !ports.same(ports.read(control.value), value)) replaceText(control, ports.write(value));
  };
  return {
    bind: (element: HTMLInputElement | HTMLTextAreaElement) => {
      control = element;
      element.value = ports.write(ports.value());
      createEffect(show);
    },
    /** Puts the text in its usual form, once the person has left. */
    tidy: () => {
      if (control) control.value = ports.write(ports.value());
    },
    control: () => control,
  };
}
