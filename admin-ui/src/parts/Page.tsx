import { type JSX, Show } from 'solid-js';
import { useTitle } from './title.ts';
import './page.css';

/** A page's heading, what it is for, and what can be done with all of it. */
export function Page(props: { title: string; lead?: string; actions?: JSX.Element; children: JSX.Element }) {
  useTitle(() => props.title);
  return (
    <>
      <div class="page-head">
        <div>
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={props.lead}>
            <p class="muted">{props.lead}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="page-actions">{props.actions}</div>
        </Show>
      </div>
      {props.children}
    </>
  );
}

/** A titled part of a page. */
export function Section(props: { title: string; aside?: JSX.Element; children: JSX.Element }) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
