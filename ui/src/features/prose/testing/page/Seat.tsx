import { Field } from '../../../../kit/Field.tsx';
import { ProseText } from '../../ProseText.tsx';
import { ProseToolbar } from '../../ProseToolbar.tsx';
import type { Person } from './person.ts';

/** A person's field, as the form of the résumé shows it. */
export function Seat(props: { person: Person; editable: boolean }) {
  const { person } = props;
  return (
    <Field label={person.name} aside={props.editable ? <ProseToolbar control={person.control} label={person.name} /> : undefined}>
      {(ids) => (
        <ProseText
          control={person.control}
          text={{ text: person.text, onReplaced: () => () => {} }}
          ids={ids}
          path={`prose/${person.session}`}
          editable={props.editable}
          placeholder="- What you did, and what came of it"
          carets={person.carets}
          onSelect={(spot) => person.look(spot)}
          onUndo={() => person.calls.push('undo')}
          onRedo={() => person.calls.push('redo')}
        />
      )}
    </Field>
  );
}
