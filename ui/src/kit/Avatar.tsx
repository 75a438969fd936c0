import { Show } from 'solid-js';
import './avatar.css';

/** "Ada King Lovelace" is AL; one word gives its first letter. By grapheme, so that no letter is cut in half. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = (word: string | undefined) => (word ? ([...new Intl.Segmenter().segment(word)][0]?.segment ?? '') : '');
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase() || '?';
}

/** One of eight colours, the same for a person everywhere. */
export function peerColour(userId: string): string {
  let hash = 0;
  for (const char of userId) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return `var(--peer${hash % 8})`;
}

/** Somebody, by their picture (its address) or their initials. */
export function Avatar(props: { id: string; name: string; small?: boolean; label?: string; photo?: string | null }) {
  return (
    <span
      class="avatar"
      classList={{ 'avatar-small': props.small === true }}
      style={{ '--peer': peerColour(props.id) }}
      role="img"
      aria-label={props.label ?? props.name}
      title={props.label ?? props.name}
      data-initials={initialsOf(props.name)}
    >
      <Show when={props.photo}>{(photo) => <img src={photo()} alt="" draggable={false} />}</Show>
    </span>
  );
}
