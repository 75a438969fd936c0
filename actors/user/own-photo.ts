import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import type { FilePort } from '#kernel/ports';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type OwnPhotoMessage, type OwnPhotoReplies, ownPhotoFile, ownPhotoFolder } from '#protocol/own-photo';
import type { PhotoKey } from '#protocol/photo';
import { OwnPhotoRepo, type OwnPhotoRow } from './own-photo-repo.ts';
import type { Person } from './repo.ts';

export const OWN_PHOTO_ALARM = 'user.photo';
/** Whoever lets a picture in brings its file at once; after this time, in ms, it will not come. */
export const COMING_MS = 60 * 60_000;
/** Pictures on their way in or out at once. */
const MOST_UNDER_WAY = 10;

interface Surroundings {
  sql: SqlStorage;
  files: Pick<FilePort, 'delete' | 'list'>;
  alarms: Pick<Alarms, 'set' | 'setNoLater'>;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
}

/** The picture of a person: which is shown, and which files nobody needs any more. */
export class OwnPhoto {
  private readonly around: Surroundings;
  private readonly repo: OwnPhotoRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new OwnPhotoRepo(around.sql);
  }

  handle(message: OwnPhotoMessage, person: Person, call: Call): Outcome<OwnPhotoReplies[OwnPhotoMessage['type']]> {
    switch (message.type) {
      case 'AddOwnPhoto':
        return this.add(message.key, person, call);
      case 'OwnPhotoStored':
        return this.stored(message.key, call);
      case 'GetOwnPhoto': {
        const key = this.key();
        return key ? done({ file: ownPhotoFile(person.id, key), key }) : refuse('not_found');
      }
      case 'RemoveOwnPhoto':
        return this.around.transact(call, () => {
          this.letGo(() => true);
          return done(null);
        });
    }
  }

  /** The picture that is shown. */
  key(): PhotoKey | null {
    return this.repo.all().find(({ state }) => state === 'stored')?.key ?? null;
  }

  private add(key: PhotoKey, person: Person, call: Call): Outcome<OwnPhotoReplies['AddOwnPhoto']> {
    const { now, alarms, transact } = this.around;
    return transact(call, () => {
      const all = this.repo.all();
      const known = all.find((one) => one.key === key);
      // Its file is being removed: what is put there now could go with it.
      if (known?.state === 'going') return refuse('unavailable', { retryAfter: 1 });
      if (!known && all.length >= MOST_UNDER_WAY) return refuse('rate_limited', { retryAfter: 60 });
      if (known?.state !== 'stored') this.repo.save({ key, state: 'coming', at: now() });
      alarms.setNoLater(OWN_PHOTO_ALARM, now() + COMING_MS);
      return done({ file: ownPhotoFile(person.id, key), isStored: known?.state === 'stored' });
    });
  }

  /** It is the one that is shown from now on; whatever was before it goes. */
  private stored(key: PhotoKey, call: Call): Outcome<null> {
    return this.around.transact(call, () => {
      const known = this.repo.all().find((one) => one.key === key);
      if (!known || known.state === 'going') return refuse('unknown_photo');
      this.letGo((other) => other.key !== key && other.state === 'stored');
      this.repo.save({ key, state: 'stored', at: this.around.now() });
      return done(null);
    });
  }

  /** Call it inside a transaction. */
  private letGo(which: (photo: OwnPhotoRow) => boolean): void {
    const { now, alarms } = this.around;
    const going = this.repo.all().filter(which);
    for (const photo of going) this.repo.save({ ...photo, state: 'going', at: now() });
    // Not `setNoLater`: while the alarm is being handled, that would count on the one that is under way.
    if (going.length > 0) alarms.set(OWN_PHOTO_ALARM, now());
  }

  /** Removes the files that nobody needs. What dies half-way is taken up again: a picture is `going` until its file is gone. */
  async onAlarm(person: Person): Promise<void> {
    const { files, alarms, now, transact } = this.around;
    const isLate = ({ state, at }: OwnPhotoRow) => state === 'coming' && at + COMING_MS <= now();
    transact({}, () => {
      for (const photo of this.repo.all().filter(isLate)) this.repo.save({ ...photo, state: 'going' });
      return done(null);
    });
    for (const { key, state } of this.repo.all()) {
      if (state !== 'going') continue;
      await files.delete(ownPhotoFile(person.id, key));
      transact({}, () => {
        this.repo.removeGoing(key);
        return done(null);
      });
    }
    // What came or went meanwhile.
    const next = this.repo.all().flatMap(({ state, at }) => (state === 'stored' ? [] : [state === 'going' ? now() : at + COMING_MS]));
    if (next.length > 0) alarms.set(OWN_PHOTO_ALARM, Math.min(...next));
  }

  /** The account ends: no file is left, whatever was noted of it. */
  async clear(person: Person): Promise<void> {
    const { files } = this.around;
    for await (const { key } of files.list(ownPhotoFolder(person.id))) await files.delete(key);
  }
}

const TYPES: ReadonlySet<string> = new Set<OwnPhotoMessage['type']>(['AddOwnPhoto', 'OwnPhotoStored', 'GetOwnPhoto', 'RemoveOwnPhoto']);
export const isOwnPhotoMessage = (message: { type: string }): message is OwnPhotoMessage => TYPES.has(message.type);
