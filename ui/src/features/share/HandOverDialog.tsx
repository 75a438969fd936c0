import { createSignal, untrack } from 'solid-js';
import type { Member } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { Select } from '../../kit/Field.tsx';
import { ActDialog } from '../asking/ActDialog.tsx';
import { w } from './words.ts';

/** Makes another member the owner. What has become of one's own role is then said by the editor. */
export function HandOverDialog(props: {
  id: string;
  title: string;
  others: readonly Member[];
  onClose: () => void;
  onHandedOver: () => void;
}) {
  // Fixed from the start: should this person leave meanwhile, the server refuses, and nobody else becomes the owner unasked.
  const [chosen, choose] = createSignal<string>(untrack(() => props.others[0]?.user ?? ''));
  const handOver = useMembersAct(
    () => props.id,
    (user: string) => api.setRole(props.id, user, 'owner'),
  );
  return (
    <ActDialog
      title={w().handOver.title(props.title)}
      description={w().handOver.text}
      act={w().handOver.act}
      run={() => handOver.mutateAsync(chosen())}
      onDone={props.onHandedOver}
      onClose={props.onClose}
    >
      <Select
        label={w().handOver.to}
        value={chosen()}
        choices={props.others.map((member) => ({ value: member.user, label: member.name }))}
        onChoose={choose}
      />
    </ActDialog>
  );
}
