import type { Alarms } from '#kernel/alarms';
import type { PublicKey, TenantContract } from '#protocol/tenant';
import { makeKeyPair, openPrivate, sealPrivate } from './keys.ts';
import type { StoredKey, TenantRepo } from './repo.ts';
import { rotationOf } from './rotation.ts';

export const KEYS_ALARM = 'tenant.keys';

type SigningKey = TenantContract['replies']['GetSigningKey'];

/** The keys of access tokens: made, published ahead, used for a month, and kept until their last token is dead. */
export class SigningKeys {
  private readonly repo: TenantRepo;
  private readonly alarms: Pick<Alarms, 'set' | 'at'>;
  private readonly secret: string;
  private readonly now: () => number;
  /** The private halves opened so far: opening one takes cryptography. */
  private readonly opened = new Map<string, Promise<SigningKey>>();
  private turning: Promise<void> | null = null;

  constructor(repo: TenantRepo, alarms: Pick<Alarms, 'set' | 'at'>, secret: string, now: () => number) {
    this.repo = repo;
    this.alarms = alarms;
    this.secret = secret;
    this.now = now;
  }

  async signing(): Promise<SigningKey> {
    const keys = await this.present();
    const { signing } = rotationOf(keys, this.now());
    const key = keys.find(({ kid }) => kid === signing);
    if (!key) throw new Error('no key to sign with');
    return this.open(key);
  }

  /** Those that tokens may be signed with by now, and the one that comes next. */
  async published(): Promise<PublicKey[]> {
    return (await this.present()).map(({ kid, x }) => ({ kid, x }));
  }

  onAlarm(): Promise<void> {
    return this.turn();
  }

  private async present(): Promise<StoredKey[]> {
    // Also for keys that were made before there was an alarm for them.
    if (this.alarms.at(KEYS_ALARM) === null) await this.turn();
    return this.repo.keys();
  }

  /** One at a time: two would make two keys. */
  private turn(): Promise<void> {
    this.turning ??= this.rotate().finally(() => {
      this.turning = null;
    });
    return this.turning;
  }

  private async rotate(): Promise<void> {
    const now = this.now();
    const { makeFrom, dead, lookAt } = rotationOf(this.repo.keys(), now);
    if (makeFrom !== null) {
      const pair = await makeKeyPair();
      const sealedD = await sealPrivate(this.secret, pair.d);
      this.repo.addKey({ kid: pair.kid, x: pair.x, sealedD, signsFrom: makeFrom }, now);
    }
    for (const kid of dead) {
      this.repo.dropKey(kid);
      this.opened.delete(kid);
    }
    this.alarms.set(KEYS_ALARM, lookAt);
  }

  private open({ kid, x, sealedD }: StoredKey): Promise<SigningKey> {
    let key = this.opened.get(kid);
    if (!key) {
      key = openPrivate(this.secret, sealedD).then((d) => ({ kid, x, d }));
      key.catch(() => this.opened.delete(kid));
      this.opened.set(kid, key);
    }
    return key;
  }
}
