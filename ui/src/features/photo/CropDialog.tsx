import { createSignal, createUniqueId, onCleanup } from 'solid-js';
import type { Look } from '#protocol/document';
import { MOST_ZOOM, type Photo, type PhotoCrop } from '#protocol/photo';
import { coverOf, MIDDLE } from '#render/photo/cover';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Field } from '../../kit/Field.tsx';
import { moved, percent, sayCrop, zoomed } from './crop.ts';
import { w } from './words.ts';

/** A key moves the picture by this part of the frame; with Shift by more. */
const STEP = 0.02;
const LONG_STEP = 0.1;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Chooses the square of the photo that is shown: by dragging, with the arrow keys, and with a slider for its size. */
export function CropDialog(props: {
  photo: Pick<Photo, 'width' | 'height' | 'crop'>;
  source: string;
  shape: Look['photoShape'];
  onClose: () => void;
  onCrop: (crop: PhotoCrop) => void;
}) {
  const hint = createUniqueId();
  const [crop, setCrop] = createSignal<PhotoCrop>(props.photo.crop ?? MIDDLE);
  const [side, setSide] = createSignal(280);
  let stage: HTMLElement | undefined;
  let grip: { x: number; y: number } | null = null;
  const frame = () => ({ width: side(), height: side() });
  const cover = () => coverOf(frame(), props.photo, crop());
  const move = (right: number, down: number) => setCrop(moved(crop(), frame(), props.photo, right, down));

  const measure = (element: HTMLElement) => {
    const observer = new ResizeObserver(([entry]) => entry && entry.contentRect.width > 0 && setSide(entry.contentRect.width));
    observer.observe(element);
    onCleanup(() => observer.disconnect());
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = side() * (event.shiftKey ? LONG_STEP : STEP);
    move(direction[0] * step, direction[1] * step);
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={w().cropPhoto}
      startAt={() => stage}
      actions={
        <>
          <Button onClick={props.onClose}>{w().cropping.cancel}</Button>
          <Button look="primary" onClick={() => props.onCrop(crop())}>
            {w().cropping.use}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y: a picture that is dragged has no role of its own; its name and hint say what keys do */}
      <div
        ref={(element) => {
          stage = element;
          measure(element);
        }}
        class="crop-stage"
        role="group"
        tabindex="0"
        aria-label={w().cropping.shown(sayCrop(crop()))}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          grip = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!grip) return;
          move(event.clientX - grip.x, event.clientY - grip.y);
          grip = { x: event.clientX, y: event.clientY };
        }}
        onPointerUp={() => {
          grip = null;
        }}
        onPointerCancel={() => {
          grip = null;
        }}
      >
        <img
          src={props.source}
          alt=""
          draggable={false}
          style={{ width: `${cover().width}px`, height: `${cover().height}px`, translate: `${cover().left}px ${cover().top}px` }}
        />
        <div class="crop-mask" data-shape={props.shape} />
      </div>
      <p class="field-hint" id={hint}>
        {w().cropping.hint}
      </p>
      <Field label={w().cropping.size} aside={<output class="slider-value">{percent(crop().zoom)}</output>}>
        {(ids) => (
          <input
            {...ids}
            class="slider"
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.02}
            value={crop().zoom}
            aria-valuetext={`${percent(crop().zoom)}`}
            onInput={(event) => setCrop(zoomed(crop(), frame(), props.photo, event.currentTarget.valueAsNumber))}
          />
        )}
      </Field>
    </Dialog>
  );
}
