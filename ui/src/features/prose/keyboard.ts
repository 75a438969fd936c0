import { createSignal, onCleanup, onMount } from 'solid-js';

/** How much of the page's height, in px, lies beneath what is seen of it: the height of a phone's keyboard while it is open. */
export function createKeyboardHeight() {
  const [height, setHeight] = createSignal(0);
  onMount(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const measure = () => setHeight(Math.max(0, Math.round(document.documentElement.clientHeight - seen.height - seen.offsetTop)));
    const stop = new AbortController();
    seen.addEventListener('resize', measure, { signal: stop.signal });
    seen.addEventListener('scroll', measure, { signal: stop.signal });
    measure();
    onCleanup(() => stop.abort());
  });
  return height;
}
