import { Show } from 'solid-js';
import { ColumnsMap } from './ColumnsMap.tsx';
import { Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { inPercent, w } from './words.ts';

/** Only where the template has a sidebar: how wide it is, and what stands in it. */
export function SidebarPart(props: { state: DesignState }) {
  const { plan, look, set } = props.state;
  const side = () => {
    const { arrangement } = plan();
    return arrangement.kind === 'columns' || arrangement.kind === 'sidebar' ? arrangement.side : null;
  };
  return (
    <Show when={side()}>
      {(where) => (
        <Part title={w().sidebar.title} state={props.state} fields={['sidebarWidth', 'sidebarSections']}>
          <Slider
            label={w().sidebar.width}
            value={look().sidebarWidth}
            min={0.2}
            max={0.45}
            step={0.01}
            say={inPercent}
            onSlide={(value) => set('sidebarWidth', value)}
          />
          <ColumnsMap state={props.state} side={where()} />
          <p class="field-hint">{w().sidebar.tracking}</p>
        </Part>
      )}
    </Show>
  );
}
