import { createSignal, Index } from 'solid-js';
import { render } from 'solid-js/web';
import type { ResumeDocument } from '#protocol/document';
import { PageView } from '../../../ui/src/features/preview/PageView.tsx';
import { layoutQueue } from '../../../ui/src/preview/client.ts';
import type { LaidOut } from '../../../ui/src/preview/messages.ts';
import { SAMPLE } from '../sample.ts';

/** Types into a bullet as a person does, one character at a time, and writes down the milliseconds until the pages stand in the DOM. */
const SETTLING = 30;
const EDITS = 200;

const [laidOut, setLaidOut] = createSignal<LaidOut | null>(null);
const main = document.querySelector('main');
if (!main) throw new Error('unreachable');
render(
  () => (
    <Index each={laidOut()?.pages ?? []}>
      {(svg) => <PageView svg={svg()} label="" width="595px" ratio={210 / 297} background="#fff" />}
    </Index>
  ),
  main,
);

const typed = 'and wrote down what we had learnt, so that the next team could begin where we had ended and not where we began; ';

/** The sample with `characters` typed at the end of its first bullet. */
function edited(characters: number): ResumeDocument {
  const copy = structuredClone(SAMPLE);
  const item = copy.sections.find(({ id }) => id === 'work')?.items[0];
  const span = item?.summary?.[0]?.spans[0];
  if (!span) throw new Error('the sample has no bullet');
  span.text += typed.repeat(4).slice(0, characters);
  return copy;
}

function shown(document: ResumeDocument): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    layoutQueue.ask('bench', {
      document,
      firstOnly: false,
      done: (outcome) => {
        if (outcome.kind !== 'pages') return reject(new Error(JSON.stringify(outcome)));
        setLaidOut(outcome.result);
        resolve(performance.now() - begun);
      },
    });
  });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const first = await shown(SAMPLE);
await document.fonts.ready;
const times: number[] = [];
for (let edit = 1; edit <= SETTLING + EDITS; edit += 1) {
  times.push(await shown(edited(edit)));
  // As between keystrokes: what is on the screen has been drawn.
  await nextFrame();
}
const output = document.querySelector('output');
if (output) output.textContent = JSON.stringify({ first, times: times.slice(SETTLING), pages: laidOut()?.count });
