import type { Call } from '#kernel/actor';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { done, type Outcome, refuse } from '#protocol/errors';
import { SessionId, TenantId, type UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { TenantMessage } from '#protocol/tenant';
import type { ViewPass, ViewReplies } from '#protocol/tenant-people';
import type { TenantViewReplies, ViewEnd } from '#protocol/views';
import type { TenantSurroundings } from './around.ts';
import type { Mailing } from './mailing.ts';
import { viewedMail } from './mails.ts';
import type { Member } from './repo.ts';
import { refusedView } from './view-rules.ts';
import { type ViewRow, ViewsRepo } from './views-repo.ts';

type Replies = ViewReplies & TenantViewReplies;
export type ViewMessage = Extract<TenantMessage, { type: keyof Replies }>;
export const isViewMessage = (message: TenantMessage): message is ViewMessage => message.type === 'ViewAs' || message.type === 'ViewEnded';

const MINUTE_MS = 60_000;

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  mailing: Mailing;
  /** What the tenant does by itself goes into the audit log; inside `transact`. */
  note(act: string, subject: string, detail: { [key: string]: Json }): void;
}

/** Looks by staff at somebody's account: who may begin one, that the person is told, and that begin and end stand in the audit log. */
export class Views {
  private readonly around: Surroundings;
  private readonly repo: ViewsRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new ViewsRepo(around.sql);
  }

  handle(message: ViewMessage, call: Call): Outcome<Replies[ViewMessage['type']]> | Promise<Outcome<Replies[ViewMessage['type']]>> {
    if (message.type === 'ViewAs') return this.begin(message, call);
    return this.around.transact(call, () => {
      this.over(message.view, message.why);
      return done(null);
    });
  }

  /** Who has lost the right to look no longer does; inside the transaction. */
  endOf(staff: string): void {
    for (const { id, user } of this.repo.openBy(staff))
      this.around.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'EndViewByTenant', view: id } });
  }

  /** Somebody has left: nobody looks at what is no more, and they look at nobody. Inside the transaction. */
  forget(user: UserId): void {
    this.endOf(user);
    for (const { id } of this.repo.openOf(user)) this.over(id, 'owner');
    this.repo.forget(user);
  }

  private async begin({ type, user, why, minutes }: Extract<ViewMessage, { type: 'ViewAs' }>, call: Call): Promise<Outcome<ViewPass>> {
    const { act, env, member, mailing, now, tell, tenant } = this.around;
    if (call.from.kind !== 'user') return refuse('forbidden');
    const { from } = call;
    const begun = act(call, type, (about) => {
      const view = newId('session');
      about(user, { view, minutes });
      const person = member(user);
      if (!person) return refuse('not_found');
      const refused = refusedView(person, from.user);
      if (refused) return refused;
      const until = now() + minutes * MINUTE_MS;
      this.repo.begin({ id: view, user, by: from.user }, why, now(), until);
      if (person.verified) mailing.keep(viewedMail(person, { byName: from.name, why, minutes }), user);
      tell({ type: 'PersonChanged', user });
      return done({ view, until });
    });
    if (!begun.ok) return begun;
    const { until } = begun.value;
    const view = SessionId.parse(begun.value.view);
    // Written down first: nobody looks of whom that does not stand there.
    const head = { from: { kind: 'actor', actor: 'tenant', id: TenantId.parse(tenant()) }, request: call.request } as const;
    const by = { user: from.user, session: from.session };
    const pass = await mailbox(env, 'user', user).ask({ type: 'BeginView', view, by, byName: from.name, until }, head);
    if (!pass.ok) {
      this.around.transact({}, () => {
        this.over(view, 'failed');
        return done(null);
      });
      return pass;
    }
    return done({ user, accessToken: pass.value.accessToken, expiresIn: Math.floor((until - now()) / 1_000) });
  }

  /** Inside the transaction. Told again, it is over once. */
  private over(view: string, why: ViewEnd): void {
    const open: ViewRow | null = this.repo.open(view);
    if (!open) return;
    this.repo.end(view, this.around.now());
    this.around.note('ViewEnded', open.user, { view, by: open.by, why });
    this.around.tell({ type: 'PersonChanged', user: open.user });
  }
}
