import Mail from 'lucide-solid/icons/mail';
import { createSignal, Show } from 'solid-js';
import type { Invite } from '#protocol/resume';
import { api } from '../../data/api.ts';
import { useMembersAct } from '../../data/members.ts';
import { sayError } from '../../data/words.ts';
import { fullDate } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { expiry, roleWords, w } from './words.ts';

/** An invitation that nobody has accepted yet. */
export function InviteRow(props: { id: string; invite: Invite; onRevoked: () => void }) {
  const [error, setError] = createSignal('');
  const resume = () => props.id;
  const revoke = useMembersAct(resume, (invite: string) => api.revokeInvite(props.id, invite));
  const again = useMembersAct(resume, ({ email, role }: Invite) => api.invite(props.id, { email, role }));

  const inviteAgain = async (invite: Invite) => {
    try {
      await again.mutateAsync(invite);
      toast({ text: w().invited.sentAgain(invite.email) });
    } catch (failure) {
      toast({ text: w().invited.notAgain(invite.email), detail: sayError(failure), tone: 'problem' });
    }
  };
  const takeBack = async () => {
    // The row is gone when this has worked.
    const { invite, onRevoked } = props;
    setError('');
    try {
      await revoke.mutateAsync(invite.id);
      toast({
        text: w().invited.takenBack(invite.email),
        action: { label: w().invited.again, run: () => void inviteAgain(invite) },
      });
      onRevoked();
    } catch (failure) {
      setError(sayError(failure));
    }
  };
  return (
    <li class="share-row">
      <span class="share-face share-letter" aria-hidden="true">
        <Mail size={14} stroke-width={1.75} />
      </span>
      <span class="share-name">
        {props.invite.email}
        <span class="share-when" title={fullDate(props.invite.expiresAt)}>
          {roleWords(props.invite.role)} · {expiry(props.invite.expiresAt, Date.now())}
        </span>
      </span>
      <Button look="quiet" busy={revoke.isPending} aria-label={w().invited.takeBackOf(props.invite.email)} onClick={() => void takeBack()}>
        {w().invited.takeBack}
      </Button>
      <div class="share-problem" role="alert">
        <Show when={error()}>
          <p class="field-error">{error()}</p>
        </Show>
      </div>
    </li>
  );
}
