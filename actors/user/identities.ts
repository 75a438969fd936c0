import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type LinkedIdentity, type OauthMessage, type OauthReplies, PROVIDER_LABELS, ProviderName } from '#protocol/oauth';
import { identityUnlinked } from './announcing.ts';
import type { SecurityChange } from './mails.ts';
import { needsRecentProof, type Proofs } from './recent-proof.ts';
import type { Person } from './repo.ts';

const MAX_LINKED = 10;
const CONFIRM_FIRST = 'Confirm your e-mail address first; then you can connect other accounts.';

type OwnType = 'MayLink' | 'LinkIdentity' | 'UnlinkIdentity' | 'ListIdentities';
export type IdentityMessage = Extract<OauthMessage, { type: OwnType }>;
export const isIdentityMessage = (message: { type: string }): message is IdentityMessage =>
  message.type === 'MayLink' || message.type === 'LinkIdentity' || message.type === 'UnlinkIdentity' || message.type === 'ListIdentities';

/** What linked identities need of their account. */
export interface Surroundings {
  sql: SqlStorage;
  now(): number;
  proofs: Proofs;
  hasPasskey(): boolean;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  flushed(): Promise<void>;
  /** Mails the person what has changed; inside `transact`. */
  tell(change: SecurityChange): void;
}

/** Accounts elsewhere that may sign in as this person. */
export class LinkedIdentities {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  async handle(message: IdentityMessage, person: Person, call: Call): Promise<Outcome<OauthReplies[OwnType]>> {
    if (message.type === 'ListIdentities') return done({ items: this.all() });
    // Linked by whoever has just shown that the account is theirs; an address that is the same says nothing.
    const unproved = needsRecentProof(this.around.proofs, call.from, this.around.now());
    if (unproved) return unproved;
    if (message.type === 'UnlinkIdentity') return this.unlink(message, person);
    // Whoever owns the address of this account may still turn out to be somebody else.
    if (person.emailVerifiedAt === null) return refuse('conflict', { detail: CONFIRM_FIRST });
    return message.type === 'MayLink' ? done(null) : this.link(message);
  }

  has(issuer: string, subject: string): boolean {
    return this.find(issuer, subject) !== undefined;
  }

  private find(issuer: string, subject: string): LinkedIdentity | undefined {
    return this.all().find((one) => one.issuer === issuer && one.subject === subject);
  }

  /** Call it inside a transaction. */
  add({ issuer, subject, provider }: Pick<LinkedIdentity, 'issuer' | 'subject' | 'provider'>, label: string): void {
    this.around.sql.exec(
      'INSERT OR IGNORE INTO linked_identity (issuer, subject, provider, label, linked_at) VALUES (?, ?, ?, ?, ?)',
      issuer,
      subject,
      provider,
      label,
      this.around.now(),
    );
  }

  private link(message: Extract<IdentityMessage, { type: 'LinkIdentity' }>): Outcome<null> {
    return this.around.transact(() => {
      if (this.has(message.issuer, message.subject)) return done(null);
      if (this.all().length >= MAX_LINKED) return refuse('conflict', { detail: 'More accounts cannot be connected.' });
      this.add(message, message.label);
      this.around.tell({ what: 'identity-linked', item: wordsFor(message.provider, message.label) });
      return done(null);
    });
  }

  private async unlink({ issuer, subject }: Extract<IdentityMessage, { type: 'UnlinkIdentity' }>, person: Person): Promise<Outcome<null>> {
    const { transact, sql, emit, hasPasskey, flushed, tell } = this.around;
    const unlinked = transact(() => {
      const one = this.find(issuer, subject);
      if (!one) return refuse('not_found');
      if (person.password === '' && !hasPasskey() && this.all().length === 1)
        return refuse('conflict', { detail: 'This is the only way into your account. Add a passkey or a password first.' });
      sql.exec('DELETE FROM linked_identity WHERE issuer = ? AND subject = ?', issuer, subject);
      tell({ what: 'identity-unlinked', item: wordsFor(one.provider, one.label) });
      emit(identityUnlinked(person, issuer, subject));
      return done(null);
    });
    await flushed();
    return unlinked;
  }

  private all(): LinkedIdentity[] {
    return this.around.sql
      .exec<{ issuer: string; subject: string; provider: string; label: string; linked_at: number }>(
        'SELECT * FROM linked_identity ORDER BY linked_at, issuer, subject',
      )
      .toArray()
      .map((row) => ({
        issuer: row.issuer,
        subject: row.subject,
        provider: ProviderName.parse(row.provider),
        label: row.label,
        linkedAt: new Date(row.linked_at).toISOString(),
      }));
  }
}

const wordsFor = (provider: LinkedIdentity['provider'], label: string): string => `${PROVIDER_LABELS[provider]} (${label})`;
