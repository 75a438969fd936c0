import { createSignal } from 'solid-js';
import { INVITE_DAYS, InvitedRole } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { fieldError, sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { roleChoices } from './words.ts';

/** Invites somebody by e-mail. The field stays ready for the next address. */
export function InviteForm(props: { id: string }) {
  const [role, setRole] = createSignal<InvitedRole>('editor');
  const [error, setError] = createSignal<unknown>(null);
  const invite = useMembersAct(
    () => props.id,
    (body: { email: string; role: InvitedRole }) => api.invite(props.id, body),
  );
  let field: HTMLInputElement | undefined;

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (invite.isPending || !field) return;
    setError(null);
    try {
      const { email } = await invite.mutateAsync({ email: field.value, role: role() });
      field.value = '';
      toast({ text: `An invitation is on its way to ${email}.`, detail: `It can be accepted for ${INVITE_DAYS} days.` });
    } catch (failure) {
      setError(failure);
    }
    field.focus();
  };
  return (
    <form class="share-form" onSubmit={(event) => void submit(event)}>
      <TextField
        ref={(input: HTMLInputElement) => {
          field = input;
        }}
        class="share-email"
        label="Invite by e-mail"
        type="email"
        inputmode="email"
        autocomplete="off"
        placeholder="name@example.com"
        required
        maxLength={254}
        error={error() ? (fieldError(error(), 'email') ?? sayError(error())) : undefined}
      />
      <Select
        class="share-select"
        label="What they may do"
        value={role()}
        choices={roleChoices()}
        onChoose={(value) => setRole(InvitedRole.parse(value))}
      />
      <Button type="submit" look="primary" busy={invite.isPending}>
        Invite
      </Button>
    </form>
  );
}
