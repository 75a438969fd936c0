import X from 'lucide-solid/icons/x';
import { createSignal, Show } from 'solid-js';
import { InvitedRole, type Member } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { sayError } from '../../data/words.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { IconButton } from '../../kit/Button.tsx';
import { Select } from '../../kit/Field.tsx';
import { roleChoices, roleWords, w } from './words.ts';

/** Somebody who may open the résumé: as what, and for its owner how to change that. */
export function MemberRow(props: { id: string; member: Member; isMe: boolean; canChange: boolean; onRemove: () => void }) {
  const [error, setError] = createSignal('');
  const setRole = useMembersAct(
    () => props.id,
    (role: InvitedRole) => api.setRole(props.id, props.member.user, role),
    (now, role) => ({
      ...now,
      members: now.members.map((member) => (member.user === props.member.user ? { ...member, role } : member)),
    }),
  );
  const choose = async (value: string) => {
    setError('');
    try {
      await setRole.mutateAsync(InvitedRole.parse(value));
    } catch (failure) {
      setError(sayError(failure));
    }
  };
  return (
    <li class="share-row">
      <span class="share-face" aria-hidden="true">
        <Avatar id={props.member.user} name={props.member.name} />
      </span>
      <span class="share-name">
        {props.member.name}
        <Show when={props.isMe}>
          <span class="muted"> {w().you}</span>
        </Show>
      </span>
      <Show when={props.canChange} fallback={<span class="share-role">{roleWords(props.member.role)}</span>}>
        <Select
          label={w().roleOf(props.member.name)}
          hideLabel
          class="share-select"
          value={props.member.role}
          choices={roleChoices()}
          onChoose={(value) => void choose(value)}
        />
        <IconButton label={w().remove.open(props.member.name)} aria-haspopup="dialog" onClick={props.onRemove}>
          <X size={16} stroke-width={1.75} aria-hidden="true" />
        </IconButton>
      </Show>
      <div class="share-problem" role="alert">
        <Show when={error()}>
          <p class="field-error">{error()}</p>
        </Show>
      </div>
    </li>
  );
}
