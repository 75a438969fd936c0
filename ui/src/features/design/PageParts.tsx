import { For, Show } from 'solid-js';
import { SIDEBAR_KINDS } from '#render/templates/plan';
import { Select, Switch, TextField } from '../../kit/Field.tsx';
import { useEditor } from '../editor/context.tsx';
import { SECTION_WORDS } from '../editor/kinds.ts';
import { PAGE_LIMITS, PAPERS } from './choices.ts';
import { inMillimetres, Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';

const POINTS_A_MILLIMETRE = 72 / 25.4;

export function PagePart(props: { state: DesignState }) {
  const { design, look, set, choose } = props.state;
  return (
    <Part title="Page" state={props.state} fields={['marginX', 'marginY', 'runningHeader', 'fitPages']}>
      <Select label="Paper" value={design().pageFormat} choices={PAPERS} onChoose={(value) => choose('pageFormat', value)} />
      <Show when={design().pageFormat === 'custom'}>
        <div class="design-pair">
          <Millimetres label="Width" points={design().pageWidth ?? 595.28} onChange={(points) => choose('pageWidth', points)} />
          <Millimetres label="Height" points={design().pageHeight ?? 841.89} onChange={(points) => choose('pageHeight', points)} />
        </div>
      </Show>
      <Select
        label="Pages"
        value={String(look().fitPages)}
        choices={PAGE_LIMITS}
        description={look().fitPages > 0 ? 'Spaces, margins and letters become smaller until it fits.' : undefined}
        onChoose={(value) => choose('fitPages', Number(value))}
      />
      <Slider
        label="Margins left and right"
        value={look().marginX}
        min={12}
        max={140}
        step={2}
        say={inMillimetres}
        onSlide={(value) => set('marginX', value)}
      />
      <Slider
        label="Margins above and below"
        value={look().marginY}
        min={12}
        max={140}
        step={2}
        say={inMillimetres}
        onSlide={(value) => set('marginY', value)}
      />
      <Switch label="Page numbers" checked={design().pageNumbers} onToggle={(on) => set('pageNumbers', on)} />
      <Switch label="Name on later pages" checked={look().runningHeader} onToggle={(on) => set('runningHeader', on)} />
    </Part>
  );
}

function Millimetres(props: { label: string; points: number; onChange: (points: number) => void }) {
  return (
    <TextField
      label={`${props.label} in mm`}
      type="number"
      inputmode="numeric"
      min={71}
      max={705}
      value={Math.round(props.points / POINTS_A_MILLIMETRE)}
      onChange={(event) => props.onChange(event.currentTarget.valueAsNumber * POINTS_A_MILLIMETRE)}
    />
  );
}

/** Only where the template has a sidebar. */
export function SidebarPart(props: { state: DesignState }) {
  const editor = useEditor();
  const { design, plan, look, set } = props.state;
  const hasSidebar = () => plan().arrangement.kind === 'columns' || plan().arrangement.kind === 'sidebar';
  const sections = () => editor.state.document.sections;
  const isAside = (id: string, kind: keyof typeof SECTION_WORDS) => design().sidebarSections?.includes(id) ?? SIDEBAR_KINDS.has(kind);
  const toggle = (id: string, on: boolean) =>
    set(
      'sidebarSections',
      sections()
        .filter((section) => (section.id === id ? on : isAside(section.id, section.kind)))
        .map((section) => section.id),
    );
  return (
    <Show when={hasSidebar()}>
      <Part title="Sidebar" state={props.state} fields={['sidebarWidth']}>
        <Slider
          label="Width"
          value={look().sidebarWidth}
          min={0.2}
          max={0.45}
          step={0.01}
          say={(value) => `${Math.round(value * 100)} %`}
          onSlide={(value) => set('sidebarWidth', value)}
        />
        <fieldset class="design-list">
          <legend>Sections in the sidebar</legend>
          <For each={sections()}>
            {(section) => (
              <Switch
                label={section.title || SECTION_WORDS[section.kind].title}
                checked={isAside(section.id, section.kind)}
                onToggle={(on) => toggle(section.id, on)}
              />
            )}
          </For>
        </fieldset>
      </Part>
    </Show>
  );
}
