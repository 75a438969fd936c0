import { Show } from 'solid-js';
import { Select } from '../../kit/Field.tsx';
import { useEditor } from '../editor/context.tsx';
import { PHOTO_SHAPES } from './choices.ts';
import { inMillimetres, inPoints, Part, Slider } from './controls.tsx';
import type { DesignState } from './useDesign.ts';

/** Only where there is a photo, and the template shows one. */
export function PhotoPart(props: { state: DesignState }) {
  const editor = useEditor();
  const { plan, look, set, choose } = props.state;
  return (
    <Show when={editor.state.document.basics.photo && plan().photo !== 'none'}>
      <Part title="Photo" state={props.state} fields={['photoShape', 'photoSize', 'photoBorder']}>
        <Select
          label="Shape of the photo"
          value={look().photoShape}
          choices={PHOTO_SHAPES}
          onChoose={(value) => choose('photoShape', value)}
        />
        <Slider
          label="Size of the photo"
          value={look().photoSize}
          min={30}
          max={180}
          step={2}
          say={inMillimetres}
          onSlide={(value) => set('photoSize', value)}
        />
        <Slider
          label="Border of the photo"
          value={look().photoBorder}
          min={0}
          max={6}
          step={0.5}
          say={(value) => (value === 0 ? 'None' : inPoints(value))}
          onSlide={(value) => set('photoBorder', value)}
        />
      </Part>
    </Show>
  );
}
