import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { vi } from 'vitest';
import type { Comment, Suggestion, Thread } from '#protocol/comments';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { CommentId, SuggestionId, ThreadId, UserId } from '#protocol/ids';
import type { Prose } from '#protocol/prose';
import type { Role } from '#protocol/roles';
import { atLeast } from '#protocol/roles';
import { newText, runsOf, textIn } from '#sync/prose-text';
import { SignedIn } from '../../../app/SignedIn.tsx';
import { newQueryClient } from '../../../data/queries.ts';
import { ToastRegion } from '../../../kit/toast.tsx';
import { emptyState, type LiveState } from '../../../live/store.ts';
import { show } from '../../../testing/dom.ts';
import { editorWith } from '../../../testing/editor.ts';
import { EditorProvider } from '../../editor/context.tsx';
import { createTalk, type Talk, TalkProvider } from '../context.tsx';
import { SuggestDialog } from '../SuggestDialog.tsx';

/** A résumé that people talk about, and a server that a test plays. */

const user = (digit: string, name: string) => ({ id: UserId.parse(`usr_${digit.repeat(26)}`), name });
export const ADA = user('1', 'Ada Lovelace');
export const GRACE = user('2', 'Grace Hopper');
export const threadId = (digit: string) => ThreadId.parse(`thr_${digit.repeat(26)}`);
export const commentId = (digit: string) => CommentId.parse(`cmt_${digit.repeat(26)}`);

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
export const comment = (digit: string, by: typeof ADA, body: string, over: Partial<Comment> = {}): Comment => ({
  id: commentId(digit),
  by,
  at: ago(10),
  editedAt: null,
  body,
  mentions: [],
  ...over,
});
export const thread = (digit: string, path: string, comments: Comment[], over: Partial<Thread> = {}): Thread => ({
  id: threadId(digit),
  anchor: { path },
  resolved: null,
  comments,
  unread: false,
  ...over,
});
export const suggestion = (
  digit: string,
  path: string,
  baseValue: Suggestion['value'],
  value: Suggestion['value'],
  over: Partial<Suggestion> = {},
): Suggestion => ({
  id: SuggestionId.parse(`sug_${digit.repeat(26)}`),
  by: GRACE,
  at: ago(5),
  path,
  kind: path.startsWith('prose/') ? 'prose' : 'set',
  value,
  baseValue,
  note: null,
  state: 'open',
  decided: null,
  ...over,
});

export const DOCUMENT: ResumeDocument = {
  schema: 1,
  title: 'Analyst',
  basics: { name: 'Ada Lovelace', headline: 'Analyst' },
  design: DEFAULT_DESIGN,
  sections: [{ id: 'work', kind: 'experience', items: [{ id: 'i1', kind: 'experience', position: 'Analyst', roles: [] }] }],
};
export const SUMMARY: Prose = [{ spans: [{ text: 'Wrote the first programme.' }] }];

type Answer = Response | 'unreachable' | undefined;

export class Stage {
  threads: Thread[] = [];
  suggestions: Suggestion[] = [];
  /** What was asked besides reading, as "POST /threads {…}". */
  readonly asked: string[] = [];
  readonly keys: (string | null)[] = [];
  /** Answers in place of the server; `undefined` lets it answer. */
  answer: (method: string, path: string) => Answer = () => undefined;
  /** Says whether a call may be answered yet. */
  gate: Promise<void> = Promise.resolve();
  readonly text = textIn(newText(7));
  values = new Map<string, unknown>([['basics/headline', 'Analyst']]);
  readonly written: [path: string, value: unknown][] = [];
  readonly revealed: string[] = [];
  talk: Talk | undefined;
  hide = () => {};
  setLive: (connection: LiveState['connection']) => void = () => {};
  private readonly changes: { what: string; run: () => void }[] = [];

  constructor() {
    this.text.applyDelta(runsOf(SUMMARY));
    vi.stubGlobal('fetch', this.fetch);
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    vi.stubGlobal('CSS', { escape: (text: string) => text });
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
  }

  /** The server says that something has changed. */
  say(what: 'threads' | 'suggestions'): void {
    for (const change of this.changes) if (change.what === what) change.run();
  }

