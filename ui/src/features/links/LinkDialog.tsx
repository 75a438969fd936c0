import { createSignal, Show, untrack } from 'solid-js';
import type { LinkChange, PublicLink } from '#protocol/links';
import { api } from '../../data/api.ts';
import { useLinksAct } from '../../data/links.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Switch, TextField } from '../../kit/Field.tsx';
import { toast } from '../../kit/toast.tsx';
import { fieldProblem } from './problems.ts';
import { SlugField } from './SlugField.tsx';
import { Visits } from './Visits.tsx';
import { dateFieldOf, endOfDay, w } from './words.ts';

const FIELDS = ['label', 'slug', 'password', 'expiresAt'] as const;

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
  const problemAt = (field: (typeof FIELDS)[number]) => fieldProblem(error(), field, { slug: slug(), password: password() });
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
        toast({ text: w().form.notRestored, detail: sayError(failure), tone: 'problem' });
      }
    };
    try {
      await remove.mutateAsync(link);
      toast({ text: w().form.removed, action: { label: w().form.undo, run: () => void bringBack() } });
      onDeleted();
    } catch (failure) {
      setError(failure);
    }
  };
  const general = () => (error() && FIELDS.every((field) => problemAt(field) === undefined) ? sayError(error()) : '');
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={given ? (given.label === '' ? w().heading : w().form.titleOf(given.label)) : w().form.titleNew}
      {...(given ? {} : { description: w().form.about })}
    >
      <form class="link-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={w().form.label}
          value={label()}
          maxLength={100}
          placeholder={w().form.labelExample}
          description={w().form.labelHint}
          error={problemAt('label')}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
        <SlugField
          resume={props.resume}
          value={slug()}
          current={given?.slug ?? null}
          error={problemAt('slug')}
          onInput={(value) => {
            setError(null);
            setSlug(value);
          }}
        />
        <TextField
          label={given?.hasPassword ? w().form.newPassword : w().form.password}
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={256}
          value={password()}
          description={given?.hasPassword ? w().form.newPasswordHint : w().form.passwordHint}
          error={problemAt('password')}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <Show when={given?.hasPassword && password() === ''}>
          <Switch label={w().form.askForPassword} checked={keepsPassword()} onToggle={keepPassword} />
        </Show>
        <TextField
          label={w().form.end}
          type="date"
          value={expires()}
          description={w().form.endHint}
          error={problemAt('expiresAt')}
          onInput={(event) => setExpires(event.currentTarget.value)}
        />
        <Switch label={w().form.allowDownload} checked={allowDownload()} onToggle={setAllowDownload} />
        <Switch label={w().form.index} checked={indexed()} onToggle={setIndexed} />
        <div role="alert">
          <Show when={general()}>
            <p class="field-error">{general()}</p>
          </Show>
        </div>
        <div class="link-actions">
          <Show when={given} keyed>
            {(link) => (
              <Button look="danger" busy={remove.isPending} onClick={() => void takeAway(link)}>
                {w().form.remove}
              </Button>
            )}
          </Show>
          <Button type="submit" look="primary" busy={save.isPending}>
            {given ? w().form.save : w().form.make}
          </Button>
        </div>
      </form>
      <Show when={given} keyed>
        {(link) => <Visits link={props.link ?? link} />}
      </Show>
    </Dialog>
  );
}
