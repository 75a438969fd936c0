import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { Slug } from '#protocol/links';
import { useSlugCheck } from '../../data/links.ts';
import { TextField } from '../../kit/Field.tsx';
import { slugProblem } from './problems.ts';
import { shownAddress, w } from './words.ts';

/** Long enough that nobody is asked about each letter. */
const REST_MS = 300;

/** The last part of a link's address; whether it can be had is said while it is typed. */
export function SlugField(props: {
  resume: string;
  value: string;
  /** The address that it has now: always its own. */
  current: string | null;
  error: string | undefined;
  onInput: (slug: string) => void;
}) {
  const [rested, setRested] = createSignal<string | null>(null);
  const problem = createMemo(() => slugProblem(props.value));
  createEffect(
    on(
      () => props.value,
      (value) => {
        setRested(null);
        const slug = Slug.safeParse(value);
        if (!slug.success || slug.data === props.current) return;
        const timer = setTimeout(() => setRested(slug.data), REST_MS);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const check = useSlugCheck(() => props.resume, rested);
  const isTaken = () => rested() !== null && check.data?.isFree === false;
  const hint = () => {
    const slug = Slug.safeParse(props.value);
    if (!slug.success) return w().address.hint;
    const isFree = rested() !== null && check.data?.isFree === true;
    const address = shownAddress(slug.data);
    return isFree ? w().address.free(address) : address;
  };
  return (
    <div aria-live="polite">
      <TextField
        label={w().address.label}
        value={props.value}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={60}
        description={hint()}
        error={props.error ?? problem() ?? (isTaken() ? w().address.taken : undefined)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
