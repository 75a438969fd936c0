import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Prose } from '#protocol/prose';
import { TextArea, TextField } from '../../kit/Field.tsx';
import { layoutQueue } from '../../preview/client.ts';
import { parseProse } from '../../text/prose-notation.ts';
import { PageView } from '../preview/PageView.tsx';
import { SAMPLE_TEXT, type SampleText, sampleDocument } from './sample.ts';
import '../preview/canvas.css';

/** The real page engine at work, on words that the visitor may change. Nothing leaves the browser. */
export default function Demo() {
  const [text, setText] = createStore<SampleText>({ ...SAMPLE_TEXT });
  const [page, setPage] = createSignal<{ svg: string; ratio: number } | null>(null);
  createEffect(() => {
    const work = Prose.safeParse(parseProse(text.work));
    if (!work.success) return;
    layoutQueue.ask('landing', {
      document: sampleDocument({ name: text.name, headline: text.headline }, work.data),
      firstOnly: true,
      done: (outcome) => {
        const [svg] = outcome.kind === 'pages' ? outcome.result.pages : [];
        if (outcome.kind === 'pages' && svg !== undefined) setPage({ svg, ratio: outcome.result.size.width / outcome.result.size.height });
      },
    });
  });
  onCleanup(() => layoutQueue.drop('landing'));
  return (
    <section class="demo" aria-label="Try it">
      <div class="demo-form">
        <TextField
          label="Name"
          value={text.name}
          maxLength={80}
          autocomplete="off"
          onInput={(event) => setText('name', event.currentTarget.value)}
        />
        <TextField
          label="Headline"
          value={text.headline}
          maxLength={120}
          autocomplete="off"
          onInput={(event) => setText('headline', event.currentTarget.value)}
        />
        <TextArea
          label="What you did"
          value={text.work}
          rows={6}
          maxLength={1200}
          onInput={(event) => setText('work', event.currentTarget.value)}
        />
      </div>
      <div class="demo-page">
        <Show when={page()}>
          {(drawn) => (
            <PageView svg={drawn().svg} label="The page, as it will be printed" width="100%" ratio={drawn().ratio} background="#ffffff" />
          )}
        </Show>
      </div>
    </section>
  );
}
