import Copy from 'lucide-solid/icons/copy';
import ExternalLink from 'lucide-solid/icons/external-link';
import Settings2 from 'lucide-solid/icons/settings-2';
import { Show } from 'solid-js';
import type { PublicLink } from '#protocol/links';
import { IconButton } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { addressOf, marksOf, openings, shownAddress } from './words.ts';

/** A link: for whom it is, where, and how often it was opened. */
export function LinkRow(props: { link: PublicLink; onSettings: () => void }) {
  const named = () => (props.link.label === '' ? 'the public link' : `the link for ${props.link.label}`);
  const marks = () => marksOf(props.link, Date.now()).join(' · ');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(addressOf(props.link.slug));
      toast({ text: 'The link was copied.' });
    } catch {
      // The browser did not let us: the address stands there to be copied by hand.
      toast({ text: 'The link could not be copied.', detail: addressOf(props.link.slug), tone: 'problem' });
    }
  };
  return (
    <li class="link-row">
      <div class="link-text">
        <Show when={props.link.label !== ''}>
          <span class="link-label">{props.link.label}</span>
        </Show>
        <span class="link-address">{shownAddress(props.link.slug)}</span>
        <span class="link-counts">{[marks(), openings(props.link)].filter(Boolean).join(' · ')}</span>
      </div>
      <IconButton label={`Copy ${named()}`} onClick={() => void copy()}>
        <Copy size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <a
        class="icon-button"
        href={`/r/${props.link.slug}`}
        target="_blank"
        rel="noopener"
        aria-label={`Open ${named()}`}
        title={`Open ${named()}`}
      >
        <ExternalLink size={16} stroke-width={1.75} aria-hidden="true" />
      </a>
      <IconButton label={`Settings of ${named()}`} aria-haspopup="dialog" onClick={props.onSettings}>
        <Settings2 size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
