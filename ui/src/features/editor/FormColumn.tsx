import ChevronRight from 'lucide-solid/icons/chevron-right';
import EyeOff from 'lucide-solid/icons/eye-off';
import { For, type JSX, Show } from 'solid-js';
import type { Section } from '#protocol/document';
import { Button } from '../../kit/Button.tsx';
import { AddSection } from './AddSection.tsx';
import { insertUsualSections, placeSection, sectionName } from './acts.ts';
import { BasicsForm } from './BasicsForm.tsx';
import { useEditor } from './context.tsx';
import { sectionTitle } from './kinds.ts';
import { createReorder } from './reorder.ts';
import { SectionForm } from './SectionForm.tsx';
import { SectionMenu } from './SectionMenu.tsx';
import { w } from './words.ts';

/** "3 entries"; a summary is one text. */
function holds({ kind, items }: Section): string {
  if (kind === 'summary') return '';
  return items.length === 0 ? w().sections.empty : w().sections.entries(items.length);
}

/** The form: one part open at a time, the others as lines. */
export function FormColumn() {
  const editor = useEditor();
  const sections = () => editor.state.document.sections;
  const isOpen = (section: string) => editor.open().section === section;
  const toggle = (section: string) => editor.openSection(isOpen(section) ? 'none' : section);
  const reorder = createReorder({
    ids: () => sections().map(({ id }) => id),
    move: (id, index) => placeSection(editor, id, index),
    enabled: editor.canEdit,
    nameOf: sectionName(editor),
  });
  return (
    // Which field the person is in, by the register it shows: for the page, and for the others.
    <div
      class="form-column"
      onFocusIn={(event) => editor.setFocused(event.target.closest('[data-path]')?.getAttribute('data-path') ?? null)}
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && editor.setFocused(null)}
    >
      <Panel name="basics" title={w().sections.you} note={w().sections.youHold} open={isOpen('basics')} toggle={() => toggle('basics')}>
        <BasicsForm />
      </Panel>
      <For each={sections()}>
        {(section) => (
          <Panel
            name={section.id}
            title={sectionTitle(section)}
            note={holds(section)}
            hidden={section.hidden === true}
            open={isOpen(section.id)}
            toggle={() => toggle(section.id)}
            onKeyDown={reorder.onKeyDown(section.id)}
            aside={
              <Show when={editor.canEdit()}>
                <SectionMenu section={section} />
              </Show>
            }
          >
            <SectionForm section={section} />
          </Panel>
        )}
      </For>
      <Show when={editor.canEdit() && sections().length === 0}>
        <div class="form-start">
          <p>{w().sections.usual}</p>
          <Button onClick={() => insertUsualSections(editor)}>{w().sections.addUsual}</Button>
        </div>
      </Show>
      <AddSection />
    </div>
  );
}

function Panel(props: {
  name: string;
  title: string;
  note: string;
  hidden?: boolean;
  open: boolean;
  toggle: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  aside?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <section class="panel" data-open={props.open || undefined}>
      <div class="panel-head">
        <h2>
          <button
            type="button"
            class="panel-toggle"
            aria-expanded={props.open}
            aria-controls={`panel-${props.name}`}
            onClick={props.toggle}
            onKeyDown={(event) => props.onKeyDown?.(event)}
          >
            <ChevronRight class="chevron" size={16} stroke-width={1.75} aria-hidden="true" />
            <span class="panel-title" dir="auto" classList={{ 'is-hidden': props.hidden === true }}>
              {props.title}
            </span>
            <Show when={props.hidden}>
              <EyeOff size={14} stroke-width={1.75} aria-label={w().sections.hidden} />
            </Show>
            <span class="panel-note">{props.note}</span>
          </button>
        </h2>
        {props.aside}
      </div>
      <div class="panel-body" id={`panel-${props.name}`} hidden={!props.open}>
        <Show when={props.open}>{props.children}</Show>
      </div>
    </section>
  );
}
