import { Drawer } from '../../kit/Drawer.tsx';
import { useEditor } from '../editor/context.tsx';
import { ColourPart } from './ColourPart.tsx';
import { Part } from './controls.tsx';
import { LanguagePart } from './LanguagePart.tsx';
import { PagePart } from './PagePart.tsx';
import { PhotoPart } from './PhotoPart.tsx';
import { SidebarPart } from './SidebarPart.tsx';
import { TemplateGallery } from './TemplateGallery.tsx';
import { DetailPart, HeadingPart, TextPart } from './TextParts.tsx';
import { useDesign } from './useDesign.ts';
import { w } from './words.ts';
import './design.css';

/** How the pages look. Every control is a register of the résumé, so others see it change too. */
export function DesignPanel(props: { close: () => void }) {
  const editor = useEditor();
  const state = useDesign();
  return (
    <Drawer title={w().panel} closeLabel={w().close} onClose={props.close}>
      <fieldset class="design" disabled={!editor.canEdit()}>
        <legend class="hidden-visually">{w().controls}</legend>
        <Part title={w().template} state={state}>
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
    </Drawer>
  );
}
