import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { For, Show } from 'solid-js';
import type { ContactField, Location } from '#protocol/document';
import { Button, IconButton } from '../../kit/Button.tsx';
import { newLocalId } from '../../live/ids.ts';
import { ADDRESS_START } from '../../text/address.ts';
import { PhotoField } from '../photo/PhotoField.tsx';
import { useEditor } from './context.tsx';
import { BoundProse } from './fields/BoundProse.tsx';
import { BoundText } from './fields/BoundText.tsx';
import { fieldWords as f } from './words.ts';

export function BasicsForm() {
  const editor = useEditor();
  const basics = () => editor.state.document.basics;
  const hasSummarySection = () => editor.state.document.sections.some(({ kind }) => kind === 'summary');
  return (
    <div class="form">
      <BoundText path="basics/name" label={f().basics.name} value={basics().name} autocomplete="name" />
      <BoundText path="basics/headline" label={f().basics.headline} value={basics().headline} placeholder={f().examples.headline} />
      <BoundText path="basics/email" label={f().basics.email} value={basics().email} inputmode="email" autocomplete="email" class="half" />
      <BoundText path="basics/phone" label={f().basics.phone} value={basics().phone} inputmode="tel" autocomplete="tel" class="half" />
      <BoundText path="basics/url" label={f().basics.url} value={basics().url} inputmode="url" placeholder={ADDRESS_START} class="half" />
      <BoundText path="basics/urlLabel" label={f().labels.shownAs} value={basics().urlLabel} class="half" />
      <LocationFields />
      <Contacts />
      <PhotoField />
      <Show when={!hasSummarySection()}>
        <BoundProse path="prose/basics.summary" label={f().labels.summary} placeholder={f().examples.summary} />
      </Show>
    </div>
  );
}

const PLACE_PARTS = [
  ['address', 'address'],
  ['postalCode', 'postalCode'],
  ['countryCode', 'countryCode'],
  ['text', 'placeAsWritten'],
] as const satisfies readonly (readonly [keyof Location, string])[];

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
      <BoundText path="basics/location" label={f().labels.city} value={location().city} onWrite={write('city')} class="half" />
      <BoundText path="basics/location" label={f().labels.region} value={location().region} onWrite={write('region')} class="half" />
      <details class="more-fields" open={PLACE_PARTS.some(([part]) => location()[part])}>
        <summary>{f().labels.addressAndCountry}</summary>
        <div class="form">
          <For each={PLACE_PARTS}>
            {([part, label]) => (
              <BoundText path="basics/location" label={f().labels[label]} value={location()[part]} onWrite={write(part)} class="half" />
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
      <legend class="field-legend">{f().basics.contacts}</legend>
      <For each={contacts()}>
        {(contact) => (
          <div class="contact">
            <BoundText
              path="basics/contacts"
              label={f().labels.contactKind}
              value={contact.label}
              placeholder={f().examples.contactKind}
              onWrite={(label) => change(contact.id, { label })}
            />
            <BoundText
              path="basics/contacts"
              label={f().labels.contactText}
              value={contact.text}
              onWrite={(text) => change(contact.id, { text })}
            />
            <BoundText
              path="basics/contacts"
              label={f().labels.link}
              value={contact.link}
              placeholder={ADDRESS_START}
              inputmode="url"
              onWrite={(link) => change(contact.id, { link })}
            />
            <Show when={editor.canEdit()}>
              <IconButton
                label={contact.label ? f().removeContact(contact.label) : f().removeThisContact}
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
          <Plus size={14} stroke-width={1.75} aria-hidden="true" /> {f().addContact}
        </Button>
      </Show>
    </fieldset>
  );
}
