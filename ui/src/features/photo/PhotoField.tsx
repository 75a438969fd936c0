import Crop from 'lucide-solid/icons/crop';
import ImageUp from 'lucide-solid/icons/image-up';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, Show } from 'solid-js';
import { PHOTO_PATH, type Photo } from '#protocol/photo';
import { coverOf } from '#render/photo/cover';
import { photoLabel } from '#render/templates/labels';
import { usePhotoAddress } from '../../data/photos.ts';
import { Button } from '../../kit/Button.tsx';
import { useDesign } from '../design/useDesign.ts';
import { useEditor } from '../editor/context.tsx';
import { Bound } from '../editor/fields/Bound.tsx';
import { BoundText } from '../editor/fields/BoundText.tsx';
import { CropDialog } from './CropDialog.tsx';
import { type PhotoState, usePhoto } from './usePhoto.ts';
import { w } from './words.ts';
import './photo.css';

/** The person's photo: added, cut, described, replaced, removed. */
export function PhotoField() {
  const editor = useEditor();
  const state = usePhoto(editor);
  const error = () => {
    const work = state.work();
    return work.phase === 'failed' ? work.words : undefined;
  };
  return (
    // Who may only read sees that there is one, or nothing.
    <Show when={editor.canEdit() || state.photo()}>
      <Bound path={PHOTO_PATH} label={w().title} error={error()} class="photo-field">
        {(ids) => (
          <>
            <Show when={state.photo()} fallback={<NoPhoto state={state} ids={ids} />}>
              {(photo) => <OnePhoto state={state} ids={ids} photo={photo()} />}
            </Show>
            <Show when={state.isWaiting()}>
              <div class="photo-waits">
                <p class="field-hint" role="status">
                  {w().waits}
                </p>
                <Button onClick={() => void state.dropWaiting()}>{w().dropWaiting}</Button>
              </div>
            </Show>
          </>
        )}
      </Bound>
    </Show>
  );
}

interface Ids {
  id: string;
  'aria-describedby': string | undefined;
}

/** Chooses a file, or takes one that is dropped. */
function useChooser(state: PhotoState) {
  const [isOver, setOver] = createSignal(false);
  let input: HTMLInputElement | undefined;
  const Input = () => (
    <input
      ref={input}
      type="file"
      accept="image/*"
      hidden
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        event.currentTarget.value = '';
        if (file) void state.take(file);
      }}
    />
  );
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!hasFile(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void state.take(file);
    },
  };
  return { Input, isOver, drop, choose: () => input?.click() };
}

const workWords = (state: PhotoState): string | undefined => {
  const { phase } = state.work();
  return phase === 'preparing' || phase === 'sending' ? w()[phase] : undefined;
};

/** Dropping is a shortcut for the pointer: the button does the same. */
function NoPhoto(props: { state: PhotoState; ids: Ids }) {
  const { Input, isOver, drop, choose } = useChooser(props.state);
  return (
    <div class="photo-drop" classList={{ 'photo-over': isOver() }} {...drop}>
      <Input />
      <Button {...props.ids} data-path={PHOTO_PATH} busy={props.state.isBusy()} onClick={choose} aria-label={w().add}>
        <ImageUp size={16} stroke-width={1.75} aria-hidden="true" /> {workWords(props.state) ?? w().add}
      </Button>
      <p class="field-hint">
        <Show when={props.state.isOnline()} fallback={props.state.isQueued ? '' : w().offline}>
          {w().dropHere}
        </Show>
      </p>
    </div>
  );
}

function OnePhoto(props: { state: PhotoState; ids: Ids; photo: Photo }) {
  const editor = useEditor();
  const design = useDesign();
  const { Input, isOver, drop, choose } = useChooser(props.state);
  const [isCropping, setCropping] = createSignal(false);
  const address = usePhotoAddress(
    () => editor.id,
    () => props.photo.key,
  );
  const usual = () => photoLabel(editor.state.document.basics.name?.trim() ?? '', design.design().locale);
  const words = () => props.photo.alt?.trim() || usual();
  return (
    <div class="photo-set" classList={{ 'photo-over': isOver() }} {...drop}>
      <Input />
      <PhotoFrame photo={props.photo} address={address()} alt={words()} />
      <div class="photo-about">
        <Show when={editor.canEdit()}>
          <div class="photo-acts">
            <Button
              {...props.ids}
              data-path={PHOTO_PATH}
              disabled={address() === null}
              onClick={() => setCropping(true)}
              aria-label={w().cropPhoto}
              aria-haspopup="dialog"
            >
              <Crop size={16} stroke-width={1.75} aria-hidden="true" /> {w().crop}
            </Button>
            <Button busy={props.state.isBusy()} onClick={choose} aria-label={w().replacePhoto}>
              <ImageUp size={16} stroke-width={1.75} aria-hidden="true" /> {workWords(props.state) ?? w().replace}
            </Button>
            <Button look="quiet" onClick={() => props.state.remove()} aria-label={w().removePhoto}>
              <Trash size={16} stroke-width={1.75} aria-hidden="true" /> {w().remove}
            </Button>
          </div>
        </Show>
        <BoundText
          path={PHOTO_PATH}
          label={w().description}
          value={props.photo.alt}
          placeholder={usual()}
          onWrite={(alt) => props.state.setAlt(alt)}
        />
        <Show when={design.plan().photo === 'none'}>
          <p class="field-hint">{w().notShown(design.plan().name)}</p>
        </Show>
      </div>
      <Show when={isCropping() && address()}>
        {(source) => (
          <CropDialog
            photo={props.photo}
            source={source()}
            shape={design.look().photoShape}
            onClose={() => setCropping(false)}
            onCrop={(crop) => {
              props.state.setCrop(crop);
              setCropping(false);
            }}
          />
        )}
      </Show>
    </div>
  );
}

const FRAME = { width: 84, height: 84 };

/** The photo as it is cut. */
function PhotoFrame(props: { photo: Photo; address: string | null; alt: string }) {
  const cover = () => coverOf(FRAME, props.photo, props.photo.crop);
  return (
    <div class="photo-frame" style={{ width: `${FRAME.width}px`, height: `${FRAME.height}px` }}>
      <Show when={props.address}>
        {(address) => (
          <img
            src={address()}
            alt={props.alt}
            draggable={false}
            style={{
              width: `${cover().width}px`,
              height: `${cover().height}px`,
              translate: `${cover().left}px ${cover().top}px`,
            }}
          />
        )}
      </Show>
    </div>
  );
}
