import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { UserId } from '#protocol/ids';
import type { PersonPage } from '#protocol/tenant-people';
import { dayDate, fullDate } from '../../../../ui/src/i18n/format.ts';
import { useMay } from '../../app/access.tsx';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { usePerson } from '../../parts/KnownPerson.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { PersonActs } from './PersonActs.tsx';
import { PersonLists } from './PersonLists.tsx';
import { PersonNotes } from './PersonNotes.tsx';
import { toneOf } from './tone.ts';

const w = words('person');
const p = words('people');
const s = words('shell');

/** Everything that staff see of one person, and what they can do. */
export function PersonPanel(props: { user: UserId; onClose: () => void }) {
  const page = usePerson(() => props.user);
  return (
    <Panel
      title={page.isSuccess ? page.data.person.name : p().person}
      actions={<Show when={page.isSuccess && page.data}>{(found) => <PersonActs page={found()} />}</Show>}
      onClose={props.onClose}
    >
      <Loaded query={page}>
        {(found) => (
          <>
            <About page={found()} />
            <PersonLists page={found()} />
            <PersonNotes page={found()} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function About(props: { page: PersonPage }) {
  const may = useMay();
  const person = () => props.page.person;
  return (
    <section class="section" aria-label={w().facts}>
      <Facts
        facts={[
          [w().email, person().emailVerified ? person().email : `${person().email} (${w().unverified})`],
          [w().role, s().roles[person().role]],
          [w().state, <Badge tone={toneOf(person().state)}>{p().states[person().state]}</Badge>],
          [
            w().suspendedAt,
            props.page.suspension ? (
              <>
                {fullDate(props.page.suspension.at)}
                <br />
                {props.page.suspension.why}
              </>
            ) : null,
          ],
          [w().leavesAt, props.page.deletionAt ? fullDate(props.page.deletionAt) : null],
          [w().secondFactor, props.page.hasSecondFactor ? w().hasFactor : w().noFactor],
          [w().subscription, may('GetSubscription') ? <A href={`/billing/${person().user}`}>{w().toSubscription}</A> : null],
          [w().since, dayDate(person().createdAt)],
        ]}
      />
    </section>
  );
}
