import { createSignal } from 'solid-js';
import type { CohortId } from '#protocol/ids';
import { MAX_INVITED_AT_ONCE } from '#protocol/tenant-cohorts';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { TextArea } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { toast } from '../../../../ui/src/kit/toast.tsx';
import { useAct } from '../../data/ask.ts';
import { sayError } from '../../data/failure.ts';
import { words } from '../../i18n/words.ts';
import { Section } from '../../parts/Page.tsx';
import { addressesIn } from './addresses.ts';
import { CohortSelect } from './CohortSelect.tsx';

const w = words('invitations');

/** Invites some people whose addresses are typed. */
export function ByAddress() {
  const act = useAct([['invitations'], ['cohorts']]);
  const [text, setText] = createSignal('');
  const [cohort, setCohort] = createSignal<CohortId | null>(null);
  const [wrong, setWrong] = createSignal<string>();
  const [error, setError] = createSignal<string>();
  const invite = async () => {
    if (act.isPending) return;
    const { emails, wrong: bad } = addressesIn(text());
    setError(undefined);
    setWrong(
      bad !== null
        ? w().badAddress(bad)
        : emails.length === 0
          ? w().noAddress
          : emails.length > MAX_INVITED_AT_ONCE
            ? w().tooMany(MAX_INVITED_AT_ONCE)
            : undefined,
    );
    if (wrong() !== undefined) return;
    try {
      const told = await act.mutateAsync({ type: 'InvitePeople', people: emails.map((email) => ({ email })), cohort: cohort() });
      setText('');
      if (told !== null && 'waiting' in told) toast({ text: w().told(told.invited, told.moved + told.unchanged, told.waiting) });
    } catch (failure) {
      setError(sayError(failure));
    }
  };
  return (
    <Section title={w().some}>
      <form
        class="card card-padded dialog-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <TextArea
          label={w().addresses}
          description={w().addressesHint}
          rows={3}
          value={text()}
          error={wrong()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <CohortSelect value={cohort()} onChoose={setCohort} />
        <FormError text={error()} />
        <div class="page-actions">
          <Button type="submit" busy={act.isPending}>
            {w().invite}
          </Button>
        </div>
      </form>
    </Section>
  );
}
