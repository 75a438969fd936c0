import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Point, type Sight, sightAfter, sightAfterDoubleTap } from './pinch.ts';

/** Two taps within so many ms are one double tap. */
const DOUBLE_TAP = 300;

/** Two fingers on `scroller` change the scale of what it scrolls; one finger scrolls, as always. */
export function usePinch(scroller: () => HTMLElement | undefined): {
  scale: Accessor<number>;
  zoomBy: (factor: number) => void;
  bind: (element: HTMLElement) => void;
} {
  const [scale, setScale] = createSignal(1);
  let held: [Point, Point] | null = null;
  let tapped = 0;

  const see = ({ scale: next, left, top }: Sight) => {
    setScale(next);
    scroller()?.scrollTo({ left, top, behavior: 'instant' });
  };
  const sight = (): Sight => ({ scale: scale(), left: scroller()?.scrollLeft ?? 0, top: scroller()?.scrollTop ?? 0 });
  const pointsOf = (event: TouchEvent): [Point, Point] | null => {
    const [a, b] = event.touches;
    const box = scroller()?.getBoundingClientRect();
    if (!a || !b || !box) return null;
    return [
      { x: a.clientX - box.left, y: a.clientY - box.top },
      { x: b.clientX - box.left, y: b.clientY - box.top },
    ];
  };
  const onMove = (event: TouchEvent) => {
    const now = pointsOf(event);
    if (!held || !now) return;
    event.preventDefault();
    see(sightAfter(sight(), held, now));
    held = now;
  };
  const onEnd = (event: TouchEvent) => {
    const wasPinching = held !== null;
    held = pointsOf(event);
    const [touch] = event.changedTouches;
    const box = scroller()?.getBoundingClientRect();
    if (wasPinching || !touch || !box || event.touches.length > 0) return;
    const isSecond = event.timeStamp - tapped < DOUBLE_TAP;
    tapped = isSecond ? 0 : event.timeStamp;
    if (isSecond) see(sightAfterDoubleTap(sight(), { x: touch.clientX - box.left, y: touch.clientY - box.top }));
  };
  return {
    scale,
    zoomBy: (factor) => {
      const box = scroller()?.getBoundingClientRect();
      const x = (box?.width ?? 0) / 2;
      const y = (box?.height ?? 0) / 2;
      // As two fingers around the middle would.
      see(
        sightAfter(
          sight(),
          [
            { x: x - 50, y },
            { x: x + 50, y },
          ],
          [
            { x: x - 50 * factor, y },
            { x: x + 50 * factor, y },
          ],
        ),
      );
    },
    bind: (element) => {
      const stop = new AbortController();
      const { signal } = stop;
      element.addEventListener('touchstart', (event) => (held = pointsOf(event)), { signal, passive: true });
      element.addEventListener('touchmove', onMove, { signal, passive: false });
      element.addEventListener('touchend', onEnd, { signal, passive: true });
      element.addEventListener('touchcancel', () => (held = null), { signal, passive: true });
      onCleanup(() => stop.abort());
    },
  };
}
