import { createSignal, Show, untrack } from 'solid-js';
import type { LinkChange, PublicLink } from '#protocol/links';
import { api } from '../../data/api.ts';
import { useLinksAct } from '../../data/links.ts';
import { fieldError, sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Switch, TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { SlugField } from './SlugField.tsx';
import { Visits } from './Visits.tsx';
import { dateFieldOf, endOfDay } from './words.ts';

const FIELDS = ['label', 'slug', 'password', 'expiresAt'] as const;
/** Where a change is meant, the server names the place within it. */
const errorAt = (error: unknown, field: string): string | undefined => fieldError(error, field) ?? fieldError(error, `change.${field}`);

/** A link's settings and how often it was opened; without `link`, a new one for somebody. */
export function LinkDialog(props: { resume: string; link: PublicLink | null; onClose: () => void; onDeleted: () => void }) {
  // What is typed stays, whatever comes from the server meanwhile.
  const given = untrack(() => props.link);
  const [label, setLabel] = createSignal(given?.label ?? '');
  const [slug, setSlug] = createSignal(given?.slug ?? '');
  const [password, setPassword] = createSignal('');
  const [keepsPassword, keepPassword] = createSignal(given?.hasPassword ?? false);
  const [expires, setExpires] = createSignal(dateFieldOf(given?.expiresAt ?? null));
  const [allowDownload, setAllowDownload] = createSignal(given?.allowDownload ?? true);
  const [indexed, setIndexed] = createSignal(given?.indexed ?? false);
  const [error, setError] = createSignal<unknown>(null);
  const resume = () => props.resume;

  const wishes = () => ({
    label: label(),
    ...(slug().trim() === '' ? {} : { slug: slug() }),
    ...(password() === '' ? {} : { password: password() }),
    allowDownload: allowDownload(),
    indexed: indexed(),
  });
  const change = (): LinkChange => ({
    ...wishes(),
    ...(password() === '' && given?.hasPassword && !keepsPassword() ? { password: null } : {}),
    // Untouched, it keeps its hour.
    ...(expires() === dateFieldOf(given?.expiresAt ?? null) ? {} : { expiresAt: endOfDay(expires()) }),
  });
  const save = useLinksAct(resume, () => {
    const end = endOfDay(expires());
    return given
      ? api.changeLink(props.resume, given.id, change())
      : api.createLink(props.resume, { ...wishes(), ...(end === null ? {} : { expiresAt: end }) });
  });
  const remove = useLinksAct(resume, (link: PublicLink) => api.deleteLink(props.resume, link.id));
  const restore = useLinksAct(resume, (link: PublicLink) => api.restoreLink(props.resume, link.id));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    setError(null);
    try {
      await save.mutateAsync(undefined);
      props.onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  const takeAway = async (link: PublicLink) => {
    // The dialog is gone by the time this has worked.
    const { onDeleted } = props;
    setError(null);
    const bringBack = async () => {
      try {
        await restore.mutateAsync(link);
      } catch (failure) {
        toast({ text: 'The link could not be brought back.', detail: sayError(failure), tone: 'problem' });
      }
    };
    try {
      await remove.mutateAsync(link);
      toast({ text: 'The link was deleted. Nobody can open it any more.', action: { label: 'Undo', run: () => void bringBack() } });
      onDeleted();
    } catch (failure) {
      setError(failure);
    }
  };
  const general = () => (error() && FIELDS.every((field) => errorAt(error(), field) === undefined) ? sayError(error()) : '');
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={given ? (given.label === '' ? 'Public link' : `Link for ${given.label}`) : 'A link for somebody'}
      {...(given ? {} : { description: 'An address of its own for each reader shows you who has opened it.' })}
    >
      <form class="link-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="For whom"
          value={label()}
          maxLength={100}
          placeholder="Acme, recruiter"
          description="Only you see this."
          error={errorAt(error(), 'label')}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
        <SlugField
          resume={props.resume}
          value={slug()}
          current={given?.slug ?? null}
          error={errorAt(error(), 'slug')}
          onInput={(value) => {
            setError(null);
            setSlug(value);
          }}
        />
        <TextField
          label={given?.hasPassword ? 'New password' : 'Password'}
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={256}
          value={password()}
          description={given?.hasPassword ? 'Leave it empty to keep the one there is.' : 'Without one, whoever has the link can read.'}
          error={errorAt(error(), 'password')}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <Show when={given?.hasPassword && password() === ''}>
          <Switch label="Ask for the password" checked={keepsPassword()} onToggle={keepPassword} />
        </Show>
        <TextField
          label="Works until the end of"
          type="date"
          value={expires()}
          description="Leave it empty for a link that does not expire."
          error={errorAt(error(), 'expiresAt')}
          onInput={(event) => setExpires(event.currentTarget.value)}
        />
        <Switch label="Readers may download the PDF" checked={allowDownload()} onToggle={setAllowDownload} />
        <Switch label="Search engines may list it" checked={indexed()} onToggle={setIndexed} />
        <div role="alert">
          <Show when={general()}>
            <p class="field-error">{general()}</p>
          </Show>
        </div>
        <div class="link-actions">
          <Show when={given} keyed>
            {(link) => (
              <Button look="danger" busy={remove.isPending} onClick={() => void takeAway(link)}>
                Delete the link
              </Button>
            )}
          </Show>
          <Button type="submit" look="primary" busy={save.isPending}>
            {given ? 'Save' : 'Make the link'}
          </Button>
        </div>
      </form>
      <Show when={given} keyed>
        {(link) => <Visits link={props.link ?? link} />}
      </Show>
    </Dialog>
  );
}
