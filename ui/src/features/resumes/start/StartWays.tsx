import ListChecks from 'lucide-solid/icons/list-checks';
import { pictureOf } from '../../design/pictures.ts';
import { w } from '../words.ts';

/** Ways to begin beside the blank page, as cards among the cards: for somebody who has no résumé here yet. */
export function StartWays(props: { onGuided: () => void; onSample: () => void }) {
  return (
    <>
      <li>
        <button type="button" class="card card-new" onClick={() => props.onGuided()}>
          <span class="card-paper card-paper-new">
            <ListChecks size={28} stroke-width={1.5} aria-hidden="true" />
          </span>
          <span class="card-title">{w().guided}</span>
          <span class="card-note">{w().guidedNote}</span>
        </button>
      </li>
      <li>
        <button type="button" class="card card-new" onClick={() => props.onSample()}>
          <span class="card-paper">
            <img class="card-picture" src={pictureOf('classic')} alt="" width="480" height="679" />
          </span>
          <span class="card-title">{w().sample}</span>
          <span class="card-note">{w().sampleNote}</span>
        </button>
      </li>
    </>
  );
}
