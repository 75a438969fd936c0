import { createSignal } from 'solid-js';
import { PHOTO_PATH, type Photo, type PhotoCrop } from '#protocol/photo';
import { announce } from '../../app/announce.tsx';
import { sendPhoto } from '../../data/photos.ts';
import { sayError } from '../../data/words.ts';
import { number } from '../../i18n/format.ts';
import { setWithUndo } from '../editor/acts.ts';
import type { Editor } from '../editor/context.tsx';
import { photoQueue } from './queue.ts';
import { NoPictureError, shrinkPhoto } from './shrink.ts';
import { w } from './words.ts';

/** What is under way with the photo, and what went wrong with it. */
export type PhotoWork = { phase: 'idle' } | { phase: 'preparing' } | { phase: 'sending' } | { phase: 'failed'; words: string };

/** Cameras make large files; the browser makes them smaller. What is larger than this is no photo. */
const MOST_MEGABYTES = 60;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

export interface PhotoState {
  photo: () => Photo | undefined;
  work: () => PhotoWork;
  isBusy: () => boolean;
  /** Whether a picture can be sent now. */
  isOnline: () => boolean;
  /** Whether one that is chosen without a connection is kept until there is one. */
  isQueued: boolean;
  /** Whether one waits to be sent. */
  isWaiting: () => boolean;
  dropWaiting: () => Promise<void>;
  take: (file: File) => Promise<void>;
  setAlt: (alt: string) => void;
  setCrop: (crop: PhotoCrop) => void;
  remove: () => void;
}

/**
 * The photo of the résumé in the editor. It is sent first; the document shows it by an edit like any other. Without a connection it
 * waits, where the app has a place for that.
 */
export function usePhoto(editor: Editor): PhotoState {
  const [work, setWork] = createSignal<PhotoWork>({ phase: 'idle' });
  const photo = () => editor.state.document.basics.photo;
  const isBusy = () => work().phase === 'preparing' || work().phase === 'sending';
  const isOnline = () => editor.state.connection.phase === 'live';
  const fail = (words: string): void => {
    setWork({ phase: 'failed', words });
  };
  const show = (next: Photo) => editor.set(PHOTO_PATH, next);

  const queue = photoQueue();
  const keep = async (picture: Blob) => {
    await queue?.keep(editor.id, picture);
    announce(w().waits);
  };
  const send = async (picture: Blob) => {
    setWork({ phase: 'sending' });
    // A description of the one before is hardly right for this one.
    show(await sendPhoto(editor.id, picture));
    await queue?.drop(editor.id);
    announce(w().added);
  };

  const take = async (file: File) => {
    if (isBusy() || !editor.canEdit()) return;
    if (!isOnline() && !queue) return fail(w().offlineTryAgain);
    if (file.size > MOST_BYTES) return fail(w().tooLarge(number(MOST_MEGABYTES)));
    try {
      setWork({ phase: 'preparing' });
      const picture = await shrinkPhoto(file);
      await (isOnline() ? send(picture) : keep(picture));
      setWork({ phase: 'idle' });
    } catch (error) {
      fail(error instanceof NoPictureError ? w().unreadable : sayError(error));
    }
  };

  return {
    photo,
    work,
    isBusy,
    isOnline,
    isQueued: queue !== null,
    isWaiting: () => queue?.hasOne(editor.id) ?? false,
    dropWaiting: async () => queue?.drop(editor.id),
    take,
    setAlt: (alt) => {
      const now = photo();
      if (!now) return;
      const { alt: _before, ...others } = now;
      show(alt === '' ? others : { ...others, alt });
    },
    setCrop: (crop) => {
      const now = photo();
      if (now) show({ ...now, crop });
    },
    remove: () => {
      setWork({ phase: 'idle' });
      void queue?.drop(editor.id);
      setWithUndo(editor, PHOTO_PATH, null, w().removed);
    },
  };
}
