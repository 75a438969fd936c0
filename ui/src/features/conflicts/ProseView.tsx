import { For } from 'solid-js';
import type { Line, Prose } from '#protocol/prose';

/** Prose to read, with its lists; links are text. */
export function ProseView(props: { prose: Prose }) {
  return (
    <div class="prose-view">
      <For each={blocksOf(props.prose)}>
        {(block) =>
          block.list === 'bullet' ? (
            <ul dir="auto">
              <Entries lines={block.lines} />
            </ul>
          ) : block.list === 'ordered' ? (
            <ol dir="auto">
              <Entries lines={block.lines} />
            </ol>
          ) : (
            <For each={block.lines}>
              {(line) => (
                <p dir="auto">
                  <Spans line={line} />
                </p>
              )}
            </For>
          )
        }
      </For>
    </div>
  );
}

function Entries(props: { lines: readonly Line[] }) {
  return (
    <For each={props.lines}>
      {(line) => (
        <li>
          <Spans line={line} />
        </li>
      )}
    </For>
  );
}

function Spans(props: { line: Line }) {
  return (
    <For each={props.line.spans} fallback={'\u00a0'}>
      {({ text, bold, italic, underline, link }) => (
        <span
          classList={{ 'is-bold': bold === true, 'is-italic': italic === true, 'is-underlined': underline === true || link !== undefined }}
        >
          {text}
        </span>
      )}
    </For>
  );
}

/** Lines of one list, one after another, are one block. */
function blocksOf(prose: Prose): { list: Line['list']; lines: Line[] }[] {
  const blocks: { list: Line['list']; lines: Line[] }[] = [];
  for (const line of prose) {
    const last = blocks.at(-1);
    if (last && last.list === line.list) last.lines.push(line);
    else blocks.push({ list: line.list, lines: [line] });
  }
  return blocks;
}
