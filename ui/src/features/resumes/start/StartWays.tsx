import ListChecks from 'lucide-solid/icons/list-checks';
import { pictureOf } from '../../design/pictures.ts';

/** Ways to begin beside the blank page, as cards among the cards: for somebody who has no résumé here yet. */
export function StartWays(props: { onGuided: () => void; onSample: () => void }) {
  return (
    <>
      <li>
        <button type="button" class="card card-new" onClick={() => props.onGuided()}>
          <span class="card-paper card-paper-new">
            <ListChecks size={28} stroke-width={1.5} aria-hidden="true" />
          </span>
          <span class="card-title">Answer five questions</span>
          <span class="card-note">Name, job, school, looks</span>
        </button>
      </li>
      <li>
        <button type="button" class="card card-new" onClick={() => props.onSample()}>
          <span class="card-paper">
            <img class="card-picture" src={pictureOf('classic')} alt="" width="480" height="679" />
          </span>
          <span class="card-title">Start from a sample</span>
          <span class="card-note">Write over what is there</span>
        </button>
      </li>
    </>
  );
}
