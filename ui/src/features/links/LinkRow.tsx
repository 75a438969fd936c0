import Copy from 'lucide-solid/icons/copy';
import ExternalLink from 'lucide-solid/icons/external-link';
import Settings2 from 'lucide-solid/icons/settings-2';
import { Show } from 'solid-js';
import type { PublicLink } from '#protocol/links';
import { IconButton } from '../../kit/Button.tsx';
import { toast } from '../../kit/toast.tsx';
import { addressOf, marksOf, openings, shownAddress, w } from './words.ts';

/** A link: for whom it is, where, and how often it was opened. */
export function LinkRow(props: { link: PublicLink; onSettings: () => void }) {
  const say = (act: 'copy' | 'open' | 'settings') => (props.link.label === '' ? w().main[act] : w().single[act](props.link.label));
  const marks = () => marksOf(props.link, Date.now()).join(' · ');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(addressOf(props.link.slug));
      toast({ text: w().copied });
    } catch {
      // The browser did not let us: the address stands there to be copied by hand.
      toast({ text: w().notCopied, detail: addressOf(props.link.slug), tone: 'problem' });
    }
  };
  return (
    <li class="link-row">
      <div class="link-text">
        <Show when={props.link.label !== ''}>
          <span class="link-label">{props.link.label}</span>
        </Show>
        <bdi class="link-address">{shownAddress(props.link.slug)}</bdi>
        <span class="link-counts">{[marks(), openings(props.link)].filter(Boolean).join(' · ')}</span>
      </div>
      <IconButton label={say('copy')} onClick={() => void copy()}>
        <Copy size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <a class="icon-button" href={`/r/${props.link.slug}`} target="_blank" rel="noopener" aria-label={say('open')} title={say('open')}>
        <ExternalLink size={16} stroke-width={1.75} aria-hidden="true" />
      </a>
      <IconButton label={say('settings')} aria-haspopup="dialog" onClick={props.onSettings}>
        <Settings2 size={16} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
