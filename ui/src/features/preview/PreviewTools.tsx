import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { Show } from 'solid-js';
import { number } from '../../i18n/format.ts';
import { IconButton } from '../../kit/Button.tsx';
import { w } from './words.ts';
import type { Zoom } from './zoom.ts';

const ICON = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

interface Props {
  /** Counted from 0. */
  page: number;
  count: number;
  goTo: (page: number) => void;
  scale: number;
  zoom: Zoom;
  setZoom: (zoom: Zoom) => void;
  step: (by: 1 | -1) => void;
}

/** From page to page, and how large they are. The keys that do the same work while the pages have the focus. */
export function PreviewTools(props: Props) {
  return (
    <div class="canvas-tools">
      <Show when={props.count > 1}>
        <fieldset class="tools-group">
          <legend class="hidden-visually">{w().page}</legend>
          <IconButton
            label={w().previous}
            aria-keyshortcuts="PageUp"
            aria-disabled={props.page === 0 || undefined}
            onClick={() => props.goTo(props.page - 1)}
          >
            <ChevronUp {...ICON} />
          </IconButton>
          <span class="page-number">
            <span class="hidden-visually">{w().page} </span>
            {number(props.page + 1)} / {number(props.count)}
          </span>
          <IconButton
            label={w().next}
            aria-keyshortcuts="PageDown"
            aria-disabled={props.page >= props.count - 1 || undefined}
            onClick={() => props.goTo(props.page + 1)}
          >
            <ChevronDown {...ICON} />
          </IconButton>
        </fieldset>
      </Show>
      <fieldset class="tools-group">
        <legend class="hidden-visually">{w().zoom}</legend>
        <IconButton label={w().smaller} aria-keyshortcuts="-" onClick={() => props.step(-1)}>
          <Minus {...ICON} />
        </IconButton>
        <button
          type="button"
          class="zoom-value"
          aria-keyshortcuts="0"
          aria-pressed={props.zoom === 'fit'}
          title={w().fitWidth}
          onClick={() => props.setZoom('fit')}
        >
          {w().percent(number(Math.round(props.scale * 100)))}
        </button>
        <IconButton label={w().larger} aria-keyshortcuts="+" onClick={() => props.step(1)}>
          <Plus {...ICON} />
        </IconButton>
      </fieldset>
    </div>
  );
}
