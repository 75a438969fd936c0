import { createResource, createSignal, Suspense } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { expectAccessible, find, settle, show } from '../testing/dom.ts';
import { Avatar, initialsOf } from './Avatar.tsx';
import { Button, IconButton } from './Button.tsx';
import { ById } from './ById.tsx';
import { Dialog } from './Dialog.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Select, Switch, TextArea, TextField } from './Field.tsx';
import { Menu } from './Menu.tsx';
import { Progress } from './Progress.tsx';
import { ToastRegion, toast } from './toast.tsx';

let hide = () => {};
afterEach(() => hide());

test('every part of the kit can be used without seeing it', async () => {
  hide = show(() => (
    <>
      <Button look="primary">Save</Button>
      <IconButton label="Close">×</IconButton>
      <TextField label="Name" description="As on your papers" error="Please give a name" />
      <TextArea label="Text" />
      <Select
        label="Paper"
        value="b"
        choices={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
        onChoose={() => {}}
      />
      <Switch label="Page numbers" checked onToggle={() => {}} />
      <Avatar id="usr_1" name="Ada Lovelace" />
      <Progress value={0.4} label="Making the PDF" />
      <EmptyState title="Nothing yet">Begin with your name.</EmptyState>
    </>
  ));
  await expectAccessible();
  expect(find<HTMLSelectElement>('select').value).toBe('b');
  const field = find<HTMLInputElement>('input[type=text]');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(['As on your papers', 'Please give a name']);
});

test('a busy button says so and does nothing', () => {
  const pressed = vi.fn();
  const [busy, setBusy] = createSignal(true);
  hide = show(() => (
    <Button busy={busy()} onClick={pressed}>
      Export
    </Button>
  ));
  find('button').click();
  expect(find('button').getAttribute('aria-busy')).toBe('true');
  expect(pressed).not.toHaveBeenCalled();
  setBusy(false);
  find('button').click();
  expect(pressed).toHaveBeenCalledOnce();
});

test('a dialog is named, takes the focus and closes with Escape', async () => {
  const close = vi.fn();
  hide = show(() => (
    <Dialog open onClose={close} title="No PDF was made" description="Try again in a moment." actions={<Button>Try again</Button>} />
  ));
  await settle();
  await expectAccessible();
  const dialog = find('[role=dialog]');
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('No PDF was made');
  await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(close).toHaveBeenCalledOnce();
});

test('a dialog gives the focus back to what had it, or leaves it where somebody has gone on to', async () => {
  const [isOpen, setOpen] = createSignal(false);
  hide = show(() => (
    <>
      <button type="button" id="opener">
        Share
      </button>
      <button type="button" id="next">
        Next
      </button>
      <Dialog open={isOpen()} onClose={() => setOpen(false)} title="Share" />
    </>
  ));
  const openAndClose = async () => {
    find('#opener').focus();
    setOpen(true);
    await vi.waitFor(() => expect(find('[role=dialog]').contains(document.activeElement)).toBe(true));
    setOpen(false);
  };
  await openAndClose();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('opener'));
  await openAndClose();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBe(null));
  find('#next').focus();
  await settle();
  await settle();
  expect(document.activeElement?.id).toBe('next');
});

test('a menu opens from the keyboard and runs what is chosen', async () => {
  const trash = vi.fn();
  hide = show(() => <Menu label="More" trigger="…" entries={[{ label: 'Move to trash', onSelect: trash }]} />);
  const press = (target: Element, key: string) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  find('button').focus();
  press(find('button'), 'ArrowDown');
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
  await expectAccessible();
  press(find('[role=menuitem]'), 'Enter');
  expect(trash).toHaveBeenCalledOnce();
});

test('a menu stays open, and does the newest, when its entries are told anew', async () => {
  const done: string[] = [];
  const entries = (version: string) => [{ label: 'Archive', onSelect: () => done.push(version) }];
  const [told, setTold] = createSignal(entries('old'));
  hide = show(() => <Menu label="More" trigger="…" entries={told()} />);
  find('button').focus();
  find('button').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
  const entry = document.activeElement;
  setTold(entries('new'));
  await settle();
  expect(document.activeElement).toBe(entry);
  entry?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(done).toEqual(['new']);
});

test('the rows of a list read anew stay, say what is new, and go when they are gone', () => {
  const [rows, setRows] = createSignal([
    { id: 'a', title: 'One' },
    { id: 'b', title: 'Two' },
  ]);
  hide = show(() => <ById each={rows()}>{(row) => <button type="button">{row().title}</button>}</ById>);
  const [, second] = document.querySelectorAll('button');
  second?.focus();
  setRows([
    { id: 'b', title: 'Deux' },
    { id: 'c', title: 'Trois' },
  ]);
  expect([...document.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['Deux', 'Trois']);
  expect(document.activeElement).toBe(second);
});

test('a dialog that reads leaves the page behind it as it is', async () => {
  const [isOpen, setOpen] = createSignal(false);
  const Reading = () => {
    const [read] = createResource(() => new Promise<string>(() => {}));
    return <p>{read()}</p>;
  };
  hide = show(() => (
    <Suspense>
      <button type="button">Share</button>
      <Dialog open={isOpen()} onClose={() => {}} title="Share">
        <Reading />
      </Dialog>
    </Suspense>
  ));
  const button = find('button');
  setOpen(true);
  await settle();
  expect(document.body.contains(button)).toBe(true);
});

test('a toast is announced politely and can be undone', async () => {
  const undo = vi.fn();
  hide = show(() => <ToastRegion />);
  toast({ text: 'The entry was deleted.', action: { label: 'Undo', run: undo } });
  await vi.waitFor(() => find('.toast'));
  expect(find('.toast').getAttribute('role')).toBe('status');
  await expectAccessible();
  find('.toast-action').click();
  expect(undo).toHaveBeenCalledOnce();
});

test('initials are whole letters', () => {
  expect(initialsOf('Ada King Lovelace')).toBe('AL');
  expect(initialsOf('  نور ')).toBe('ن');
  expect(initialsOf('e\u0301lan')).toBe('E\u0301');
  expect(initialsOf('')).toBe('?');
});
