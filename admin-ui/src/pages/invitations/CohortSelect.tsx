import { CohortId } from '#protocol/ids';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { useCohorts } from '../../data/cohorts.ts';
import { words } from '../../i18n/words.ts';

const w = words('invitations');

/** Which cohort people are put into. */
export function CohortSelect(props: { value: CohortId | null; onChoose: (cohort: CohortId | null) => void }) {
  const cohorts = useCohorts();
  return (
    <Select
      label={w().cohort}
      value={props.value ?? ''}
      choices={[{ value: '', label: w().noCohort }, ...(cohorts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      onChoose={(value) => props.onChoose(CohortId.safeParse(value).data ?? null)}
    />
  );
}
