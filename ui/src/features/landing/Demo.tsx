import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { UndoManager } from 'yjs';
import { newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { Field, TextField } from '../../kit/Field.tsx';
import { newWriter } from '../../live/ids.ts';
import { layoutQueue } from '../../preview/client.ts';
import { PageView } from '../preview/PageView.tsx';
import { createProseControl } from '../prose/control.ts';
import { ProseEdit } from '../prose/origin.ts';
import { ProseText } from '../prose/ProseText.tsx';
import { ProseToolbar } from '../prose/ProseToolbar.tsx';
import { type SampleText, sampleDocument, sampleText } from './sample.ts';
import { w } from './words.ts';
import '../preview/canvas.css';

const LIMITS = { length: 1200, lines: 40 };

/** The real editor and the real page engine at work, on words that the visitor may change. Nothing leaves the browser. */
export default function Demo() {
  // In the language in which the page was opened: what somebody has typed since must stay.
  const sample = sampleText();
  const [text, setText] = createStore<Omit<SampleText, 'work'>>({ name: sample.name, headline: sample.headline });
  const [work, setWork] = createSignal(sample.work);
  const [page, setPage] = createSignal<{ svg: string; ratio: number } | null>(null);
  const control = createProseControl();
  const written = textIn(newText(newWriter()));
  writeProse(written, sample.work);
  written.observe(() => setWork(proseOf(written)));
  const undo = new UndoManager(written, { trackedOrigins: new Set([ProseEdit]) });
  createEffect(() => {
    layoutQueue.ask('landing', {
      document: sampleDocument({ name: text.name, headline: text.headline, work: work() }),
      firstOnly: true,
      done: (outcome) => {
        const [svg] = outcome.kind === 'pages' ? outcome.result.pages : [];
        if (outcome.kind === 'pages' && svg !== undefined) setPage({ svg, ratio: outcome.result.size.width / outcome.result.size.height });
      },
    });
  });
  onCleanup(() => {
    layoutQueue.drop('landing');
    undo.destroy();
  });
  return (
    <section class="demo" aria-label={w().tryIt}>
      <div class="demo-form">
        <TextField
          label={w().name}
          value={text.name}
          maxLength={80}
          autocomplete="off"
          onInput={(event) => setText('name', event.currentTarget.value)}
        />
        <TextField
          label={w().headline}
          value={text.headline}
          maxLength={120}
          autocomplete="off"
          onInput={(event) => setText('headline', event.currentTarget.value)}
        />
        <Field label={w().did} aside={<ProseToolbar control={control} label={w().did} />}>
          {(ids) => (
            <ProseText
              control={control}
              text={{ text: written, onReplaced: () => () => {} }}
              ids={ids}
              editable
              limits={LIMITS}
              onUndo={() => undo.undo()}
              onRedo={() => undo.redo()}
            />
          )}
        </Field>
      </div>
      <div class="demo-page">
        <Show when={page()}>
          {(drawn) => <PageView svg={drawn().svg} label={w().page} width="100%" ratio={drawn().ratio} background="#ffffff" />}
        </Show>
      </div>
    </section>
  );
}
