import { A } from '@solidjs/router';
import { For } from 'solid-js';
import { useStaff } from '../../data/staff.ts';
import { words } from '../../i18n/words.ts';
import { Loaded } from '../../parts/Loaded.tsx';
import { Page } from '../../parts/Page.tsx';

const w = words('staff');
const s = words('shell');

/** Who has a say over others. Roles are changed on a person's page. */
export default function Staff() {
  const staff = useStaff();
  return (
    <Page
      title={w().title}
      lead={w().lead}
      actions={
        <A class="button button-secondary" href="/people">
          {w().add}
        </A>
      }
    >
      <Loaded query={staff}>
        {(found) => (
          <div class="card table-place">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{w().name}</th>
                  <th scope="col">{w().role}</th>
                  <th scope="col">{w().duty}</th>
                </tr>
              </thead>
              <tbody>
                <For each={found().items}>
                  {(member) => (
                    <tr>
                      <th scope="row">
                        <A href={`/people/${member.user}`}>{member.name}</A>
                        <br />
                        <span class="muted small">{member.email}</span>
                      </th>
                      <td>{s().roles[member.role]}</td>
                      <td class="muted">{w().duties[member.role]}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
