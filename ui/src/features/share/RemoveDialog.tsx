import type { Member } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';

export function RemoveDialog(props: { id: string; title: string; member: Member; onClose: () => void; onRemoved: () => void }) {
  const remove = useMembersAct(
    () => props.id,
    (user: string) => api.removeMember(props.id, user),
  );
  return (
    <ActDialog
      title={`Remove ${props.member.name}?`}
      description={`${props.member.name} can then no longer open “${props.title}”. What they wrote stays. You can invite them again.`}
      act="Remove"
      run={() => remove.mutateAsync(props.member.user)}
      onDone={() => {
        toast({ text: `${props.member.name} was removed.` });
        props.onRemoved();
      }}
      onClose={props.onClose}
    />
  );
}
