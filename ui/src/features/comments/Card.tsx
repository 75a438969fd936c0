import { createEffect, type JSX, onCleanup } from 'solid-js';
import { useTalk } from './context.tsx';

/** Seen so long, in ms, it has been read. */
const READING = 1_000;

/** A conversation or a suggestion: who goes into it makes it the one that is looked at. */
export function Card(props: { id: string; class: string; isNew?: boolean; onSeen?: () => void; children: JSX.Element }) {
  const talk = useTalk();
  let card: HTMLLIElement | undefined;
  const isActive = () => talk.active() === props.id;
  const isKnown = () => /^(?:thr|sug)_/.test(props.id);
  const enter = () => isKnown() && talk.activate(props.id);
  createEffect(() => {
    if (isActive()) card?.scrollIntoView({ block: 'nearest' });
  });
  createEffect(() => {
    if (!props.isNew || !card) return;
    if (isActive()) return props.onSeen?.();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(() => document.visibilityState === 'visible' && props.onSeen?.(), READING);
      },
      { threshold: 0.6 },
    );
    observer.observe(card);
    onCleanup(() => {
      observer.disconnect();
      clearTimeout(timer);
    });
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: whoever uses the keyboard comes in by its controls
    <li
      ref={card}
      class={`talk-card ${props.class}`}
      data-card={props.id}
      data-active={isActive() || undefined}
      onFocusIn={enter}
      onClick={enter}
    >
      {props.children}
    </li>
  );
}
