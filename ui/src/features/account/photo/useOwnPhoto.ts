import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, onCleanup } from 'solid-js';
import type { PhotoCrop } from '#protocol/photo';
import { removeOwnPhoto, sendOwnPhoto } from '../../../data/photos.ts';
import { sayError } from '../../../data/words.ts';
import { toast } from '../../../kit/toast.tsx';
import { cutSquare, NoPictureError, shrinkPhoto, sizeOf } from '../../photo/shrink.ts';
import { w } from './words.ts';

/** Cameras make large files; the browser makes them smaller. What is larger than this is no photo. */
const MOST_BYTES = 60 * 1024 * 1024;
/** A menu shows it at 26 px, the account at 84: enough for screens of three times that. */
const SIDE = 512;

/** A picture that was chosen, before it is cut. */
export interface Chosen {
  picture: Blob;
  source: string;
  width: number;
  height: number;
}

/** The person's own photo: chosen, cut to a square, sent, removed. */
export function useOwnPhoto() {
  const client = useQueryClient();
  const [work, setWork] = createSignal<'' | 'preparing' | 'sending'>('');
  const [error, setError] = createSignal('');
  const [chosen, setChosen] = createSignal<Chosen | null>(null);

  const putAway = () => {
    const last = chosen();
    if (last) URL.revokeObjectURL(last.source);
    setChosen(null);
  };
  onCleanup(putAway);

  const run = async (phase: 'preparing' | 'sending', act: () => Promise<void>) => {
    if (work() !== '') return;
    setWork(phase);
    setError('');
    try {
      await act();
    } catch (failure) {
      setError(failure instanceof NoPictureError ? w().photo.unreadable : sayError(failure));
    } finally {
      setWork('');
    }
  };
  const changed = () => client.invalidateQueries({ queryKey: ['me'] });

  return {
    work,
    error,
    chosen,
    putAway,
    choose: (file: File) =>
      run('preparing', async () => {
        if (file.size > MOST_BYTES) return void setError(w().photo.tooLarge);
        const picture = await shrinkPhoto(file);
        const size = await sizeOf(picture);
        putAway();
        setChosen({ picture, source: URL.createObjectURL(picture), ...size });
      }),
    send: ({ picture }: Chosen, crop: PhotoCrop) =>
      run('sending', async () => {
        putAway();
        await sendOwnPhoto(await cutSquare(picture, crop, SIDE));
        await changed();
        toast({ text: w().photo.saved });
      }),
    remove: () =>
      run('sending', async () => {
        await removeOwnPhoto();
        await changed();
        toast({ text: w().photo.removed });
      }),
  };
}
