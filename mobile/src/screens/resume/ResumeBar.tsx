import { useNavigate } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { SavedState } from '../../../../ui/src/features/editor/SavedState.tsx';
import { UndoButtons } from '../../../../ui/src/features/editor/UndoButtons.tsx';
import { IconButton } from '../../../../ui/src/kit/Button.tsx';
import { w } from '../../words.ts';
import { usePlace } from './place.ts';

/** Back, what is open, whether it is safe, and taking it back. */
export function ResumeBar() {
  const editor = useEditor();
  const navigate = useNavigate();
  const place = usePlace();
  const back = () => {
    if (editor.view() === 'content' && place.depth() > 0) place.back();
    else navigate('/home');
  };
  return (
    <header class="m-top">
      <IconButton label={w().back} onClick={back}>
        <ArrowLeft size={22} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <div class="m-top-title">
        <h1 tabindex="-1">{editor.state.document.title || w().untitled}</h1>
        <SavedState />
      </div>
      <div class="m-top-end">
        <UndoButtons />
      </div>
    </header>
  );
}
