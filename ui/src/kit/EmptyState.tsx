import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import './empty.css';

/** One sentence that teaches and one thing to do. */
export function EmptyState(props: {
  title: string;
  /** It is all that the page says: its title is the page's. */
  whole?: boolean;
  children?: JSX.Element;
  action?: JSX.Element;
  art?: JSX.Element;
}) {
  return (
    <div class="empty">
      {props.art}
      <Dynamic component={props.whole ? 'h1' : 'h2'} class="empty-title" tabindex={props.whole ? -1 : undefined}>
        {props.title}
      </Dynamic>
      <div class="empty-text">{props.children}</div>
      {props.action}
    </div>
  );
}
