import { For } from 'solid-js';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { toast } from '../../kit/toast.tsx';
import './factors.css';

const fileOf = (codes: readonly string[]) =>
  ['Recovery codes for Vitae', `Made on ${new Date().toLocaleDateString()}. Each works once.`, '', ...codes, ''].join('\n');

function save(codes: readonly string[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([fileOf(codes)], { type: 'text/plain' }));
  link.download = 'vitae-recovery-codes.txt';
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function copy(codes: readonly string[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast({ text: 'The codes are copied.' });
  } catch {
    toast({ text: 'The codes could not be copied.', detail: 'Select them, or download them.', tone: 'problem' });
  }
}

/** The codes, this once. */
export function RecoveryCodesDialog(props: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Keep your recovery codes"
      description="They let you in when you have lost your passkey or your app. Each works once. They are shown only now."
      actions={
        <>
          <Button onClick={() => void copy(props.codes)}>Copy</Button>
          <Button onClick={() => save(props.codes)}>Download</Button>
          <Button onClick={() => window.print()}>Print</Button>
          <Button look="primary" onClick={props.onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <ol class="recovery-codes">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ol>
    </Dialog>
  );
}
