import type { Call } from '#kernel/actor';
import { decryptText, encryptText } from '#kernel/encrypt';
import { CODE_PROOF } from '#kernel/guesses';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import {
  type ConfirmProof,
  type FactorMessage,
  type FactorReplies,
  type Factors as FactorsAnswer,
  MAX_PASSKEYS,
  type Passkey,
  type PasskeyMade,
} from '#protocol/factors';
import type { FactorsRepo } from './factors-repo.ts';
import type { SecurityChange } from './mails.ts';
import { checkMade, type PasskeyRow, passkeyCreation, passkeyRequest } from './passkeys.ts';
import { type Proving, TOTP_PURPOSE } from './proving.ts';
import { needsRecentProof, type Proofs } from './recent-proof.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import type { Person } from './repo.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

type OwnType =
  | 'GetFactors'
  | 'ConfirmPasskeyOptions'
  | 'Confirm'
  | 'PasskeyOptions'
  | 'AddPasskey'
  | 'RenamePasskey'
  | 'RemovePasskey'
  | 'StartTotp'
  | 'ConfirmTotp'
  | 'RemoveTotp'
  | 'RenewRecoveryCodes';
export type OwnFactorMessage = Extract<FactorMessage, { type: OwnType }>;
/** What changes factors; the rest looks, or proves. */
type ChangeType = Exclude<OwnType, 'GetFactors' | 'ConfirmPasskeyOptions' | 'Confirm'>;
type ChangeMessage = Extract<FactorMessage, { type: ChangeType }>;

/** What somebody's factors need of their account. */
export interface Surroundings {
  env: Env;
  now(): number;
  repo: FactorsRepo;
  proofs: Proofs;
  proving: Proving;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
  /** Mails the person what has changed; inside `transact`. */
  tell(change: SecurityChange): void;
}

/** Passkeys, the app with codes, recovery codes: adding, naming and removing them, and proving that it is you. */
export class Factors {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  async handle(message: OwnFactorMessage, person: Person, call: Call): Promise<Outcome<FactorReplies[OwnType]>> {
    if (call.from.kind !== 'user') return refuse('forbidden');
    const { env, repo, now, proofs } = this.around;
    switch (message.type) {
      case 'GetFactors':
        return done(this.overview(person, call.from));
      case 'ConfirmPasskeyOptions':
        return done(await passkeyRequest(env, repo.passkeys(), confirming(call.from), 'required', now()));
      case 'Confirm':
        return this.confirm(message.proof, call.from);
    }
    return needsRecentProof(proofs, call.from, now()) ?? this.change(message, person, call.from);
  }

  private async change(message: ChangeMessage, person: Person, identity: Identity): Promise<Outcome<FactorReplies[ChangeType]>> {
    const { env, repo, now, transact, tell } = this.around;
    switch (message.type) {
      case 'PasskeyOptions':
        return done(await passkeyCreation(env, person, repo.passkeys(), making(identity), now()));
      case 'AddPasskey':
        return this.addPasskey(message.name, message.response, identity);
      case 'RenamePasskey':
        return transact(() => {
          if (!repo.passkey(message.passkey)) return refuse('not_found');
          repo.renamePasskey(message.passkey, message.name);
          return done(null);
        });
      case 'RemovePasskey':
        return this.remove(() => {
          const row = repo.passkey(message.passkey);
          if (!row) return;
          repo.removePasskey(row.id);
          tell({ what: 'passkey-removed', item: row.name });
        });
      case 'StartTotp':
        return this.startTotp(person);
      case 'ConfirmTotp':
        return this.confirmTotp(message.code, person);
      case 'RemoveTotp':
        return this.remove(() => {
          if (repo.totp()?.since != null) tell({ what: 'totp-removed' });
          repo.removeTotp();
        });
      case 'RenewRecoveryCodes': {
        const fresh = await freshCodes();
        return transact(() => {
          if (!this.isSet()) return refuse('conflict', { detail: 'Recovery codes come with a second factor; set one up first.' });
          repo.replaceRecoveryCodes(fresh.hashes);
          tell({ what: 'recovery-renewed' });
          return done({ recoveryCodes: fresh.codes });
        });
      }
    }
  }

  /** Whether a second factor is asked for at sign-in. */
  isSet(): boolean {
    const { repo } = this.around;
    return repo.passkeys().length > 0 || repo.totp()?.since != null;
  }

  private overview(person: Person, identity: Identity): FactorsAnswer {
    const { repo, proofs, now } = this.around;
    const since = repo.totp()?.since ?? null;
    const passkeys = repo.passkeys();
    const until = proofs.until(identity.session);
    return {
      passkeys: passkeys.map(passkeyOf),
      totpSince: since === null ? null : new Date(since).toISOString(),
      recoveryCodesLeft: repo.recoveryCodesLeft(),
      hasPassword: person.password !== '',
      confirmBy: [
        ...(passkeys.length > 0 ? (['passkey'] as const) : []),
        ...(since === null ? [] : (['totp'] as const)),
        ...(person.password === '' || this.isSet() ? [] : (['password'] as const)),
      ],
      confirmedUntil: until > now() ? new Date(until).toISOString() : null,
      isRequired: person.tenantRole !== 'member',
    };
  }

