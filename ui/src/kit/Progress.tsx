import { Progress as Kobalte } from '@kobalte/core/progress';
import './progress.css';

/** A bar from 0 to 1 with its name. */
export function Progress(props: { value: number; label: string }) {
  return (
    <Kobalte value={props.value} minValue={0} maxValue={1} class="progress">
      <Kobalte.Label class="hidden-visually">{props.label}</Kobalte.Label>
      <Kobalte.Track class="progress-track">
        <Kobalte.Fill class="progress-fill" />
      </Kobalte.Track>
    </Kobalte>
  );
}

export function Spinner(props: { label?: string }) {
  return (
    <span class="spinner" role={props.label ? 'status' : undefined} aria-hidden={props.label ? undefined : 'true'}>
      <span class="hidden-visually">{props.label}</span>
    </span>
  );
}
