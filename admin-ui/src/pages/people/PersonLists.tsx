import { For, type JSX, Show } from 'solid-js';
import type { PersonPage } from '#protocol/tenant-people';
import { ago, fullDate } from '../../../../ui/src/i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Badge } from '../../parts/Badge.tsx';

const w = words('person');

/** The résumés, sessions and mails of somebody. */
export function PersonLists(props: { page: PersonPage }) {
  const now = Date.now();
  return (
    <>
      <Lines title={w().resumes} items={props.page.resumes} none={w().noResumes}>
        {(resume) => (
          <>
            <span>{resume.title}</span>
            <span class="muted">
              {w().changed(ago(resume.updatedAt, now))}
              <Show when={resume.trashedAt}>{`, ${w().trashed}`}</Show>
            </span>
          </>
        )}
      </Lines>
      <Lines title={w().sessions} items={props.page.sessions} none={w().noSessions}>
        {(session) => (
          <>
            <span>{session.device}</span>
            <span class="muted">{w().lastUsed(ago(session.lastUsedAt, now))}</span>
          </>
        )}
      </Lines>
      <Lines title={w().mails} items={props.page.mails} none={w().noMails}>
        {(mail) => (
          <>
            <span>{mail.subject}</span>
            <span class="chips">
              <span class="muted">{fullDate(mail.at)}</span>
              <Badge tone={mail.state === 'failed' ? 'danger' : 'plain'}>{w().mailStates[mail.state]}</Badge>
            </span>
          </>
        )}
      </Lines>
    </>
  );
}

function Lines<T>(props: { title: string; items: readonly T[]; none: string; children: (item: T) => JSX.Element }) {
  return (
    <section class="section">
      <h3>{props.title}</h3>
      <Show when={props.items.length > 0} fallback={<p class="muted small">{props.none}</p>}>
        <ul class="lines">
          <For each={props.items}>{(item) => <li>{props.children(item)}</li>}</For>
        </ul>
      </Show>
    </section>
  );
}
