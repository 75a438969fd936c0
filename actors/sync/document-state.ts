import type * as Y from 'yjs';
import type { Json } from '#protocol/json';
import type { RegisterEntry, Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import { toBase64 } from './base64.ts';
import type { Author } from './clash.ts';
import type { Clock } from './stamp.ts';

export interface Register {
  value: Json;
  stamp: Stamp;
  seq: number;
}

/** What deciding needs to know of the document. Read only. */
export interface DocumentState {
  seq: number;
  bytes: number;
  clock: Clock;
  register(path: Path): Register | undefined;
  /** Who wrote what stands at `path`; `null` where that is not known. */
  author(path: Path): Author | null;
  texts: TextsState;
  /** Whether the picture of this key is kept with the résumé. */
  hasPhoto(key: string): boolean;
}

/** The texts as deciding needs them. */
export interface TextsState {
  /**
   * The text at `path`, empty where nothing was written. What is accepted is put into it at once: should it then not be stored,
   * throw it away and read it anew.
   */
  open(path: Path): Y.Doc;
  /** The stamp of the last edit of the text at `path`. */
  stamp(path: Path): Stamp | null;
  /** Whose edits carry a Yjs id; `null` where nobody has used it. */
  writer(id: number): string | null;
  /** The first edit of the text at `path` after the one stamped `base` that was not `user`'s. */
  unheard(path: Path, base: Stamp | null, user: string): Author | null;
}

export interface SetWrite {
  kind: 'set';
  path: Path;
  value: Json;
  stamp: Stamp;
  seq: number;
  /** The value that it replaces, for the log. */
  previous: Json | undefined;
}
export interface TextWrite {
  kind: 'text';
  path: Path;
  update: Uint8Array;
  stamp: Stamp;
  seq: number;
  /** Yjs ids that are the writer's from now on. */
  claims: number[];
}
export type Write = SetWrite | TextWrite;

/** A write as replicas are told of it. */
export const entryOfWrite = (write: Write): RegisterEntry => [
  write.path,
  write.kind === 'set' ? write.value : toBase64(write.update),
  write.stamp,
  write.seq,
];

export interface Decision {
  writes: Write[];
  seq: number;
  bytes: number;
  clock: Clock;
}

export const entryOf = (path: Path, register: Register): RegisterEntry => [path, register.value, register.stamp, register.seq];
