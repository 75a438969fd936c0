import type { Member } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { toast } from '../../kit/toast.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { w } from './words.ts';

export function RemoveDialog(props: { id: string; title: string; member: Member; onClose: () => void; onRemoved: () => void }) {
  const remove = useMembersAct(
    () => props.id,
    (user: string) => api.removeMember(props.id, user),
  );
  return (
    <ActDialog
      title={w().remove.title(props.member.name)}
      description={w().remove.text(props.member.name, props.title)}
      act={w().remove.act}
      run={() => remove.mutateAsync(props.member.user)}
      onDone={() => {
        toast({ text: w().remove.done(props.member.name) });
        props.onRemoved();
      }}
      onClose={props.onClose}
    />
  );
}
