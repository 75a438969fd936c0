import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { ContactField, Location } from '#protocol/document';
import { Button, IconButton } from '../../kit/Button.tsx';
import { newLocalId } from '../../live/ids.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { useEditor } from './context.tsx';
import { BoundProse } from './fields/BoundProse.tsx';
import { BoundText } from './fields/BoundText.tsx';

export function BasicsForm() {
  const editor = useEditor();
  const basics = () => editor.state.document.basics;
  const hasSummarySection = () => editor.state.document.sections.some(({ kind }) => kind === 'summary');
  return (
    <div class="form">
      <BoundText path="basics/name" label="Name" value={basics().name} autocomplete="name" />
      <BoundText path="basics/headline" label="Headline" value={basics().headline} placeholder="Software engineer" />
      <BoundText path="basics/email" label="E-mail" value={basics().email} inputmode="email" autocomplete="email" class="half" />
      <BoundText path="basics/phone" label="Phone" value={basics().phone} inputmode="tel" autocomplete="tel" class="half" />
      <BoundText path="basics/url" label="Website" value={basics().url} inputmode="url" placeholder="https://" class="half" />
      <BoundText path="basics/urlLabel" label="Shown as" value={basics().urlLabel} class="half" />
      <LocationFields />
      <Contacts />
      <PhotoField />
      <Show when={!hasSummarySection()}>
        <BoundProse
          path="prose/basics.summary"
          label="Summary"
          placeholder="Who you are and what you look for, in two or three sentences."
        />
      </Show>
    </div>
  );
}

const PLACE_PARTS: readonly (readonly [keyof Location, string])[] = [
  ['address', 'Street and number'],
  ['postalCode', 'Postal code'],
  ['countryCode', 'Country code'],
  ['text', 'Or written as'],
];

/** A place is one register of several parts: the whole is written when one of them changes. */
function LocationFields() {
  const editor = useEditor();
  const location = (): Location => editor.state.document.basics.location ?? {};
  const write = (part: keyof Location) => (text: string) => {
    const { [part]: _before, ...others } = location();
    const next: Location = text === '' ? others : { ...others, [part]: text };
    editor.set('basics/location', Object.keys(next).length > 0 ? next : null);
  };
  return (
    <>
      <BoundText path="basics/location" label="City" value={location().city} onWrite={write('city')} class="half" />
      <BoundText path="basics/location" label="Region" value={location().region} onWrite={write('region')} class="half" />
      <details class="more-fields" open={PLACE_PARTS.some(([part]) => location()[part])}>
        <summary>Address and country</summary>
        <div class="form">
          <For each={PLACE_PARTS}>
            {([part, label]) => (
              <BoundText path="basics/location" label={label} value={location()[part]} onWrite={write(part)} class="half" />
            )}
          </For>
        </div>
      </details>
    </>
  );
}

function Contacts() {
  const editor = useEditor();
  const contacts = (): readonly ContactField[] => editor.state.document.basics.contacts ?? [];
  const save = (next: readonly ContactField[]) =>
    editor.set('basics/contacts', next.length > 0 ? next.map((contact) => ({ ...contact })) : null);
  const change = (id: string, change: Partial<ContactField>) =>
    save(contacts().map((contact) => (contact.id === id ? { ...contact, ...change } : contact)));
  return (
    <fieldset class="contacts">
      <legend class="field-legend">Other contacts</legend>
      <For each={contacts()}>
        {(contact) => (
          <div class="contact">
            <BoundText
              path="basics/contacts"
              label="What"
              value={contact.label}
              placeholder="Mastodon"
              onWrite={(label) => change(contact.id, { label })}
            />
            <BoundText path="basics/contacts" label="Text" value={contact.text} onWrite={(text) => change(contact.id, { text })} />
            <BoundText
              path="basics/contacts"
              label="Link"
              value={contact.link}
              placeholder="https://"
              inputmode="url"
              onWrite={(link) => change(contact.id, { link })}
            />
            <Show when={editor.canEdit()}>
              <IconButton
                label={`Remove ${contact.label || 'this contact'}`}
                onClick={() => save(contacts().filter(({ id }) => id !== contact.id))}
              >
                <Trash size={16} stroke-width={1.75} aria-hidden="true" />
              </IconButton>
            </Show>
          </div>
        )}
      </For>
      <Show when={editor.canEdit() && contacts().length < 30}>
        <Button
          look="quiet"
          class="add-small"
          onClick={() => save([...contacts(), { id: newLocalId(), label: '', text: '', link: '', icon: '' }])}
        >
          <Plus size={14} stroke-width={1.75} aria-hidden="true" /> Add a contact
        </Button>
      </Show>
    </fieldset>
  );
}
