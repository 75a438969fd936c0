import { createSignal, For, Show } from 'solid-js';
import { TEMPLATE_IDS, type Theme } from '#protocol/tenant-themes';
import { Button } from '../../../../ui/src/kit/Button.tsx';
import { Dialog } from '../../../../ui/src/kit/Dialog.tsx';
import { Select, TextArea, TextField } from '../../../../ui/src/kit/Field.tsx';
import { FormError } from '../../../../ui/src/kit/FormError.tsx';
import { words } from '../../i18n/words.ts';
import { type ThemeFields, themeOf } from './theme.ts';

const w = words('configuration');
const s = words('shell');
const BLANK: ThemeFields = { name: '', template: 'classic', color: '', font: '', json: '' };

/** The tenant's own themes, as the draft has them. */
export function Themes(props: { themes: readonly Theme[]; error: string | undefined; onChange: (themes: readonly Theme[]) => void }) {
  const [fields, setFields] = createSignal<ThemeFields | null>(null);
  const [error, setError] = createSignal<string>();
  const add = (typed: ThemeFields) => {
    const read = themeOf(
      typed,
      props.themes.map(({ id }) => id),
    );
    if (!read.ok) return setError(w().badTheme(read.message));
    if (props.themes.some(({ id }) => id === read.theme.id)) return setError(w().themeTaken);
    props.onChange([...props.themes, read.theme]);
    setFields(null);
  };
  const field = (key: keyof ThemeFields) => ({
    value: fields()?.[key] ?? '',
    onInput: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFields((before) => before && { ...before, [key]: value });
    },
  });
  return (
    <section class="themes" aria-label={w().settings.themes}>
      <h3>{w().settings.themes}</h3>
      <p class="muted small">{w().themesHint}</p>
      <Show when={props.themes.length > 0} fallback={<p class="muted">{w().noThemes}</p>}>
        <ul class="theme-list">
          <For each={props.themes}>
            {(theme) => (
              <li class="theme-row">
                <span>
                  {theme.name} <span class="muted small">{w().themeIn(theme.template)}</span>{' '}
                  <span class="mono muted small">{theme.id}</span>
                </span>
                <Button
                  aria-label={w().removeTheme(theme.name)}
                  onClick={() => props.onChange(props.themes.filter(({ id }) => id !== theme.id))}
                >
                  {w().remove}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <FormError text={props.error} />
      <Button
        onClick={() => {
          setError(undefined);
          setFields(BLANK);
        }}
      >
        {w().addTheme}
      </Button>
      <Dialog open={fields() !== null} onClose={() => setFields(null)} title={w().addTheme} description={w().addThemeText}>
        {/* Beside the page: this form is within no other one. */}
        <form
          class="dialog-form"
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            const typed = fields();
            if (typed) add(typed);
          }}
        >
          <TextField label={w().themeName} required maxLength={60} {...field('name')} />
          <Select
            label={w().themeTemplate}
            value={fields()?.template ?? BLANK.template}
            choices={TEMPLATE_IDS.map((id) => ({ value: id, label: id }))}
            onChoose={(template) => setFields((before) => before && { ...before, template })}
          />
          <TextField label={w().themeColor} description={w().themeColorHint} maxLength={7} {...field('color')} />
          <TextField label={w().themeFont} description={w().themeFontHint} maxLength={60} {...field('font')} />
          <TextArea label={w().themeJson} description={w().themeJsonHint} rows={4} {...field('json')} />
          <FormError text={error()} />
          <div class="dialog-actions">
            <Button onClick={() => setFields(null)}>{s().cancel}</Button>
            <Button type="submit" look="primary">
              {w().themeSubmit}
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  );
}
