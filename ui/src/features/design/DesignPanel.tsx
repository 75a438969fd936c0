import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import { IconButton } from '../../kit/Button.tsx';
import { useEditor } from '../editor/context.tsx';
import { ColourPart } from './ColourPart.tsx';
import { Part } from './controls.tsx';
import { LanguagePart } from './LanguagePart.tsx';
import { PagePart, SidebarPart } from './PageParts.tsx';
import { PhotoPart } from './PhotoPart.tsx';
import { TemplateGallery } from './TemplateGallery.tsx';
import { DetailPart, HeadingPart, TextPart } from './TextParts.tsx';
import { useDesign } from './useDesign.ts';
import './design.css';

/** How the pages look. Every control is a register of the résumé, so others see it change too. */
export function DesignPanel(props: { close?: () => void }) {
  const editor = useEditor();
  const state = useDesign();
  return (
    <aside class="drawer" aria-label="Design">
      <div class="drawer-head">
        <h2>Design</h2>
        <Show when={props.close}>
          {(close) => (
            <IconButton label="Close the design panel" onClick={() => close()()}>
              <X size={16} stroke-width={1.75} aria-hidden="true" />
            </IconButton>
          )}
        </Show>
      </div>
      <fieldset class="design" disabled={!editor.canEdit()}>
        <legend class="hidden-visually">Design of the pages</legend>
        <Part title="Template" state={state}>
          <TemplateGallery state={state} />
        </Part>
        <PagePart state={state} />
        <SidebarPart state={state} />
        <TextPart state={state} />
        <HeadingPart state={state} />
        <DetailPart state={state} />
        <PhotoPart state={state} />
        <ColourPart state={state} />
        <LanguagePart state={state} />
      </fieldset>
    </aside>
  );
}
