import { For } from 'solid-js';
import { dayDate } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { toast } from '../../kit/toast.tsx';
import { w as shell } from '../../kit/words.ts';
import { w } from './words.ts';
import './factors.css';

const fileOf = (codes: readonly string[]) =>
  [w().codes.fileTitle, w().codes.fileMade(dayDate(new Date().toISOString())), '', ...codes, ''].join('\n');

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
    toast({ text: w().codes.copied });
  } catch {
    toast({ text: w().codes.notCopied, detail: w().codes.byHand, tone: 'problem' });
  }
}

/** The codes, this once. */
export function RecoveryCodesDialog(props: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w().codes.keep}
      description={w().codes.keepHint}
      actions={
        <>
          <Button onClick={() => void copy(props.codes)}>{shell().acts.copy}</Button>
          <Button onClick={() => save(props.codes)}>{w().codes.download}</Button>
          <Button onClick={() => window.print()}>{w().codes.print}</Button>
          <Button look="primary" onClick={props.onClose}>
            {w().codes.kept}
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
