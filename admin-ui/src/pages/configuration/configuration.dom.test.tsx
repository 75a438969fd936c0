import { afterEach, expect, test, vi } from 'vitest';
import { type CurrentConfig, DEFAULT_CONFIG, type TenantConfig } from '#protocol/tenant-config';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { client, fakeTenant, field, ME, named, showPage } from '../../testing/console.tsx';
import Configuration from './Configuration.tsx';

let hide = () => {};
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

/** A tenant as its actor keeps it, as far as this page asks. */
function tenant(): { config: CurrentConfig; asked: { type: string }[] } {
  const state: { config: CurrentConfig } = { config: { ...DEFAULT_CONFIG, version: 1, name: 'Careers' } };
  const set = (change: Partial<TenantConfig>) => {
    state.config = { ...state.config, ...change, version: state.config.version + 1 };
    return { value: state.config };
  };
  const { asked } = fakeTenant((command) => {
    switch (command.type) {
      case 'ReadConfig':
        return { value: state.config };
      case 'UpdateConfig':
        if (command.expected !== state.config.version) return { status: 409, code: 'conflict' };
        return set(JSON.parse(JSON.stringify(command.config)));
      case 'RestoreConfig':
        return command.expected === state.config.version ? set({ name: 'Vitae' }) : { status: 409, code: 'conflict' };
      case 'ListStaff':
        return { value: { items: [{ user: ME, email: 'g@x.example', name: 'Grace Hopper', role: 'admin', emailVerified: true }] } };
      case 'ListConfigVersions':
        return {
          value: {
            items: Array.from({ length: state.config.version + 1 }, (_, at) => ({
              version: state.config.version - at,
              at: at === state.config.version ? null : '2026-11-01T00:00:00.000Z',
              by: at === state.config.version ? null : ME,
              why: '',
              rollbackOf: null,
              changed: ['name'],
            })),
          },
        };
      case 'CompareConfigs':
        return { value: { differences: [{ key: 'name', before: 'Vitae', after: 'Careers' }] } };
      default:
        return { status: 403, code: 'forbidden' };
    }
  });
  return {
    asked,
    get config() {
      return state.config;
    },
    set config(next) {
      state.config = next;
    },
  };
}

async function open(role: 'admin' | 'support' = 'admin') {
  hide = showPage('/configuration', '/configuration', Configuration, role);
  await vi.waitFor(() => expect(field('Name').value).toBe('Careers'));
}

test('a change is saved with its reason, on the version that it was made on', async () => {
  const held = tenant();
  await open();
  type(field('Name'), 'School of Design');
  type(field('Why (kept with the version)'), 'New year');
  named('button', 'Save changes').click();
  await vi.waitFor(() => expect(held.config.name).toBe('School of Design'));
  expect(held.asked.find(({ type }) => type === 'UpdateConfig')).toEqual({
    type: 'UpdateConfig',
    config: { name: 'School of Design' },
    expected: 1,
    why: 'New year',
  });
  await vi.waitFor(() => expect(document.querySelector('.config-bar')).toBeNull());
  await expectAccessible();
});

test('what somebody else saved meanwhile is shown, and nothing typed is lost', async () => {
  const held = tenant();
  await open();
  type(field('Name'), 'Mine');
  held.config = { ...held.config, version: 2, sender: 'Theirs' };
  named('button', 'Save changes').click();
  await vi.waitFor(() => expect(find('.config-form .notice').textContent).toContain('Somebody else changed'));
  await vi.waitFor(() => expect(field('Sender of mails').value).toBe('Theirs'));
  expect(held.config.name).toBe('Careers');
  expect(field('Name').value).toBe('Mine');
  named('button', 'Save changes').click();
  await vi.waitFor(() => expect(held.config).toMatchObject({ version: 3, name: 'Mine', sender: 'Theirs' }));
});

test('what somebody else saved is no ground for a change that was begun before', async () => {
  const held = tenant();
  await open();
  type(field('Name'), 'Mine');
  held.config = { ...held.config, version: 2, sender: 'Theirs' };
  await client.invalidateQueries({ queryKey: ['config'] });
  await vi.waitFor(() => expect(field('Sender of mails').value).toBe('Theirs'));
  named('button', 'Save changes').click();
  await vi.waitFor(() => expect(find('.config-form .notice').textContent).toContain('Somebody else changed'));
  expect(held.config.name).toBe('Careers');
});

test('a field that cannot be taken is said at the field, and nothing is sent', async () => {
  const held = tenant();
  await open();
  type(field('Colour'), 'blue');
  named('button', 'Save changes').click();
  await vi.waitFor(() => expect(find('.field-error').textContent).toContain('Six digits'));
  expect(field('Colour').getAttribute('aria-invalid')).toBe('true');
  expect(held.asked.some(({ type }) => type === 'UpdateConfig')).toBe(false);
});

test('what differs is shown for the version a tenant begins with, too, and one can go back to it', async () => {
  const held = tenant();
  await open();
  await vi.waitFor(() => named('button', 'Compare with what is in force'));
  named('button', 'Compare with what is in force').click();
  await vi.waitFor(() => expect(find('[role=dialog] tbody').textContent).toBe('NameVitaeCareers'));
  expect(held.asked.at(-1)).toEqual({ type: 'CompareConfigs', a: 0, b: 1 });
  named('button', 'Close').click();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  named('button', 'Go back to this').click();
  await vi.waitFor(() => find('[role=dialog] textarea'));
  named('[role=dialog] button', 'Go back').click();
  await vi.waitFor(() => expect(find('[role=dialog] .field-error').textContent).toBe('Say why.'));
  type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'It was a mistake');
  named('[role=dialog] button', 'Go back').click();
  await vi.waitFor(() => expect(held.config).toMatchObject({ version: 2, name: 'Vitae' }));
});

test('whoever may only look, looks', async () => {
  tenant();
  await open('support');
  expect(find<HTMLFieldSetElement>('.config-fields').disabled).toBe(true);
  expect(document.querySelector('.config-versions')).toBeNull();
});

test('a theme is made by controls, joins the draft, and is saved with the rest', async () => {
  const held = tenant();
  await open();
  named('button', 'Add a theme').click();
  await vi.waitFor(() => find('[role=dialog] form'));
  await expectAccessible();
  const inDialog = (label: string) => {
    const found = [...document.querySelectorAll<HTMLLabelElement>('[role=dialog] label')].find(({ textContent }) => textContent === label);
    const input = found && document.getElementById(found.htmlFor);
    if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
    return input;
  };
  type(inDialog('Name'), 'Career Centre');
  type(inDialog('Colour'), 'blue');
  named('[role=dialog] button', 'Add to the draft').click();
  await vi.waitFor(() => expect(find('[role=dialog] .form-error').textContent).toContain('This is no theme'));
  type(inDialog('Colour'), '#1f4e8c');
  named('[role=dialog] button', 'Add to the draft').click();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  expect(find('.theme-list').textContent).toContain('Career Centre');
  expect(held.asked.some((command) => command.type === 'UpdateConfig')).toBe(false);
  named('button', 'Save changes').click();
  await vi.waitFor(() =>
    expect(held.config.themes).toEqual([
      { id: 'theme-career-centre', name: 'Career Centre', template: 'classic', look: { primaryColor: '#1f4e8c' } },
    ]),
  );
});
