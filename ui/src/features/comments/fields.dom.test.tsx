import { toaster } from '@kobalte/core/toast';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Role } from '#protocol/roles';
import { expectAccessible, find, type } from '../../testing/dom.ts';
import { BoundProse } from '../editor/fields/BoundProse.tsx';
import { BoundText } from '../editor/fields/BoundText.tsx';
import { CommentsButton } from './CommentsButton.tsx';
import { ItemTalk } from './PartTalk.tsx';
import { passageOf } from './passages.ts';
import { ADA, comment, DOCUMENT, GRACE, Stage, suggestion, thread, threadId } from './testing/stage.tsx';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
beforeEach(() => {
  sessionStorage.clear();
  stage = new Stage();
});
afterEach(() => {
  toaster.clear();
  stage.hide();
  vi.unstubAllGlobals();
});

/** Some fields of the form, one of which shows two parts of one register. */
const open = (role: Role, address = '/') =>
  stage.open(
    () => (
      <>
        <CommentsButton />
        <div class="form-column">
          <BoundText path="basics/headline" label="Headline" value="Analyst" />
          <BoundText path="basics/location" label="City" value="" />
          <BoundText path="basics/location" label="Region" value="" />
          <BoundProse path="prose/i1.summary" label="What you did" />
        </div>
        {DOCUMENT.sections[0]?.items[0] && <ItemTalk item={DOCUMENT.sections[0].items[0]} name="Analyst" isOpen={false} />}
      </>
    ),
    { role, address },
  );
const names = () => [...document.querySelectorAll<HTMLElement>('.talk-button')].map((one) => one.getAttribute('aria-label'));
const button = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`no button is called ${name}`);
  return found;
};
const loaded = () => vi.waitFor(() => expect(stage.talk?.isRead()).toBe(true));

