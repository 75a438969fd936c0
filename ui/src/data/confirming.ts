import { createSignal } from 'solid-js';
import { ProblemError } from './http.ts';

/** Somebody was asked to prove that it is them, and would not. */
export class NotConfirmed extends Error {
  constructor() {
    super('not confirmed');
  }
}

interface Asking {
  done(): void;
  cancelled(): void;
}
const [asking, setAsking] = createSignal<Asking | null>(null);

/** The question that is open, for the one dialog that asks it (`ConfirmRegion`). */
export { asking };

let open: Promise<void> | null = null;

function ask(): Promise<void> {
  open ??= new Promise<void>((resolve, reject) => {
    const close = (end: () => void) => () => {
      open = null;
      setAsking(null);
      end();
    };
    setAsking({ done: close(resolve), cancelled: close(() => reject(new NotConfirmed())) });
  });
  return open;
}

/**
 * Does something that the server may refuse until the person has proved again that it is them: then they are asked, and it is done
 * once more. @throws NotConfirmed when they would not
 */
export async function confirmed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'step_up_required')) throw error;
  }
  await ask();
  return act();
}
