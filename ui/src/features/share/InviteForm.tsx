import { createSignal } from 'solid-js';
import { INVITE_DAYS, InvitedRole } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { fieldError, sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { roleChoices, w } from './words.ts';

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
      toast({ text: w().invite.sent(email), detail: w().invite.sentFor(INVITE_DAYS) });
    } catch (failure) {
      setError(failure);
    }
    field.focus();
  };
  const problem = () => {
    if (!error()) return undefined;
    return fieldError(error(), 'email') === undefined ? sayError(error()) : w().invite.noAddress;
  };
  return (
    <form class="share-form" onSubmit={(event) => void submit(event)}>
      <TextField
        ref={(input: HTMLInputElement) => {
          field = input;
        }}
        class="share-email"
        label={w().invite.email}
        type="email"
        inputmode="email"
        autocomplete="off"
        placeholder={w().invite.example}
        required
        maxLength={254}
        error={problem()}
      />
      <Select
        class="share-select"
        label={w().invite.role}
        value={role()}
        choices={roleChoices()}
        onChoose={(value) => setRole(InvitedRole.parse(value))}
      />
      <Button type="submit" look="primary" busy={invite.isPending}>
        {w().invite.send}
      </Button>
    </form>
  );
}
