import { Show } from 'solid-js';
import './brand.css';

/** Whether white is read better on `#rrggbb` than near-black: by the relative luminance of WCAG 2. */
export function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  // Where both contrasts are the same: sqrt(1.05 × 0.05) - 0.05.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}

/** A tenant's mark: its colour with its initial, and its name. */
export function Brand(props: { name: string; color: string | null }) {
  const initial = () => [...new Intl.Segmenter().segment(props.name.trim())][0]?.segment.toLocaleUpperCase() ?? '';
  return (
    <div class="brand">
      <span
        class="brand-mark"
        data-initial={initial()}
        style={{
          background: props.color ?? 'var(--accent)',
          color: props.color === null ? 'var(--on-accent)' : isDark(props.color) ? '#fff' : '#111',
        }}
        aria-hidden="true"
      />
      <Show when={props.name}>
        <span class="brand-name">{props.name}</span>
      </Show>
    </div>
  );
}