  private async confirm(proof: ConfirmProof, identity: Identity): Promise<Outcome<{ confirmedUntil: string }>> {
    const { proving, proofs, now } = this.around;
    // Whoever has a second factor is known by it: somebody may have both a session and the password of another.
    if (proof.kind === 'password' && this.isSet()) return refuse('wrong_factor');
    return proving.prove(proof, { subject: confirming(identity), mustVerifyUser: true, guesser: CODE_PROOF }, () => {
      proofs.renew(identity.session, now());
      return done({ confirmedUntil: new Date(proofs.until(identity.session)).toISOString() });
    });
  }

  private async addPasskey(name: string, made: PasskeyMade, identity: Identity): Promise<Outcome<FactorReplies['AddPasskey']>> {
    const { env, repo, now, transact, tell } = this.around;
    const checked = await checkMade(env, made, making(identity), now());
    if (!checked) return refuse('wrong_factor');
    const fresh = await freshCodes();
    return transact(() => {
      if (!repo.spendChallenge(checked)) return refuse('wrong_factor');
      if (repo.passkeys().length >= MAX_PASSKEYS)
        return refuse('conflict', { detail: `There can be ${MAX_PASSKEYS} passkeys; remove one first.` });
      if (repo.passkey(checked.id)) return refuse('conflict', { detail: 'This passkey is here already.' });
      const { id, publicKey, counter, transports, isSynced } = checked;
      const row: PasskeyRow = { id, publicKey, counter, transports, name, isSynced, createdAt: now(), lastUsedAt: null };
      repo.addPasskey(row);
      tell({ what: 'passkey-added', item: name });
      return done({ passkey: passkeyOf(row), recoveryCodes: this.codesFor(fresh) });
    });
  }

  private async startTotp(person: Person): Promise<Outcome<FactorReplies['StartTotp']>> {
    const { env, repo, transact } = this.around;
    const secret = newTotpSecret();
    const sealed = await encryptText(env.VITAE_SECRET, TOTP_PURPOSE, person.id, secret);
    return transact(() => {
      if (repo.totp()?.since != null) return refuse('conflict', { detail: 'An app is set up already; remove it first.' });
      repo.saveTotp({ secret: sealed, since: null, lastStep: 0 });
      return done({ secret, uri: totpUri(secret, person.email) });
    });
  }

  private async confirmTotp(code: string, person: Person): Promise<Outcome<FactorReplies['ConfirmTotp']>> {
    const { env, repo, now, transact, tell } = this.around;
    const row = repo.totp();
    if (!row || row.since !== null) return refuse('conflict', { detail: 'Begin setting up the app again.' });
    const secret = await decryptText(env.VITAE_SECRET, TOTP_PURPOSE, person.id, row.secret);
    const fresh = await freshCodes();
    return transact(() => {
      const present = repo.totp();
      if (present?.secret !== row.secret || present.since !== null)
        return refuse('conflict', { detail: 'Begin setting up the app again.' });
      const step = stepOfCode(secret, code, present.lastStep, now());
      if (step === null) return refuse('wrong_factor');
      repo.saveTotp({ ...present, since: now(), lastStep: step });
      tell({ what: 'totp-added' });
      return done({ recoveryCodes: this.codesFor(fresh) });
    });
  }

  /** With the last factor its recovery codes go, too. */
  private remove(removing: () => void): Outcome<null> {
    return this.around.transact(() => {
      removing();
      if (!this.isSet()) this.around.repo.replaceRecoveryCodes([]);
      return done(null);
    });
  }

  /** A first factor brings recovery codes; call it inside the transaction that adds one. */
  private codesFor(fresh: FreshCodes): string[] | null {
    const { repo } = this.around;
    if (repo.recoveryCodesLeft() > 0) return null;
    repo.replaceRecoveryCodes(fresh.hashes);
    return fresh.codes;
  }
}

interface FreshCodes {
  codes: string[];
  hashes: string[];
}
async function freshCodes(): Promise<FreshCodes> {
  const codes = newRecoveryCodes();
  return { codes, hashes: await Promise.all(codes.map(hashOfRecoveryCode)) };
}

const confirming = ({ user, session }: Identity) => `confirm/${user}/${session}`;
const making = ({ user, session }: Identity) => `make/${user}/${session}`;

const passkeyOf = (row: PasskeyRow): Passkey => ({
  id: row.id,
  name: row.name,
  createdAt: new Date(row.createdAt).toISOString(),
  lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt).toISOString(),
  isSynced: row.isSynced,
});

const OWN: ReadonlySet<string> = new Set<OwnType>([
  'GetFactors',
  'ConfirmPasskeyOptions',
  'Confirm',
  'PasskeyOptions',
  'AddPasskey',
  'RenamePasskey',
  'RemovePasskey',
  'StartTotp',
  'ConfirmTotp',
  'RemoveTotp',
  'RenewRecoveryCodes',
]);
export const isOwnFactorMessage = (message: { type: string }): message is OwnFactorMessage => OWN.has(message.type);
