import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Invite, Member } from '#protocol/resume';
import { useMembers } from '../../data/members.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { PublicLinks } from '../links/PublicLinks.tsx';
import { CoachReview } from './CoachReview.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { InviteForm } from './InviteForm.tsx';
import { InviteRow } from './InviteRow.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { MemberRow } from './MemberRow.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { w } from './words.ts';
import './share.css';

/** What is being asked on top: about one person, or about oneself. */
type Asking = { remove: Member } | 'hand-over' | 'leave';

/** Who may open a résumé, and as what. Its owner changes it; the others see it and may leave. */
export function ShareDialog(props: { id: string; title: string; isOwner: boolean; me: string; onClose: () => void; onLeft: () => void }) {
  const answer = useMembers(() => props.id);
  const [asking, setAsking] = createSignal<Asking | null>(null);
  let heading: HTMLHeadingElement | undefined;

  const members = createMemo(() =>
    [...(answer.data?.members ?? [])].sort(
      (a, b) => Number(b.role === 'owner') - Number(a.role === 'owner') || a.since.localeCompare(b.since),
    ),
  );
  const invites = createMemo<Invite[]>(() => (props.isOwner ? (answer.data?.invites ?? []) : []));
  const others = createMemo(() => members().filter(({ user }) => user !== props.me));
  const settle = () => setAsking(null);
  /** The row that had the focus is gone. */
  const goOn = () => {
    settle();
    // After the closed dialog has tried to give the focus back.
    setTimeout(() => heading?.focus());
  };
  const leaver = () => {
    const now = asking();
    return typeof now === 'object' ? now?.remove : undefined;
  };

  return (
    <Dialog open onClose={props.onClose} title={w().title(props.title)}>
      <Show when={props.isOwner} fallback={<p class="share-note">{w().ownerOnly}</p>}>
        <InviteForm id={props.id} />
      </Show>
      <section class="share-part">
        <h3 ref={heading} tabindex="-1">
          {w().people}
        </h3>
        <Switch>
          <Match when={answer.isError && !answer.data}>
            <div class="share-trouble" role="alert">
              <p>{w().listFailed(sayError(answer.error))}</p>
              <Button onClick={() => void answer.refetch()}>{w().tryAgain}</Button>
            </div>
          </Match>
          <Match when={!answer.data}>
            <Delayed>
              <Skeleton height="40px" />
              <Skeleton height="40px" />
            </Delayed>
          </Match>
          <Match when={true}>
            {/* By id: a row stays, and keeps the focus, when what it says changes. */}
            <ul class="share-list">
              <For each={members().map(({ user }) => user)}>
                {(user) => (
                  <Show when={members().find((member) => member.user === user)}>
                    {(member) => (
                      <MemberRow
                        id={props.id}
                        member={member()}
                        isMe={user === props.me}
                        canChange={props.isOwner && user !== props.me}
                        onRemove={() => setAsking({ remove: member() })}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ul>
            <Show when={others().length === 0 && invites().length === 0}>
              <p class="share-note">{w().onlyYou}</p>
            </Show>
          </Match>
        </Switch>
      </section>
      <Show when={invites().length > 0}>
        <section class="share-part">
          <h3>{w().invited.heading}</h3>
          <ul class="share-list">
            <For each={invites().map(({ id }) => id)}>
              {(id) => (
                <Show when={invites().find((invite) => invite.id === id)}>
                  {(invite) => <InviteRow id={props.id} invite={invite()} onRevoked={goOn} />}
                </Show>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={props.isOwner}>
        <PublicLinks resume={props.id} />
        <CoachReview resume={props.id} />
      </Show>
      <Show when={answer.data && (!props.isOwner || others().length > 0)}>
        <div class="share-foot">
          <Show when={props.isOwner} fallback={<Button onClick={() => setAsking('leave')}>{w().leave.open}</Button>}>
            <Button look="quiet" onClick={() => setAsking('hand-over')}>
              {w().handOver.open}
            </Button>
          </Show>
        </div>
      </Show>

      <Show when={leaver()} keyed>
        {(member) => <RemoveDialog id={props.id} title={props.title} member={member} onClose={settle} onRemoved={goOn} />}
      </Show>
      <Show when={asking() === 'hand-over'}>
        <HandOverDialog id={props.id} title={props.title} others={others()} onClose={settle} onHandedOver={goOn} />
      </Show>
      <Show when={asking() === 'leave'}>
        <LeaveDialog id={props.id} title={props.title} me={props.me} onClose={settle} onLeft={props.onLeft} />
      </Show>
    </Dialog>
  );
}
