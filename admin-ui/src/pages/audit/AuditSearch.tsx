import { Show } from 'solid-js';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Select, TextField } from '../../../../ui/src/kit/Field.tsx';
import { ADMIN_ACTS } from '../../data/acts.ts';
import { words } from '../../i18n/words.ts';
import { type AuditFields, queryOf } from './filter.ts';

const w = words('audit');

/** What is asked of the log. Fields take effect when they are left. */
export function AuditSearch(props: {
  fields: AuditFields;
  wrong: readonly (keyof AuditFields)[];
  onChange: (fields: AuditFields) => void;
}) {
  const idError = (key: 'actor' | 'subject') => (props.wrong.includes(key) ? w().badId : undefined);
  const set = (key: keyof AuditFields) => (event: { currentTarget: { value: string } }) =>
    props.onChange({ ...props.fields, [key]: event.currentTarget.value.trim() });
  return (
    <search class="filters">
      <Select
        label={w().act}
        value={props.fields.act}
        choices={[{ value: '', label: w().anyAct }, ...ADMIN_ACTS.map((act) => ({ value: act, label: act }))]}
        onChoose={(act) => props.onChange({ ...props.fields, act })}
      />
      <TextField label={w().actor} placeholder={w().idHint} value={props.fields.actor} error={idError('actor')} onChange={set('actor')} />
      <TextField
        label={w().subject}
        placeholder={w().idHint}
        value={props.fields.subject}
        error={idError('subject')}
        onChange={set('subject')}
      />
      <TextField label={w().from} type="date" value={props.fields.from} onChange={set('from')} />
      <TextField label={w().until} type="date" value={props.fields.until} onChange={set('until')} />
      <Show when={queryOf(props.fields) !== ''}>
        <Button look="quiet" onClick={() => props.onChange({ act: '', actor: '', subject: '', from: '', until: '' })}>
          {w().clear}
        </Button>
      </Show>
    </search>
  );
}
