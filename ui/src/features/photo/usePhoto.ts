import { createSignal } from 'solid-js';
import { PHOTO_PATH, type Photo, type PhotoCrop } from '#protocol/photo';
import { announce } from '../../app/announce.tsx';
import { sendPhoto } from '../../data/photos.ts';
import { sayError } from '../../data/words.ts';
import { setWithUndo } from '../editor/acts.ts';
import type { Editor } from '../editor/context.tsx';
import { NoPictureError, shrinkPhoto } from './shrink.ts';

/** What is under way with the photo, and what went wrong with it. */
export type PhotoWork = { phase: 'idle' } | { phase: 'preparing' } | { phase: 'sending' } | { phase: 'failed'; words: string };

/** Cameras make large files; the browser makes them smaller. What is larger than this is no photo. */
const MOST_BYTES = 60 * 1024 * 1024;

export interface PhotoState {
  photo: () => Photo | undefined;
  work: () => PhotoWork;
  isBusy: () => boolean;
  /** Whether a picture can be sent now. */
  isOnline: () => boolean;
  take: (file: File) => Promise<void>;
  setAlt: (alt: string) => void;
  setCrop: (crop: PhotoCrop) => void;
  remove: () => void;
}

/** The photo of the résumé in the editor. It is sent first; the document shows it by an edit like any other. */
export function usePhoto(editor: Editor): PhotoState {
  const [work, setWork] = createSignal<PhotoWork>({ phase: 'idle' });
  const photo = () => editor.state.document.basics.photo;
  const isBusy = () => work().phase === 'preparing' || work().phase === 'sending';
  const isOnline = () => editor.state.connection.phase === 'live';
  const fail = (words: string): void => {
    setWork({ phase: 'failed', words });
  };
  const show = (next: Photo) => editor.set(PHOTO_PATH, next);

  const take = async (file: File) => {
    if (isBusy() || !editor.canEdit()) return;
    if (!isOnline()) return fail('A photo needs a connection. Try again when you are online.');
    if (file.size > MOST_BYTES) return fail('This file is too large. Choose a picture of less than 60 MB.');
    try {
      setWork({ phase: 'preparing' });
      const picture = await shrinkPhoto(file);
      setWork({ phase: 'sending' });
      const sent = await sendPhoto(editor.id, picture);
      // A description of the one before is hardly right for this one.
      show(sent);
      setWork({ phase: 'idle' });
      announce('The photo was added.');
    } catch (error) {
      fail(
        error instanceof NoPictureError ? 'This file cannot be read as a picture here. Choose a JPEG or PNG, or a WebP.' : sayError(error),
      );
    }
  };

  return {
    photo,
    work,
    isBusy,
    isOnline,
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
      setWithUndo(editor, PHOTO_PATH, null, 'The photo was removed.');
    },
  };
}
