import { z } from 'zod';
import { ResumeId, type UserId } from '#protocol/ids';
import { Profile } from '#protocol/profile';
import { ListedResume } from '#protocol/resume-list';
import { fromBase64, toBase64 } from '#sync/base64';
import { shelfOf, shelvesOf } from '#sync/shelf-names';
import type { KeyValue } from '#sync/storage';
import type { Wanted } from '../offline/furnishing.ts';
import { type Act, readActs } from './acts.ts';
import { actsRoot, fileKey, furnishedKey, hadKey, hadRoot, listKey, ME_KEY, rootOf } from './keys.ts';

/** Stands for the résumés that will be begun here. */
const NEW = 'new';

/** What the phone keeps beside the résumés: who the person is, their list, and what they did to résumés as a whole. */
export class PhoneShelf {
  private readonly kv: KeyValue;

  constructor(kv: KeyValue) {
    this.kv = kv;
  }

  async me(): Promise<Profile | null> {
    return parse(Profile, await this.kv.getItem(ME_KEY));
  }
  keepMe = (me: Profile): Promise<void> => this.kv.setItem(ME_KEY, JSON.stringify(me));

  async list(user: UserId): Promise<ListedResume[]> {
    return parse(z.array(ListedResume), await this.kv.getItem(listKey(user))) ?? [];
  }
  keepList = (user: UserId, list: readonly ListedResume[]): Promise<void> => this.kv.setItem(listKey(user), JSON.stringify(list));

  async acts(user: UserId): Promise<Act[]> {
    const root = actsRoot(user);
    const keys = (await this.kv.getAllKeys(root)).filter((key) => key.startsWith(root));
    return readActs(await this.kv.multiGet(keys));
  }
  keepAct = (user: UserId, act: Act): Promise<void> => this.kv.setItem(actsRoot(user) + act.key, JSON.stringify(act));
  dropAct = (user: UserId, key: string): Promise<void> => this.dropActs(user, [key]);
  dropActs = (user: UserId, keys: readonly string[]): Promise<void> => this.kv.multiRemove(rowsOfActs(user, keys));

  /** Keeps an act and its file, in the place of others: all of it, or nothing. */
  keepActWithFile = (user: UserId, act: Act, file: Uint8Array, instead: readonly string[]): Promise<void> =>
    this.kv.commit({
      set: [
        [actsRoot(user) + act.key, JSON.stringify(act)],
        [fileKey(user, act.key), toBase64(file)],
      ],
      remove: rowsOfActs(user, instead),
    });

  /** The file of an act; `null` where it has none, or it cannot be read. */
  async file(user: UserId, act: string): Promise<Uint8Array | null> {
    return fromBase64((await this.kv.getItem(fileKey(user, act))) ?? '!');
  }

  /** As of when this device last had all of each résumé, of those that it ever had. */
  async had(user: UserId, resumes: readonly ResumeId[]): Promise<Map<ResumeId, string>> {
    const rows = await this.kv.multiGet(resumes.map((id) => hadKey(user, id)));
    const had = new Map<ResumeId, string>();
    resumes.forEach((id, index) => {
      const at = rows[index]?.[1] ?? null;
      if (at !== null) had.set(id, at);
    });
    return had;
  }
  keepHad = (user: UserId, resume: ResumeId, updatedAt: string): Promise<void> => this.kv.setItem(hadKey(user, resume), updatedAt);

  /** What this device has and may not be able to draw without a connection; those that will be begun here first. */
  async unfurnished(user: UserId): Promise<Wanted[]> {
    const root = hadRoot(user);
    const had = (await this.kv.getAllKeys(root)).filter((key) => key.startsWith(root));
    const all: Wanted[] = [{ id: null, at: NEW }];
    for (const [key, at] of await this.kv.multiGet(had)) {
      const id = ResumeId.safeParse(key.slice(root.length)).data;
      if (id && at !== null) all.push({ id, at });
    }
    const ready = new Map(await this.kv.multiGet(all.map(({ id }) => furnishedKey(user, id ?? NEW))));
    return all.filter(({ id, at }) => ready.get(furnishedKey(user, id ?? NEW)) !== at);
  }
  keepFurnished = (user: UserId, id: ResumeId | null, at: string): Promise<void> => this.kv.setItem(furnishedKey(user, id ?? NEW), at);

  /** The keys of everything that this device keeps of a person's résumés. */
  keys = (user: UserId): Promise<readonly string[]> => this.kv.getAllKeys(shelvesOf(user));

  /** Takes a résumé off the device, what waits in it included. */
  forgetResume = (user: UserId, resume: ResumeId): Promise<void> => this.clear(shelfOf({ user, resume }));

  /** Takes everything of this person off the device. */
  async forget(user: UserId): Promise<void> {
    for (const root of [shelvesOf(user), rootOf(user)]) await this.clear(root);
    await this.kv.removeItem(ME_KEY);
  }

  private async clear(root: string): Promise<void> {
    await this.kv.multiRemove((await this.kv.getAllKeys(root)).filter((key) => key.startsWith(root)));
  }
}

const rowsOfActs = (user: UserId, keys: readonly string[]): string[] => keys.flatMap((key) => [actsRoot(user) + key, fileKey(user, key)]);

function parse<S extends z.ZodType>(schema: S, text: string | null): z.infer<S> | null {
  try {
    return schema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    // Text that is no JSON is damage like any other: the server has it all.
    return null;
  }
}
