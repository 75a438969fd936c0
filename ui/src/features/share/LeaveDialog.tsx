import { api } from '../../data/api.ts';
import { useResumeAct } from '../../data/queries.ts';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';

/** Leaving a résumé that somebody else owns. */
export function LeaveDialog(props: { id: string; title: string; me: string; onClose: () => void; onLeft: () => void }) {
  const leave = useResumeAct((resume: string) => api.removeMember(resume, props.me));
  return (
    <ActDialog
      title={`Leave “${props.title}”?`}
      description="You can then no longer open it. What you wrote stays. Its owner can invite you again."
      act="Leave"
      run={() => leave.mutateAsync(props.id)}
      onDone={() => {
        toast({ text: `You have left “${props.title}”.` });
        props.onLeft();
      }}
      onClose={props.onClose}
    />
  );
}
