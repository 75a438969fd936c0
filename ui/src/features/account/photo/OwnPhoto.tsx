import ImageUp from 'lucide-solid/icons/image-up';
import Trash from 'lucide-solid/icons/trash';
import { Show } from 'solid-js';
import { useProfile } from '../../../app/profile.ts';
import { useOwnPhotoAddress } from '../../../data/photos.ts';
import { Avatar } from '../../../kit/Avatar.tsx';
import { Button } from '../../../kit/Button.tsx';
import { FormError } from '../../../kit/FormError.tsx';
import { CropDialog } from '../../photo/CropDialog.tsx';
import '../../photo/photo.css';
import './own-photo.css';
import { useOwnPhoto } from './useOwnPhoto.ts';
import { w } from './words.ts';

/** The photo by which a person is shown to themselves. */
export function OwnPhoto() {
  const me = useProfile();
  const address = useOwnPhotoAddress(() => me().photo);
  const photo = useOwnPhoto();
  let input: HTMLInputElement | undefined;
  const busyWords = () => {
    const work = photo.work();
    return work === '' ? null : w().photo[work];
  };
  return (
    <section class="account-part">
      <h2>{w().photo.title}</h2>
      <div class="own-photo">
        <Avatar id={me().id} name={me().name} photo={address()} />
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void photo.choose(file);
          }}
        />
        <div class="own-photo-about">
          <div class="photo-acts">
            <Button busy={photo.work() !== ''} onClick={() => input?.click()}>
              <ImageUp size={16} stroke-width={1.75} aria-hidden="true" /> {busyWords() ?? (me().photo ? w().photo.replace : w().photo.add)}
            </Button>
            <Show when={me().photo}>
              <Button look="quiet" onClick={() => void photo.remove()}>
                <Trash size={16} stroke-width={1.75} aria-hidden="true" /> {w().photo.remove}
              </Button>
            </Show>
          </div>
          <p class="muted small">{w().photo.hint}</p>
          <FormError text={photo.error()} />
        </div>
        <Show when={photo.chosen()}>
          {(chosen) => (
            <CropDialog
              photo={chosen()}
              source={chosen().source}
              shape="circle"
              onClose={photo.putAway}
              onCrop={(crop) => void photo.send(chosen(), crop)}
            />
          )}
        </Show>
      </div>
    </section>
  );
}
