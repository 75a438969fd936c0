import { createSignal, For, Show } from 'solid-js';
import { ReportReason } from '#protocol/pages';
import type { Decision, ModerationCase } from '#protocol/tenant-moderation';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { useAccess, useMay } from '../../app/access.tsx';
import { type Command, useAct } from '../../data/ask.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';
import { decisionsFor } from './queue.ts';

const w = words('moderation');

/** What a moderator may do about a case as it stands. */
export function CaseActs(props: { case: ModerationCase }) {
  const access = useAccess();
  const may = useMay();
  const act = useAct<Command<'ClaimCase' | 'ReturnCase' | 'DecideCase' | 'DecideAppeal'>>([['cases'], ['people'], ['audit']]);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const [reason, setReason] = createSignal<ReportReason>('other');
  const isMine = () => props.case.state === 'claimed' && props.case.claimedBy === access().me.id;

  const quick = async (type: 'ClaimCase' | 'ReturnCase', done: string) => {
    try {
      await act.mutateAsync({ type, id: props.case.id });
      toast({ text: done });
    } catch (failure) {
      toast({ text: sayError(failure), tone: 'problem' });
    }
  };
  const decide = (decision: Decision) => {
    const { id, slug, reports } = props.case;
    setReason(reports[0]?.reason ?? 'other');
    setAsking({
      title: w().decideTitle(w().decisions[decision], slug),
      text: w().decideTexts[decision],
      submit: w().decisions[decision],
      danger: decision === 'unpublish' || decision === 'suspend-owner',
      asksWhy: true,
      done: w().decided,
      run: (why) => act.mutateAsync({ type: 'DecideCase', id, decision, reason: reason(), why }),
    });
  };
  const answer = (granted: boolean) => {
    const { id, slug } = props.case;
    setAsking({
      title: granted ? w().grantTitle(slug) : w().refuseTitle(slug),
      text: granted ? w().grantText : w().refuseText,
      submit: granted ? w().grant : w().refuse,
      asksWhy: true,
      done: w().decided,
      run: (why) => act.mutateAsync({ type: 'DecideAppeal', id, granted, why }),
    });
  };

  return (
    <Show when={may('DecideCase')}>
      <div class="chips section">
        <Show when={props.case.state === 'open'}>
          <Button look="primary" busy={act.isPending} onClick={() => void quick('ClaimCase', w().claimed)}>
            {w().claim}
          </Button>
        </Show>
        <For each={decisionsFor(props.case, access().me.id)}>
          {(decision) => <Button onClick={() => decide(decision)}>{w().decisions[decision]}</Button>}
        </For>
        <Show when={isMine()}>
          <Button look="quiet" busy={act.isPending} onClick={() => void quick('ReturnCase', w().givenBack)}>
            {w().giveBack}
          </Button>
        </Show>
        <Show when={props.case.appeal?.state === 'open'}>
          <Button onClick={() => answer(true)}>{w().grant}</Button>
          <Button onClick={() => answer(false)}>{w().refuse}</Button>
        </Show>
      </div>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <Show when={asking() && props.case.appeal?.state !== 'open'}>
          <Select
            label={w().reason}
            value={reason()}
            choices={ReportReason.options.map((value) => ({ value, label: w().reasons[value] }))}
            onChoose={(value) => setReason(ReportReason.parse(value))}
          />
        </Show>
      </ActDialog>
    </Show>
  );
}
