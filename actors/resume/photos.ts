import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import type { Meter } from '#kernel/meter';
import type { FilePort } from '#kernel/ports';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { Json } from '#protocol/json';
import { MAX_PHOTOS, Photo, PhotoKey, type PhotoMessage, type PhotoReplies, photoFile } from '#protocol/photo';
import { PhotosRepo } from './photos-repo.ts';
import { fatesOf, UNUSED_MS } from './photos-retention.ts';
import type { ResumeRow } from './repo.ts';

type Replies = PhotoReplies[PhotoMessage['type']];

export const PHOTO_ALARM = 'resume.photos';

/** What pictures need of their résumé. */
export interface Surroundings {
  sql: SqlStorage;
  files: Pick<FilePort, 'delete'>;
  alarms: Pick<Alarms, 'set' | 'setNoLater' | 'clear'>;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** The values of `basics/photo` in the document and in every version that is kept. */
  shown(): Promise<Json[]>;
  /** That of the document, at once. */
  present(): Json | undefined;
  meter: Pick<Meter, 'stored' | 'removed'>;
}

/** The pictures of a résumé: which may be shown, and which files nobody needs any more. */
export class Photos {
  private readonly around: Surroundings;
  private readonly repo: PhotosRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new PhotosRepo(around.sql);
  }

  /** Whether the document may show the picture of this key. */
  has = (key: string): boolean => this.repo.one(key)?.state === 'stored';

  handle(message: PhotoMessage, resume: ResumeRow, call: Call): Outcome<Replies> {
    switch (message.type) {
      case 'AddPhoto':
        return this.add(message.key, message.bytes, resume, call);
      case 'PhotoStored':
        return this.stored(message.key, call);
      case 'GetPhoto':
        return this.has(message.key) ? done({ file: photoFile(resume.id, message.key) }) : refuse('not_found');
    }
  }

  private add(key: PhotoKey, bytes: number, resume: ResumeRow, call: Call): Outcome<PhotoReplies['AddPhoto']> {
    if (resume.trashedAt !== null) return refuse('gone', { detail: 'The résumé is in the trash; restore it first.' });
    const { now, alarms, transact } = this.around;
    return transact(call, () => {
      const known = this.repo.one(key);
      // Its file is being removed: what is put there now could go with it.
      if (known?.state === 'going') return refuse('unavailable', { retryAfter: 1 });
      if (known) this.repo.setUsed(key, now());
      else {
        if (this.repo.all().length >= MAX_PHOTOS)
          return refuse('conflict', { detail: `A résumé keeps at most ${MAX_PHOTOS} photos; those that are not used go after a month.` });
        this.repo.add(key, bytes, now());
      }
      alarms.setNoLater(PHOTO_ALARM, now() + UNUSED_MS);
      return done({ file: photoFile(resume.id, key), isStored: known?.state === 'stored' });
    });
  }

  private stored(key: PhotoKey, call: Call): Outcome<null> {
    return this.around.transact(call, () => {
      const known = this.repo.one(key);
      if (!known || known.state === 'going') return refuse('unknown_photo');
      this.repo.setState(key, 'stored');
      this.around.meter.stored(key, known.bytes);
      return done(null);
    });
  }

  /** The document shows another picture than this one from now on; call it inside the transaction that writes so. */
  replaced(before: Json | undefined): void {
    for (const key of keysIn(before ?? null)) this.repo.setUsed(PhotoKey.parse(key), this.around.now());
  }

  /** The résumé is gone for good; call it inside the transaction that ends it. */
  clear(): void {
    this.repo.allGoing();
    this.around.alarms.set(PHOTO_ALARM, this.around.now());
  }

  /** Whether no file is left. */
  areGone(): boolean {
    return this.repo.all().length === 0;
  }

  /** Removes the files that nothing shows. What dies half-way is taken up again: a picture is `going` until its file is gone. */
  async onAlarm(resume: ResumeRow): Promise<void> {
    const { files, alarms, now, transact } = this.around;
    if (resume.purgedAt === null) {
      const versions = (await this.around.shown()).flatMap(keysIn);
      // The document may have been written while the versions were read.
      const shown = new Set([...versions, ...keysIn(this.around.present() ?? null)]);
      transact({}, () => {
        const { used, unused, lookAgainAt } = fatesOf(this.repo.all(), shown, now());
        for (const key of used) this.repo.setUsed(key, now());
        for (const key of unused) this.repo.setState(key, 'going');
        if (lookAgainAt !== null) alarms.set(PHOTO_ALARM, lookAgainAt);
        return done(null);
      });
    }
    for (const { key, state } of this.repo.all()) {
      if (state !== 'going') continue;
      await files.delete(photoFile(resume.id, key));
      transact({}, () => {
        this.repo.removeGone(key);
        this.around.meter.removed(key);
        return done(null);
      });
    }
  }
}

function keysIn(value: Json): string[] {
  const photo = Photo.safeParse(value);
  return photo.success ? [photo.data.key] : [];
}

export const isPhotoMessage = (message: { type: string }): message is PhotoMessage =>
  message.type === 'AddPhoto' || message.type === 'PhotoStored' || message.type === 'GetPhoto';
