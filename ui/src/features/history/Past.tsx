import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Copy from 'lucide-solid/icons/copy';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Version } from '#protocol/history';
import { useVersion, useVersions, type VersionWithDocument } from '../../data/history.ts';
import { ProblemError } from '../../data/http.ts';
import { sayError } from '../../data/words.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Delayed, Skeleton } from '../../kit/Skeleton.tsx';
import { useEditor } from '../editor/context.tsx';
import { Canvas } from '../preview/Canvas.tsx';
import { AsItWas } from './AsItWas.tsx';
import { useVersionActs } from './acting.ts';
import { Comparison } from './Comparison.tsx';
import { useLooking } from './looking.ts';
import { sayMoment } from './when.ts';
import { w } from './words.ts';
import './past.css';

/** The résumé as it was: its pages, or what differs from another version. Nothing in it can be changed. */
export function Past() {
  const editor = useEditor();
  const looking = useLooking();
  const version = useVersion(() => editor.id, looking.version);
  const isGone = () => version.error instanceof ProblemError && version.error.problem.status === 404;
  return (
    <section class="past" aria-label={w().past.region}>
      <Switch>
        <Match when={version.isError && !version.data}>
          <EmptyState
            title={isGone() ? w().past.gone : w().past.failed}
            action={
              <div class="past-acts">
                <Show when={!isGone()}>
                  <Button onClick={() => void version.refetch()}>{w().tryAgain}</Button>
                </Show>
                <Button look="primary" onClick={looking.leave}>
                  {w().past.leave}
                </Button>
              </div>
            }
          >
            {isGone() ? w().past.goneText : sayError(version.error)}
          </EmptyState>
        </Match>
        <Match when={version.data} keyed>
          {/* Plain data: the page engine is another thread, which takes nothing else. */}
          {(shown) => <Shown shown={unwrap(shown)} />}
        </Match>
        <Match when={true}>
          <div class="past-waiting">
            <Delayed>
              <Skeleton height="64px" />
              <Skeleton class="past-paper" height="auto" />
            </Delayed>
          </div>
        </Match>
      </Switch>
    </section>
  );
}

function Shown(props: { shown: VersionWithDocument }) {
  const looking = useLooking();
  return (
    <>
      <Banner version={props.shown.version} />
      <Show
        when={looking.other()}
        fallback={
          <AsItWas document={props.shown.document}>
            <Canvas />
          </AsItWas>
        }
      >
        <Comparison shown={props.shown} />
      </Show>
    </>
  );
}

function Banner(props: { version: Version }) {
  const editor = useEditor();
  const looking = useLooking();
  const acts = useVersionActs();
  const versions = useVersions(() => editor.id);
  let heading: HTMLHeadingElement | undefined;
  createEffect(on(looking.version, () => heading?.focus()));
  // The list knows a name that was given meanwhile; what is shown is the version as it was read.
  const label = createMemo(() => (versions.data?.items.find(({ id }) => id === props.version.id) ?? props.version).label);
  return (
    <header class="past-banner">
      <div class="past-words">
        <h2 ref={heading} tabindex="-1">
          {w().past.lookingAt(sayMoment(props.version.at, Date.now()))}
        </h2>
        <p class="muted">
          <Show when={label()}>{(name) => <strong>{name()}. </strong>}</Show>
          {looking.other() ? w().past.differs : w().past.readOnly}
        </p>
      </div>
      <fieldset class="choices past-choices">
        <legend class="hidden-visually">{w().past.show}</legend>
        <label class="choice">
          <input type="radio" name="past-view" checked={looking.other() === null} onChange={() => looking.compare(null)} />
          <span>{w().past.pages}</span>
        </label>
        <label class="choice">
          <input type="radio" name="past-view" checked={looking.other() !== null} onChange={() => looking.compare('now')} />
          <span>{w().past.changes}</span>
        </label>
      </fieldset>
      <div class="past-acts">
        <Button onClick={looking.leave}>
          <ArrowLeft size={16} stroke-width={1.75} aria-hidden="true" /> <span class="past-act">{w().past.back}</span>
        </Button>
        <Button busy={acts.busy()} onClick={() => void acts.duplicate(props.version)}>
          <Copy size={16} stroke-width={1.75} aria-hidden="true" /> <span class="past-act">{w().past.duplicate}</span>
        </Button>
        <Show when={editor.canEdit()}>
          <Button look="primary" busy={acts.busy()} onClick={() => void acts.restore(props.version)}>
            <RotateCcw size={16} stroke-width={1.75} aria-hidden="true" /> {w().past.restore}
          </Button>
        </Show>
      </div>
    </header>
  );
}
