import { toaster } from '@kobalte/core/toast';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speakLanguage } from '../../i18n/words.ts';
import { expectAccessible, find, type } from '../../testing/dom.ts';
import { CommentsPanel } from './CommentsPanel.tsx';
import { passageOf } from './passages.ts';
import { ADA, comment, commentId, GRACE, refusal, Stage, suggestion, thread, threadId } from './testing/stage.tsx';

vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
beforeEach(() => {
  sessionStorage.clear();
  stage = new Stage();
});
afterEach(async () => {
  toaster.clear();
  stage.hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

const open = (options?: Parameters<Stage['open']>[1]) => stage.open(() => <CommentsPanel />, options);
const cards = () => [...document.querySelectorAll<HTMLElement>('.talk-card')];
const heads = () => cards().map((card) => card.querySelector('.place-field, .place-gone')?.textContent);
const buttons = (within: ParentNode = document) =>
  [...within.querySelectorAll<HTMLButtonElement>('button')].map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim());
function button(name: string, within: ParentNode = document): HTMLButtonElement {
  const found = [...within.querySelectorAll<HTMLButtonElement>('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`no button is called ${name}, but ${buttons(within).join(', ')}`);
  return found;
}
const field = (label: string, within: ParentNode = document) => {
  const found = [...within.querySelectorAll<HTMLTextAreaElement>('textarea')].find((one) => one.getAttribute('aria-label') === label);
  if (!found) throw new Error(`no field is called ${label}`);
  return found;
};
const key = (control: HTMLElement, name: string, more: KeyboardEventInit = {}) =>
  control.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
const shows = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
const filterTo = (value: 'Open' | 'Resolved') =>
  [...document.querySelectorAll<HTMLElement>('.choice')]
    .find((one) => one.textContent?.startsWith(value))
    ?.querySelector('input')
    ?.click();

test('conversations and suggestions stand in the order of the résumé; what is resolved is apart', async () => {
  stage.threads = [
    thread('3', 'prose/i1.summary', [comment('3', GRACE, 'Third')]),
    thread('5', 'item/gone/position', [comment('5', GRACE, 'Last')]),
    thread('1', 'basics/headline', [comment('1', ADA, 'First'), comment('2', GRACE, 'Answer')]),
    thread('4', 'basics/name', [comment('4', GRACE, 'Settled')], { resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' } }),
  ];
  stage.suggestions = [
    suggestion('1', 'item/i1/position', 'Analyst', 'Countess'),
    suggestion('2', 'basics/phone', null, '1', { state: 'declined', decided: { by: ADA, at: '2026-11-23T10:00:00.000Z' } }),
  ];
  open();
  await shows('Third');
  expect(heads()).toEqual(['Headline', 'Position', 'What you did', 'An entry that was deleted']);
  expect(document.querySelector('.talk-filter')?.textContent?.replace(/\s+/g, ' ')).toContain('Open4Resolved2');
  await expectAccessible();
  filterTo('Resolved');
  await shows('Settled');
  expect(heads()).toEqual(['Name', 'Phone']);
  expect(document.body.textContent).toContain('Resolved by Ada Lovelace');
  expect(document.body.textContent).toContain('Declined by Ada Lovelace');
  await expectAccessible();
});

test('a link to what is resolved shows it, and what it is about; one to nothing says so', async () => {
  stage.threads = [thread('4', 'basics/name', [comment('4', GRACE, 'Settled')], { resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' } })];
  open({ address: `/?panel=comments&thread=${threadId('4')}` });
  await shows('Settled');
  expect(find('.talk-card').dataset.active).toBe('true');
  await vi.waitFor(() => expect(stage.revealed).toEqual(['basics/name']));
  open({ address: `/?panel=comments&thread=${threadId('7')}` });
  await shows('What the link leads to is not there any more.');
});

test('nothing yet, nothing readable, and another try', async () => {
  stage.answer = (_method, path) => (path === '/threads' ? refusal('internal', 500, 'Something went wrong') : undefined);
  open();
  await shows('The comments could not be read. Something went wrong.');
  await expectAccessible();
  stage.answer = () => undefined;
  button('Try again').click();
  await shows('Go into a field and press');
  open({ role: 'viewer' });
  await shows('its owner can let you take part');
});

test('an answer shows at once, and stays when the server has it', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')])];
  open();
  await shows('Which?');
  let answer = () => {};
  stage.gate = new Promise((resolve) => {
    answer = resolve;
  });
  type(field('Reply'), '  The first.  ');
  key(field('Reply'), 'Enter', { ctrlKey: true });
  await shows('Sending…');
  expect(field('Reply').value).toBe('');
  expect(document.querySelectorAll('.comment')).toHaveLength(2);
  // The socket is quicker than the answer: it is not there twice.
  stage.threads = stage.threads.map((one) => ({ ...one, comments: [...one.comments, comment('8', ADA, 'The first.')] }));
  stage.say('threads');
  answer();
  await vi.waitFor(() => expect(document.querySelector('.comment-waits')).toBeNull());
  await vi.waitFor(() =>
    expect([...document.querySelectorAll('.said-body')].map((one) => one.textContent)).toEqual(['Which?', 'The first.']),
  );
  expect(stage.asked[0]).toBe(`POST /threads/${threadId('1')}/comments {"body":"The first.","mentions":[]}`);
});

test('what could not be sent is kept, through a reload too, and is sent once', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')])];
  stage.answer = (method) => (method === 'POST' ? 'unreachable' : undefined);
  open();
  await shows('Which?');
  type(field('Reply'), 'The first.');
  button('Reply').click();
  await shows('Not sent yet. It is kept here');
  open();
  await shows('Not sent yet. It is kept here');
  expect(document.body.textContent).toContain('The first.');
  stage.answer = () => undefined;
  stage.say('threads');
  await vi.waitFor(() => expect(document.querySelector('.comment-waits')).toBeNull());
  expect(stage.keys.length).toBeGreaterThan(1);
  expect(new Set(stage.keys).size).toBe(1);
});

test('what was refused says why, and can be sent again, copied or thrown away', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')])];
  stage.answer = (method) => (method === 'POST' ? refusal('conflict', 409, 'A thread has at most 200 comments') : undefined);
  open();
  await shows('Which?');
  type(field('Reply'), 'One more');
  button('Reply').click();
  await shows('Not sent. A thread has at most 200 comments.');
  await expectAccessible();
  expect(buttons()).toEqual(expect.arrayContaining(['Try again', 'Copy', 'Discard']));
  button('Discard').click();
  await vi.waitFor(() => expect(document.body.textContent).not.toContain('One more'));
});

test('a draft survives closing the panel and reloading, and waits for a connection', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')])];
  open();
  await shows('Which?');
  type(field('Reply'), 'Half a thou');
  stage.talk?.begin({ path: 'basics/name' });
  await vi.waitFor(() => expect(document.activeElement).toBe(field('New comment')));
  type(field('New comment'), 'About the name');
  open();
  await shows('Which?');
  expect([field('Reply').value, field('New comment').value]).toEqual(['Half a thou', 'About the name']);
  stage.setLive({ phase: 'waiting' });
  await shows('Comments need a connection; your draft is kept here.');
  expect(button('Comment').disabled).toBe(true);
  key(field('New comment'), 'Enter', { metaKey: true });
  expect(stage.asked).toEqual([]);
  await expectAccessible();
  stage.setLive({ phase: 'live' });
  button('Comment').click();
  await vi.waitFor(() =>
    expect(stage.asked).toEqual(['POST /threads {"anchor":{"path":"basics/name"},"body":"About the name","mentions":[]}']),
  );
  await vi.waitFor(() => expect(cards().map((card) => card.dataset.card)).toContain(threadId('9')));
  expect(sessionStorage.getItem(`vitae-talk/${ADA.id}/res`)).not.toContain('About the name');
});

test('somebody is called by the keyboard alone', async () => {
  open();
  await shows('Go into a field');
  stage.talk?.begin({ path: 'basics/name' });
  await vi.waitFor(() => field('New comment'));
  const control = field('New comment');
  type(control, 'Ask @');
  await vi.waitFor(() => expect(document.querySelectorAll('[role=option]')).toHaveLength(1));
  // Oneself is not called.
  expect(find('[role=option]').textContent).toContain('Grace Hopper');
  expect(control.getAttribute('aria-activedescendant')).toBe(find('[role=option]').id);
  await expectAccessible();
  key(control, 'Escape');
  await vi.waitFor(() => expect(document.querySelector('[role=listbox]')).toBeNull());
  type(control, 'Ask @hop');
  await vi.waitFor(() => find('[role=option][aria-selected=true]'));
  key(control, 'Enter');
  expect(control.value).toBe('Ask @Grace Hopper ');
  type(control, 'Ask @Grace Hopper please');
  key(control, 'Enter', { ctrlKey: true });
  await vi.waitFor(() => expect(stage.asked[0]).toContain(`"mentions":[{"user":"${GRACE.id}","name":"Grace Hopper"}]`));
  await vi.waitFor(() => expect(find('.mention').textContent).toBe('@Grace Hopper'));
});

test('resolving shows at once, can be undone, and is taken back when it is refused', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')])];
  open();
  await shows('Which?');
  stage.answer = (method) => (method === 'POST' ? refusal('rate_limited', 429, 'Too many requests; please wait a moment') : undefined);
  button('Mark as resolved').click();
  await shows('The conversation was not resolved.');
  await vi.waitFor(() => expect(heads()).toEqual(['Headline']));
  let answer = () => {};
  stage.answer = () => undefined;
  stage.gate = new Promise((resolve) => {
    answer = resolve;
  });
  button('Mark as resolved').click();
  await vi.waitFor(() => expect(heads()).toEqual([]));
  stage.threads = stage.threads.map((one) => ({ ...one, resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' } }));
  answer();
  filterTo('Resolved');
  await shows('Resolved by Ada Lovelace');
  button('Open again').click();
  await vi.waitFor(() => expect(stage.asked.at(-1)).toBe(`POST /threads/${threadId('1')}/reopen`));
});

test('one’s own comment can be changed and deleted, others’ not; the owner may delete any', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', ADA, 'Mine'), comment('2', GRACE, 'Hers')])];
  open();
  await shows('Hers');
  expect(buttons().filter((name) => name?.startsWith('More for'))).toEqual(['More for the comment by Ada Lovelace']);
  open({ role: 'owner' });
  await shows('Hers');
  expect(buttons().filter((name) => name?.startsWith('More for'))).toHaveLength(2);
  const press = async (name: string) => {
    const trigger = button('More for the comment by Ada Lovelace');
    trigger.focus();
    key(trigger, 'ArrowDown');
    await vi.waitFor(() => find('[role=menuitem]'));
    const item = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((one) => one.textContent === name);
    item?.focus();
    if (item) key(item, 'Enter');
  };
  await press('Edit');
  await vi.waitFor(() => expect(field('Change your comment').value).toBe('Mine'));
  type(field('Change your comment'), '');
  expect(button('Save').disabled).toBe(true);
  type(field('Change your comment'), 'Mine, better');
  stage.answer = (method) => (method === 'PATCH' ? 'unreachable' : undefined);
  button('Save').click();
  await shows('The change was not saved.');
  expect(field('Change your comment').value).toBe('Mine, better');
  stage.answer = () => undefined;
  button('Save').click();
  await shows('edited');
  expect(stage.asked.at(-1)).toBe(`PATCH /threads/${threadId('1')}/comments/${commentId('1')} {"body":"Mine, better","mentions":[]}`);
  await press('Delete');
  await shows('It is gone for everybody. This cannot be undone.');
  await expectAccessible();
  button('Delete').click();
  await vi.waitFor(() => expect(stage.asked.at(-1)).toBe(`DELETE /threads/${threadId('1')}/comments/${commentId('1')}`));
});

test('what is new is marked until it is looked at', async () => {
  stage.threads = [thread('1', 'basics/headline', [comment('1', GRACE, 'Which?')], { unread: true })];
  open();
  await shows('Which?');
  find('[aria-label=New]');
  field('Reply').focus();
  await vi.waitFor(() => expect(document.querySelector('[aria-label=New]')).toBeNull());
  expect(stage.asked).toEqual([`PUT /threads/${threadId('1')}/seen {"comment":"${commentId('1')}"}`]);
});

test('a passage is shown as it is by now, and as it was once it is gone', async () => {
  const range = passageOf(stage.text, 10, 15);
  if (!range) throw new Error('no passage');
  stage.threads = [thread('1', 'prose/i1.summary', [comment('1', GRACE, 'Which?')], { anchor: { path: 'prose/i1.summary', range } })];
  open();
  await shows('Which?');
  expect(find('.quote').textContent).toBe('first');
  stage.text.delete(9, 8);
  open();
  await shows('The text was deleted');
  expect(find('.quote').textContent).toContain('first');
});

test('a suggestion shows what it would do to the text as it is now, and is accepted or declined', async () => {
  stage.suggestions = [
    suggestion(
      '1',
      'prose/i1.summary',
      [{ spans: [{ text: 'Wrote a first programme.' }] }],
      [{ spans: [{ text: 'Published a first programme.' }] }],
    ),
    suggestion('2', 'basics/headline', 'Analyst', 'Countess', { note: 'It is true' }),
  ];
  open();
  await shows('It is true');
  const [headline, prose] = cards();
  if (!headline || !prose) throw new Error('no cards');
  expect([...headline.querySelectorAll('del, ins')].map((one) => `${one.tagName} ${one.textContent}`)).toEqual([
    'DEL Analyst',
    'INS Countess',
  ]);
  // In the text as it is, not as it was when this was suggested.
  expect(prose.querySelector('.difference')?.textContent).toBe('Before: Wrote the first programme.After: Published the first programme.');
  await expectAccessible();
  let answer = () => {};
  stage.gate = new Promise((resolve) => {
    answer = resolve;
  });
  button('Accept', headline).click();
  await vi.waitFor(() => expect(button('Accept', headline).getAttribute('aria-busy')).toBe('true'));
  stage.values.set('basics/headline', 'Countess');
  answer();
  await shows('The suggestion was accepted.');
  expect(stage.asked).toEqual([`POST /suggestions/${stage.suggestions[1]?.id}/decision {"decision":"accept"}`]);
  button('Undo').click();
  await vi.waitFor(() => expect(stage.written).toEqual([['basics/headline', 'Analyst']]));
  button('Decline', prose).click();
  await vi.waitFor(() => expect(heads()).toEqual([]));
});

test('a suggestion that no longer fits can be used entirely', async () => {
  stage.suggestions = [suggestion('1', 'basics/headline', 'Assistant', 'Countess')];
  open();
  await shows('The suggestion no longer fits');
  expect(buttons()).not.toContain('Accept');
  await expectAccessible();
  stage.answer = (method) => (method === 'POST' ? refusal('gone', 410, 'This is no longer available') : undefined);
  button('Use theirs entirely').click();
  await shows('This is no longer available.');
  stage.answer = () => undefined;
  button('Use theirs entirely').click();
  await vi.waitFor(() => expect(stage.asked.at(-1)).toContain('{"decision":"accept","entirely":true}'));
});

test('who may not write reads suggestions, and takes their own back', async () => {
  stage.suggestions = [
    suggestion('1', 'basics/headline', 'Analyst', 'Countess', { by: ADA }),
    suggestion('2', 'basics/name', 'Ada Lovelace', 'Ada'),
  ];
  stage.values.set('basics/name', 'Ada Lovelace');
  open({ role: 'commenter' });
  await shows('Countess');
  expect(buttons()).not.toContain('Accept');
  expect(buttons().filter((name) => name === 'Take back')).toHaveLength(1);
  button('Take back').click();
  await vi.waitFor(() => expect(heads()).toEqual(['Name']));
});

test('is all in Arabic, what people wrote as they wrote it', async () => {
  await speakLanguage('ar');
  stage.threads = [
    thread('1', 'item/gone/position', [comment('1', GRACE, 'Is this so?', { editedAt: '2026-11-23T10:00:00.000Z' })]),
    thread('2', 'sec/gone', [comment('2', GRACE, 'Settled')], { resolved: { by: ADA, at: '2026-11-23T10:00:00.000Z' } }),
  ];
  stage.suggestions = [suggestion('1', 'basics/phone', null, '1')];
  open();
  await shows('Is this so?');
  expect(document.documentElement.dir).toBe('rtl');
  expect(find('.comments h2').textContent).toBe('التعليقات');
  expect(heads()).toContain('بند محذوف');
  expect([...document.querySelectorAll('.said-at')].map(({ textContent }) => textContent?.endsWith(' · معدَّل'))).toEqual([false, true]);
  expect(find('.said-body').dir).toBe('auto');
  await expectAccessible();
  const reply = field('رد');
  expect(reply.dir).toBe('');
  type(reply, 'It is');
  await vi.waitFor(() => expect(reply.dir).toBe('auto'));
  find('.choice:nth-of-type(2) input').click();
  await shows('حلّها Ada Lovelace');
  await expectAccessible();
});
