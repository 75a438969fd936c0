import { Show } from 'solid-js';
import { Select } from '../../kit/Field.tsx';
import { useEditor } from '../editor/context.tsx';
import { photoShapes } from './choices.ts';
import { Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';
import { inMillimetres, inPoints, w } from './words.ts';

/** Only where there is a photo, and the template shows one. */
export function PhotoPart(props: { state: DesignState }) {
  const editor = useEditor();
  const { plan, look, set, choose } = props.state;
  return (
    <Show when={editor.state.document.basics.photo && plan().photo !== 'none'}>
      <Part title={w().photo.title} state={props.state} fields={['photoShape', 'photoSize', 'photoBorder']}>
        <Select
          label={w().photo.shape}
          value={look().photoShape}
          choices={photoShapes()}
          onChoose={(value) => choose('photoShape', value)}
        />
        <Slider
          label={w().photo.size}
          value={look().photoSize}
          min={30}
          max={180}
          step={2}
          say={inMillimetres}
          onSlide={(value) => set('photoSize', value)}
        />
        <Slider
          label={w().photo.border}
          value={look().photoBorder}
          min={0}
          max={6}
          step={0.5}
          say={(value) => (value === 0 ? w().none : inPoints(value))}
          onSlide={(value) => set('photoBorder', value)}
        />
      </Part>
    </Show>
  );
}
