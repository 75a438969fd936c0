import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, Show } from 'solid-js';
import { TenantRole } from '#protocol/roles';
import type { PersonPage } from '#protocol/tenant-people';
import { VIEW_PATH } from '#protocol/views';
import { Select } from '../../../../ui/src/kit/Field.tsx';
import { Menu, type MenuEntry } from '../../../../ui/src/kit/Menu.tsx';
import { useMay } from '../../app/access.tsx';
import { adminApi, personExportPath } from '../../data/admin.ts';
import { type Command, useAct } from '../../data/ask.ts';
import { words } from '../../i18n/words.ts';
import { type Act, ActDialog } from '../../parts/ActDialog.tsx';

const w = words('person');
const s = words('shell');

type PersonAct =
  | 'StartPersonReset'
  | 'EndPersonSessions'
  | 'SuspendPerson'
  | 'RestorePerson'
  | 'DeletePerson'
  | 'KeepPerson'
  | 'ChangeMemberRole';

/** The web app as that person sees it, in a tab of its own. */
const VIEW_START = `${VIEW_PATH}/home`;

/** What may be done about somebody by whoever looks, each after a question that names them. */
export function PersonActs(props: { page: PersonPage }) {
  const may = useMay();
  const act = useAct([['people'], ['staff'], ['audit']]);
  const copying = useAct<Command<'ExportPerson'>>([['audit']]);
  const [asking, setAsking] = createSignal<Act | null>(null);
  const [role, setRole] = createSignal<TenantRole>('member');
  const person = () => props.page.person;
  const send = (command: Command<PersonAct>) => act.mutateAsync(command);

  const entries = (): MenuEntry[] => {
    const { user, name, email, state, role: has } = person();
    const isPlain = has === 'member';
    const offered: [type: PersonAct | 'ExportPerson' | 'ViewAs', isApt: boolean, label: string, act: () => Act][] = [
      [
        'StartPersonReset',
        true,
        w().reset,
        () => ({
          title: w().resetTitle(name),
          text: w().resetText(email),
          submit: w().resetSubmit,
          done: w().resetDone,
          run: () => send({ type: 'StartPersonReset', user }),
        }),
      ],
      [
        'EndPersonSessions',
        props.page.sessions.length > 0,
        w().end,
        () => ({
          title: w().endTitle(name),
          text: w().endText(props.page.sessions.length),
          submit: w().endSubmit,
          done: w().endDone,
          run: () => send({ type: 'EndPersonSessions', user }),
        }),
      ],
      [
        'ViewAs',
        isPlain,
        w().view,
        () => ({
          title: w().viewTitle(name),
          text: w().viewText,
          submit: w().viewSubmit,
          asksWhy: true,
          done: w().viewDone(name),
          run: async (why) => {
            await adminApi.viewAs(user, why, crypto.randomUUID());
            window.open(VIEW_START, '_blank');
          },
        }),
      ],
      [
        'ChangeMemberRole',
        person().emailVerified,
        w().changeRole,
        () => {
          setRole(has);
          return {
            title: w().roleTitle(name),
            text: w().roleText,
            submit: w().roleSubmit,
            get done() {
              return w().roleDone(name, s().roles[role()]);
            },
            run: () => send({ type: 'ChangeMemberRole', user, role: role() }),
          };
        },
      ],
      [
        'SuspendPerson',
        isPlain && state !== 'suspended',
        w().suspend,
        () => ({
          title: w().suspendTitle(name),
          text: w().suspendText,
          submit: w().suspendSubmit,
          danger: true,
          asksWhy: true,
          done: w().suspendDone(name),
          run: (why) => send({ type: 'SuspendPerson', user, why }),
        }),
      ],
      [
        'RestorePerson',
        state === 'suspended',
        w().restore,
        () => ({
          title: w().restoreTitle(name),
          text: w().restoreText,
          submit: w().restoreSubmit,
          done: w().restoreDone(name),
          run: () => send({ type: 'RestorePerson', user }),
        }),
      ],
      [
        'ExportPerson',
        isPlain,
        w().copy,
        () => ({
          title: w().copyTitle(name),
          text: w().copyText,
          submit: w().copySubmit,
          asksWhy: true,
          done: w().copyDone,
          run: async (why) => {
            const made = await copying.mutateAsync({ type: 'ExportPerson', user, why });
            location.assign(personExportPath(made.export));
          },
        }),
      ],
      [
        'DeletePerson',
        isPlain && props.page.deletionAt === null,
        w().remove,
        () => ({
          title: w().removeTitle(name),
          text: w().removeText,
          submit: w().removeSubmit,
          danger: true,
          asksWhy: true,
          done: w().removeDone,
          run: (why) => send({ type: 'DeletePerson', user, why }),
        }),
      ],
      [
        'KeepPerson',
        props.page.deletionAt !== null,
        w().keep,
        () => ({
          title: w().keepTitle(name),
          text: w().keepText,
          submit: w().keepSubmit,
          done: w().keepDone,
          run: () => send({ type: 'KeepPerson', user }),
        }),
      ],
    ];
    return offered
      .filter(([type, isApt]) => isApt && may(type))
      .map(([type, , label, make]) => ({
        label,
        danger: type === 'SuspendPerson' || type === 'DeletePerson',
        onSelect: () => setAsking(make()),
      }));
  };

  return (
    <>
      <Show when={entries().length > 0}>
        <Menu label={w().more(person().name)} trigger={<Ellipsis size={16} stroke-width={1.75} aria-hidden="true" />} entries={entries()} />
      </Show>
      <ActDialog act={asking()} onClose={() => setAsking(null)}>
        <Show when={asking()?.submit === w().roleSubmit}>
          <Select
            label={w().role}
            value={role()}
            choices={TenantRole.options.map((value) => ({ value, label: s().roles[value] }))}
            onChoose={(value) => setRole(TenantRole.parse(value))}
          />
        </Show>
      </ActDialog>
    </>
  );
}
