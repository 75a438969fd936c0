import { BRAND } from '../app/title.ts';
import './wordmark.css';

/** The product's name with its sign, as a way home. */
export function Wordmark(props: { href: string }) {
  return (
    <a class="wordmark" href={props.href}>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--accent)" />
        <path d="M8 9l6 14h4l6-14h-4l-4 9.6L12 9z" fill="var(--on-accent)" />
      </svg>
      {BRAND}
    </a>
  );
}