  private fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    const path = address.replace('/api/resumes/res', '');
    if (path === '/api/me') return Response.json({ ...ADA, email: 'ada@vitae.example', emailVerified: true });
    // The socket of notices, which there is none of here, tries whether its session has ended.
    if (path === '/auth/refresh') return new Response(null, { status: 204 });
    if (path === '/members') {
      const since = '2026-11-01T00:00:00.000Z';
      return Response.json({ members: [ADA, GRACE].map(({ id, name }) => ({ user: id, name, role: 'editor', since })), invites: [] });
    }
    if (method !== 'GET') {
      this.asked.push(`${method} ${path}${init.body && init.body !== '{}' ? ` ${init.body}` : ''}`);
      this.keys.push(new Headers(init.headers).get('idempotency-key'));
    }
    const gate = this.gate;
    await gate;
    const instead = this.answer(method, path);
    if (instead === 'unreachable') throw new TypeError('no network');
    return instead ?? this.serve(method, path, init.body ? JSON.parse(String(init.body)) : {});
  };

  private serve(method: string, path: string, body: Record<string, never>): Response {
    if (method === 'GET') return Response.json(path === '/threads' ? { threads: this.threads } : { suggestions: this.suggestions });
    const [, area, id, act] = path.split('/');
    if (area === 'threads' && id === undefined) {
      const begun = thread('9', '', [comment('9', ADA, body.body ?? '', { mentions: body.mentions ?? [] })], {
        anchor: body.anchor ?? { path: 'basics' },
      });
      this.threads = [...this.threads, begun];
      return Response.json(begun, { status: 201 });
    }
    if (area === 'threads' && act === 'comments' && method === 'POST') {
      const said = comment('8', ADA, body.body ?? '', { mentions: body.mentions ?? [] });
      this.threads = this.threads.map((one) =>
        one.id === id ? { ...one, comments: [...one.comments.filter((each) => each.id !== said.id), said] } : one,
      );
      return Response.json(said, { status: 201 });
    }
    if (area === 'threads' && method === 'PATCH') return Response.json(comment('1', ADA, body.body ?? '', { editedAt: ago(0) }));
    if (area === 'suggestions' && id === undefined)
      return Response.json(suggestion('9', body.path ?? '', body.baseValue ?? null, body.value ?? null), { status: 201 });
    if (area === 'suggestions') {
      const state = act === 'withdraw' ? 'withdrawn' : body.decision === 'accept' ? 'accepted' : 'declined';
      this.suggestions = this.suggestions.map((one) => (one.id === id ? { ...one, state, decided: { by: ADA, at: ago(0) } } : one));
      return Response.json(this.suggestions.find((one) => one.id === id));
    }
    return new Response(null, { status: 204 });
  }

  /** Shows `children` where they can talk. */
  open(children: () => JSX.Element, { role = 'editor' as Role, address = '/?panel=comments' } = {}): void {
    this.hide();
    this.talk = undefined;
    const [state, set] = createStore<LiveState>({ ...emptyState(), connection: { phase: 'live' }, role, loaded: true, document: DOCUMENT });
    this.setLive = (connection) => set('connection', connection);
    const history = createMemoryHistory();
    history.set({ value: address });
    const client = newQueryClient();
    client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
    const editor = editorWith({
      state,
      document: () => DOCUMENT,
      canEdit: () => atLeast(role, 'editor'),
      panel: () => 'comments',
      text: () => ({ text: this.text, onReplaced: () => () => {} }),
      read: (path) => (path.startsWith('prose/') ? SUMMARY : (this.values.get(path) as string | undefined)),
      set: (path, value) => this.written.push([path, value]),
      reveal: (path) => this.revealed.push(path),
      onChanged: (what, run) => this.changes.push({ what, run }),
    });
    const Room = () => {
      const talk = createTalk();
      this.talk = talk;
      return (
        <TalkProvider value={talk}>
          {children()}
          <Show when={talk.proposing()} keyed>
            {(path) => <SuggestDialog path={path} />}
          </Show>
        </TalkProvider>
      );
    };
    this.hide = show(() => (
      <MemoryRouter history={history} root={(props) => <QueryClientProvider client={client}>{props.children}</QueryClientProvider>}>
        <Route component={SignedIn}>
          <Route
            path="/"
            component={() => (
              <EditorProvider value={editor}>
                <Room />
                <ToastRegion />
              </EditorProvider>
            )}
          />
        </Route>
      </MemoryRouter>
    ));
  }
}

export const refusal = (code: string, status: number, title: string) =>
  Response.json({ type: 'about:blank', title, status, code }, { status });