test('fields and entries say how much is said about them; each role is offered what it may do', async () => {
  stage.threads = [
    thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')], { unread: true }),
    thread('2', 'basics/headline', [comment('2', GRACE, 'Settled')], { resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' } }),
    thread('3', 'item/i1/position', [comment('3', GRACE, 'Good')]),
  ];
  stage.suggestions = [
    suggestion('1', 'basics/headline', 'Analyst', 'Countess'),
    suggestion('2', 'prose/i1.summary', null, [{ spans: [{ text: 'Wrote.' }] }]),
  ];
  open('editor');
  await loaded();
  expect(names()).toEqual([
    'Comment on Headline',
    '1 conversation, 1 suggestion on Headline, new',
    'Comment on City',
    'Comment on What you did',
    '1 suggestion on What you did',
    'Comment on Analyst',
    '1 conversation, 1 suggestion on Analyst',
  ]);
  expect(button('Comments, 4 open, 2 suggestions to decide on, new ones').getAttribute('aria-pressed')).toBe('true');
  await expectAccessible();
  open('commenter');
  await loaded();
  expect(names().filter((name) => name?.startsWith('Suggest'))).toEqual([
    'Suggest a change of Headline',
    'Suggest a change of City',
    'Suggest a change of What you did',
  ]);
  await expectAccessible();
  open('viewer');
  await loaded();
  expect(names()).toEqual([
    '1 conversation, 1 suggestion on Headline, new',
    '1 suggestion on What you did',
    '1 conversation, 1 suggestion on Analyst',
  ]);
  button('1 suggestion on What you did').click();
  await vi.waitFor(() => expect(stage.talk?.active()).toBe(stage.suggestions[1]?.id));
});

test('⌘/ begins a comment on the field with the focus; without one it opens the panel', async () => {
  open('commenter');
  await loaded();
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', ctrlKey: true, cancelable: true }));
  find('[data-path="basics/headline"]').focus();
  press();
  expect(stage.talk?.kept.beginnings).toEqual([{ path: 'basics/headline' }]);
  find('[data-path="basics/location"]').focus();
  press();
  // What nobody has written in is given up for another.
  expect(stage.talk?.kept.beginnings).toEqual([{ path: 'basics/location' }]);
  open('viewer');
  await loaded();
  find('[data-path="basics/headline"]').focus();
  press();
  expect(stage.talk?.kept.beginnings.filter(({ path }) => path === 'basics/headline')).toEqual([]);
});

test('passages that are talked about are marked in the text, the one that is looked at more', async () => {
  const range = passageOf(stage.text, 10, 15);
  if (!range) throw new Error('no passage');
  stage.threads = [
    thread('1', 'prose/i1.summary', [comment('1', GRACE, 'Which?')], { anchor: { path: 'prose/i1.summary', range } }),
    thread('2', 'prose/i1.summary', [comment('2', GRACE, 'Done')], {
      anchor: { path: 'prose/i1.summary', range: { ...range } },
      resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' },
    }),
  ];
  open('editor');
  await vi.waitFor(() => expect(find('[data-passage]').textContent).toBe('first'));
  expect(document.querySelectorAll('[data-passage]')).toHaveLength(1);
  expect(find('[data-passage]').className).toBe('prose-talk');
  find('[data-passage]').click();
  await vi.waitFor(() => expect(stage.talk?.active()).toBe(threadId('1')));
  await vi.waitFor(() => expect(find('[data-passage]').className).toContain('prose-talk-active'));
  stage.text.insert(10, 'very ');
  await vi.waitFor(() => expect(find('[data-passage]').textContent).toBe('first'));
  stage.text.delete(15, 5);
  await vi.waitFor(() => expect(document.querySelector('[data-passage]')).toBeNull());
});

test('a change is suggested from what is there, and nothing is lost when it is not taken', async () => {
  open('commenter');
  await loaded();
  button('Suggest a change of Headline').click();
  const field = () => find<HTMLInputElement>('.dialog input');
  await vi.waitFor(() => expect(field().value).toBe('Analyst'));
  await expectAccessible();
  expect(button('Suggest').hasAttribute('disabled')).toBe(true);
  type(field(), 'Countess');
  const [, why] = document.querySelectorAll<HTMLInputElement>('.dialog input');
  if (why) type(why, 'It is true');
  stage.answer = (method) => (method === 'POST' ? 'unreachable' : undefined);
  button('Suggest').click();
  await vi.waitFor(() => expect(find('.dialog .field-error').textContent).toContain('Not sent.'));
  button('Close').click();
  await vi.waitFor(() => expect(document.querySelector('.dialog')).toBeNull());
  // The field has changed meanwhile.
  stage.values.set('basics/headline', 'Mathematician');
  button('Suggest a change of Headline').click();
  await vi.waitFor(() => expect(field().value).toBe('Countess'));
  expect(find('.dialog').textContent).toContain('The field has been changed since you began.');
  stage.answer = () => undefined;
  button('Suggest').click();
  await vi.waitFor(() => expect(document.querySelector('.dialog')).toBeNull());
  expect(stage.asked.at(-1)).toBe(
    'POST /suggestions {"path":"basics/headline","value":"Countess","baseValue":"Analyst","note":"It is true"}',
  );
  expect(new Set(stage.keys).size).toBe(1);
  button('Suggest a change of Headline').click();
  await vi.waitFor(() => expect(field().value).toBe('Mathematician'));
});

test('prose is suggested as prose', async () => {
  open('commenter');
  await loaded();
  button('Suggest a change of What you did').click();
  await vi.waitFor(() => expect(find('.dialog .prose').textContent).toBe('Wrote the first programme.'));
  await expectAccessible();
  expect(button('Suggest').hasAttribute('disabled')).toBe(true);
  stage.setLive({ phase: 'waiting' });
  await vi.waitFor(() => expect(find('.dialog').textContent).toContain('Suggestions need a connection; what you wrote is kept here.'));
});
