import { For, type JSX, Show } from 'solid-js';
import { FeatureFlag } from '#protocol/tenant-config';
import { Select, Switch, TextArea, TextField } from '../../../../ui/src/kit/Field.tsx';
import { words } from '../../i18n/words.ts';
import { Brand } from '../../parts/Brand.tsx';
import type { FieldKey, Fields } from './draft.ts';
import { Themes } from './Themes.tsx';

const w = words('configuration');

interface Parts {
  fields: Fields;
  wrong: ReadonlyMap<string, string>;
  set<K extends FieldKey>(key: K, value: Fields[K]): void;
}

type TextKey = { [K in FieldKey]: Fields[K] extends string ? (string extends Fields[K] ? K : never) : never }[FieldKey];

/** The settings by section. */
export function Settings(props: Parts) {
  const text = (key: TextKey, hint?: string) => ({
    label: w().settings[key],
    description: hint,
    error: props.wrong.get(key),
    get value() {
      return props.fields[key];
    },
    onInput: (event: { currentTarget: { value: string } }) => props.set(key, event.currentTarget.value),
  });
  return (
    <>
      <Group title={w().sections.branding}>
        <TextField {...text('name', w().nameHint)} error={props.wrong.get('name')} maxLength={100} />
        <TextField {...text('color', w().colorHint)} error={props.wrong.has('color') ? w().badColor : undefined} maxLength={7} />
        <Brand name={props.fields.name} color={/^#[0-9a-f]{6}$/i.test(props.fields.color) ? props.fields.color : null} />
      </Group>
      <Group title={w().sections.people}>
        <Select
          label={w().settings.registration}
          value={props.fields.registration}
          choices={choicesOf(w().registrations)}
          onChoose={(value) => chosen(w().registrations, value, (one) => props.set('registration', one))}
        />
        <TextArea {...text('domains', w().domainsHint)} error={props.wrong.get('domains')} rows={3} />
        <Select
          label={w().settings.secondFactor}
          value={props.fields.secondFactor}
          choices={choicesOf(w().factors)}
          onChoose={(value) => chosen(w().factors, value, (one) => props.set('secondFactor', one))}
        />
      </Group>
      <Group title={w().sections.resumes}>
        <TextArea {...text('templates', w().templatesHint)} error={props.wrong.get('templates')} rows={2} />
        <Themes themes={props.fields.themes} error={props.wrong.get('themes')} onChange={(themes) => props.set('themes', themes)} />
        <TextField {...text('maxResumes')} error={props.wrong.has('maxResumes') ? w().badNumber : undefined} inputmode="numeric" />
      </Group>
      <Group title={w().sections.pages}>
        <TextArea {...text('bannedTerms', w().termsHint)} error={props.wrong.get('bannedTerms')} rows={3} />
      </Group>
      <Group title={w().sections.mail}>
        <TextField {...text('sender', w().senderHint)} error={props.wrong.get('sender')} maxLength={100} />
        <Select
          label={w().settings.language}
          value={props.fields.language}
          choices={choicesOf(w().languages)}
          onChoose={(value) => chosen(w().languages, value, (one) => props.set('language', one))}
        />
        <TextField {...text('mailDays')} error={props.wrong.has('mailDays') ? w().badNumber : undefined} inputmode="numeric" />
      </Group>
      <Group title={w().sections.features}>
        <p class="muted small">{w().flagsHint}</p>
        <For each={FeatureFlag.options}>
          {(flag) => (
            <Switch
              label={w().flags[flag]}
              checked={!props.fields.off.includes(flag)}
              onToggle={(on) => props.set('off', on ? props.fields.off.filter((one) => one !== flag) : [...props.fields.off, flag])}
            />
          )}
        </For>
      </Group>
      <Group title={w().sections.banner}>
        <TextField
          label={w().bannerText}
          description={w().bannerHint}
          error={props.wrong.get('banner')}
          maxLength={300}
          value={props.fields.banner.text}
          onInput={(event) => props.set('banner', { ...props.fields.banner, text: event.currentTarget.value })}
        />
        <Show when={props.fields.banner.text.trim() !== ''}>
          <Select
            label={w().bannerTone}
            value={props.fields.banner.tone}
            choices={choicesOf(w().tones)}
            onChoose={(value) => chosen(w().tones, value, (tone) => props.set('banner', { ...props.fields.banner, tone }))}
          />
          <TextField
            label={w().bannerUntil}
            type="datetime-local"
            value={props.fields.banner.until}
            onInput={(event) => props.set('banner', { ...props.fields.banner, until: event.currentTarget.value })}
          />
        </Show>
      </Group>
    </>
  );
}

const choicesOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));

/** Only what was offered is chosen. */
function chosen<Value extends string>(names: Readonly<Record<Value, string>>, value: string, choose: (value: Value) => void): void {
  const offered = (one: string): one is Value => Object.hasOwn(names, one);
  if (offered(value)) choose(value);
}

const Group = (props: { title: string; children: JSX.Element }) => (
  <section class="config-group card">
    <h2>{props.title}</h2>
    {props.children}
  </section>
);
