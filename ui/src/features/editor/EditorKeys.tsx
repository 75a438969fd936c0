import { useNavigate } from '@solidjs/router';
import { useTemplateOffer } from '../../data/tenant-rules.ts';
import { useChooseTheme } from '../../data/theme.ts';
import { removeItems } from '../copying/acts.ts';
import { together } from '../copying/chosen.ts';
import { duplicateItem } from '../copying/duplicate.ts';
import { useItemClipboard } from '../copying/useItemClipboard.ts';
import { offered } from '../design/offered.ts';
import { setFinding } from '../find/state.ts';
import { editorEntries } from '../palette/editorEntries.ts';
import { useSharing } from '../share/sharing.ts';
import { Layers } from '../shortcuts/Layers.tsx';
import { setOpenLayer } from '../shortcuts/opened.ts';
import { useShortcuts } from '../shortcuts/useShortcuts.ts';
import { useEditor } from './context.tsx';
import { focusBeside, itemHere } from './here.ts';

/** The editor by keyboard: its shortcuts, the palette and the sheet that shows them. */
export function EditorKeys() {
  const editor = useEditor();
  const navigate = useNavigate();
  const sharing = useSharing();
  const chooseTheme = useChooseTheme();
  const exportNow = () => document.querySelector<HTMLButtonElement>('.top .export')?.click();
  const find = () => void setFinding(true);
  const here = () => (editor.canEdit() ? itemHere(editor, document.activeElement) : null);

  useItemClipboard(editor);
  useShortcuts({
    palette: () => void setOpenLayer('palette'),
    help: () => void setOpenLayer('help'),
    find: ({ target }) => {
      // Pressed twice, it is the browser's own.
      if (target instanceof Element && target.closest('.find')) return false;
      find();
    },
    export: () => void exportNow(),
    duplicate: () => {
      const place = here();
      if (!place) return false;
      duplicateItem(editor, place.section, place.item);
    },
    remove: () => {
      const place = here();
      // A position within an experience has a menu of its own; the whole must not go by mistake.
      if (!place || document.activeElement?.closest('.role')) return false;
      const items = together(place.section, place.item);
      removeItems(editor, items);
      focusBeside(place.section, items);
    },
  });
  const offer = useTemplateOffer();
  const entries = () =>
    editorEntries(
      editor,
      {
        find,
        help: () => setOpenLayer('help'),
        share: sharing.open,
        export: exportNow,
        theme: (theme) => void chooseTheme(theme),
        go: navigate,
      },
      document.activeElement,
      offered(offer(), editor.state.document.design.template),
    );
  return <Layers place="editor" entries={entries} />;
}
