import { api } from '../../data/api.ts';
import { useResumeAct } from '../../data/queries.ts';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { w } from './words.ts';

/** Leaving a résumé that somebody else owns. */
export function LeaveDialog(props: { id: string; title: string; me: string; onClose: () => void; onLeft: () => void }) {
  const leave = useResumeAct((resume: string) => api.removeMember(resume, props.me));
  return (
    <ActDialog
      title={w().leave.title(props.title)}
      description={w().leave.text}
      act={w().leave.act}
      run={() => leave.mutateAsync(props.id)}
      onDone={() => {
        toast({ text: w().leave.done(props.title) });
        props.onLeft();
      }}
      onClose={props.onClose}
    />
  );
}
