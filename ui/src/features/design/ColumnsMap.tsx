import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import { createUniqueId, For, Show } from 'solid-js';
import type { Section } from '#protocol/document';
import { directionOf } from '#render/text/clean';
import { announce } from '../../app/announce.tsx';
import { IconButton } from '../../kit/Button.tsx';
import { moveSection } from '../../live/edits.ts';
import type { Write } from '../../live/ports.ts';
import { useEditor } from '../editor/context.tsx';
import { createDragging } from '../editor/dragging.ts';
import { sectionTitle } from '../editor/kinds.ts';
import { ariaKeys, isPressed } from '../shortcuts/keys.ts';
import { type Column, columnsOf, sideAfter } from './columns.ts';
import type { DesignState } from './useDesign.ts';
import { w } from './words.ts';

const isColumn = (id: string): id is Column => id === 'main' || id === 'side';

/**
 * The columns of the page with their sections. These are dragged from one to the other, with a mouse or after a long press; each has
 * a button that does the same, on which Alt and the arrows move it within its column.
 */
export function ColumnsMap(props: { state: DesignState; side: 'start' | 'end' }) {
  const editor = useEditor();
  const hint = createUniqueId();
  const { design } = props.state;
  const sections = () => editor.state.document.sections;
  const columns = () => columnsOf(sections(), design().sidebarSections);
  const columnAt = (id: string): Column => (columns().side.some((section) => section.id === id) ? 'side' : 'main');
  const list = (column: Column): Section[] => columns()[column];
  const titleOf = (id: string) => {
    const section = sections().find((one) => one.id === id);
    return section ? sectionTitle(section) : '';
  };

  /** Puts a section into a column and, with `index`, at a place among all the others; one act. */
  const place = (id: string, to: Column, index?: number) => {
    const section = sections().find((one) => one.id === id);
    if (!section || !editor.canEdit()) return;
    const isMoved = columnAt(id) !== to;
    const side = isMoved ? sideAfter(sections(), design().sidebarSections, id, to) : null;
    if (isMoved && side === null) return announce(w().sidebar.lastOne);
    const at = sections().indexOf(section);
    const writes: Write[] = [
      ...(side === null ? [] : [['design/sidebarSections', side] as const]),
      ...(index === undefined || index === at ? [] : moveSection(editor.read, editor.document(), section.id, index)),
    ];
    if (writes.length === 0) return;
    editor.write(writes);
    if (isMoved) announce(to === 'main' ? w().sidebar.nowInMain(titleOf(id)) : w().sidebar.nowInSide(titleOf(id)));
    else announce(w().sidebar.nowAt(titleOf(id), list(to).findIndex((one) => one.id === id) + 1, list(to).length));
  };

  /** `beside`: a section, or a column that is empty. */
  const drop = (id: string, beside: string, after: boolean) => {
    if (isColumn(beside)) return place(id, beside);
    const at = sections()
      .filter((section) => section.id !== id)
      .findIndex((section) => section.id === beside);
    if (at >= 0) place(id, columnAt(beside), at + (after ? 1 : 0));
  };
  const dragging = createDragging({ enabled: editor.canEdit, drop });

  const onKeyDown = (id: string) => (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = isPressed('moveUp', event) ? -1 : isPressed('moveDown', event) ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    const own = list(columnAt(id));
    const neighbour = own[own.findIndex((section) => section.id === id) + step];
    if (neighbour) drop(id, neighbour.id, step === 1);
    keepFocus(id);
  };
  let map: HTMLFieldSetElement | undefined;
  /** Moving the row in the page takes the focus away from its button. */
  const keepFocus = (id: string) =>
    queueMicrotask(() => {
      const rows = [...(map?.querySelectorAll<HTMLElement>('[data-section]') ?? [])];
      rows
        .find((row) => row.dataset.section === id)
        ?.querySelector('button')
        ?.focus();
    });

  const Row = (row: { section: Section; column: Column }) => (
    <li
      ref={(element) => {
        dragging.row(row.section.id)(element);
        dragging.handle(row.section.id)(element);
      }}
      class="columns-row"
      data-section={row.section.id}
      data-drop={dragging.dropMark(row.section.id)}
      data-dragged={dragging.isDragged(row.section.id) || undefined}
    >
      <GripVertical class="columns-grip" size={14} stroke-width={1.75} aria-hidden="true" />
      <span class="columns-title" classList={{ 'is-hidden': row.section.hidden === true }} dir="auto">
        {sectionTitle(row.section)}
      </span>
      <IconButton
        label={row.column === 'main' ? w().sidebar.toSide(sectionTitle(row.section)) : w().sidebar.toMain(sectionTitle(row.section))}
        aria-keyshortcuts={`${ariaKeys('moveUp')} ${ariaKeys('moveDown')}`}
        onClick={() => {
          place(row.section.id, row.column === 'main' ? 'side' : 'main');
          keepFocus(row.section.id);
        }}
        onKeyDown={onKeyDown(row.section.id)}
      >
        <ArrowLeftRight size={14} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </li>
  );
  const OneColumn = (one: { column: Column; title: string }) => (
    <section class="columns-one" data-column={one.column} aria-label={one.title}>
      <h4>{one.title}</h4>
      <ul>
        <For
          each={list(one.column)}
          fallback={
            <li class="columns-empty" ref={dragging.row(one.column)} data-drop={dragging.dropMark(one.column) && 'before'}>
              {w().sidebar.empty}
            </li>
          }
        >
          {(section) => <Row section={section} column={one.column} />}
        </For>
      </ul>
    </section>
  );

  /** As the paper is read, whatever the interface is in. */
  const direction = () => {
    const { direction: chosen } = design();
    const { basics } = editor.state.document;
    const sample = [basics.name, basics.headline, ...sections().map(({ title }) => title)].join(' ');
    return chosen === 'auto' ? directionOf(sample) : chosen;
  };
  return (
    <fieldset class="columns" ref={map} aria-describedby={hint}>
      <legend>{w().sidebar.columns}</legend>
      <p class="field-hint" id={hint}>
        {w().sidebar.hint}
      </p>
      <div class="columns-map" dir={direction()}>
        <Show when={props.side === 'start'}>
          <OneColumn column="side" title={w().sidebar.side} />
        </Show>
        <OneColumn column="main" title={w().sidebar.main} />
        <Show when={props.side === 'end'}>
          <OneColumn column="side" title={w().sidebar.side} />
        </Show>
      </div>
    </fieldset>
  );
}
