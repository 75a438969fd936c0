import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Prose } from '#protocol/prose';
import type { Change } from '#sync/prose-text';
import { keepSelection } from './keepSelection.ts';
import { docOf, proseIn, schema } from './schema.ts';
import { applyChanges } from './toSteps.ts';

const plain = (...lines: string[]): Prose => lines.map((text) => ({ spans: text === '' ? [] : [{ text }] }));

function shown(prose: Prose, changes: Change[], { closed = true, cursor = 1 } = {}) {
  const state = EditorState.create({ schema, doc: docOf(prose) });
  const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, cursor)));
  const { tr } = placed;
  const after = applyChanges(tr, changes, closed);
  keepSelection(tr, placed);
  return { prose: proseIn(placed.apply(tr).doc), closed: after, cursor: tr.selection.head, steps: tr.steps.length };
}

describe('changes of the flat text, shown', () => {
  test('text and line feeds', () => {
    expect(shown(plain('ab'), [{ retain: 1 }, { insert: 'x\ny' }]).prose).toEqual(plain('ax', 'yb'));
    expect(shown(plain('ab'), [{ retain: 1 }, { insert: '\n', attributes: { list: 'bullet' } }]).prose).toEqual([
      { list: 'bullet', spans: [{ text: 'a' }] },
      { spans: [{ text: 'b' }] },
    ]);
    expect(shown(plain('a', 'b'), [{ retain: 1 }, { delete: 1 }])).toMatchObject({ prose: plain('ab'), steps: 1 });
  });

  test('a line takes the kind of the line feed that ends it', () => {
    const prose: Prose = [
      { list: 'bullet', spans: [{ text: 'a' }] },
      { list: 'ordered', spans: [{ text: 'b' }] },
    ];
    expect(shown(prose, [{ retain: 1 }, { delete: 1 }]).prose).toEqual([{ list: 'ordered', spans: [{ text: 'ab' }] }]);
    expect(shown(prose, [{ retain: 3 }, { retain: 1, attributes: { list: null } }]).prose.map(({ list }) => list)).toEqual([
      'bullet',
      undefined,
    ]);
  });

  test('marks over several lines, and none that means nothing', () => {
    expect(shown(plain('ab', 'cd'), [{ retain: 1 }, { retain: 3, attributes: { bold: true } }]).prose).toEqual([
      { spans: [{ text: 'a' }, { text: 'b', bold: true }] },
      { spans: [{ text: 'c', bold: true }, { text: 'd' }] },
    ]);
    expect(shown(plain('a'), [{ retain: 1, attributes: { link: 'javascript:alert(1)' } }]).prose).toEqual(plain('a'));
    expect(shown([{ spans: [{ text: 'a', link: 'https://a.b' }] }], [{ retain: 1, attributes: { link: null } }]).prose).toEqual(plain('a'));
  });

  test('the end of the text, with and without its line feed', () => {
    expect(shown(plain('ab'), [{ retain: 3 }, { insert: 'c' }])).toMatchObject({ prose: plain('ab', 'c'), closed: false });
    expect(shown(plain('ab', 'c'), [{ retain: 4 }, { insert: '\n' }], { closed: false })).toMatchObject({
      prose: plain('ab', 'c'),
      closed: true,
    });
    expect(shown(plain('ab'), [{ retain: 3 }, { insert: '\n' }])).toMatchObject({ prose: plain('ab', ''), closed: true });
    expect(shown(plain('ab'), [{ retain: 2 }, { delete: 1 }])).toMatchObject({ prose: plain('ab'), closed: false });
    expect(shown(plain('ab', 'c'), [{ retain: 3 }, { delete: 2 }])).toMatchObject({ prose: plain('ab'), closed: true });
    expect(shown(plain('ab', 'c'), [{ delete: 5 }])).toMatchObject({ prose: plain(''), closed: false });
    expect(shown(plain(''), [{ insert: 'a\n' }], { closed: false })).toMatchObject({ prose: plain('a'), closed: true });
  });
});

describe('the cursor, while others write', () => {
  test('moves with the text around it', () => {
    expect(shown(plain('abcd'), [{ insert: 'xy' }], { cursor: 3 }).cursor).toBe(5);
    expect(shown(plain('abcd'), [{ retain: 3 }, { insert: 'xy' }], { cursor: 3 }).cursor).toBe(3);
    expect(shown(plain('abcd'), [{ delete: 4 }], { cursor: 3 }).cursor).toBe(1);
    expect(shown(plain('ab', 'cd'), [{ retain: 1 }, { insert: '\n' }], { cursor: 6 }).cursor).toBe(8);
    expect(shown(plain('ab', 'cd'), [{ retain: 2 }, { delete: 1 }], { cursor: 6 }).cursor).toBe(4);
  });

  test('stays before what is written exactly there, but with its text at the beginning of a line', () => {
    expect(shown(plain('ab'), [{ retain: 2 }, { insert: 'x' }], { cursor: 3 }).cursor).toBe(3);
    expect(shown(plain('ab'), [{ retain: 2 }, { insert: '\n' }], { cursor: 3 }).cursor).toBe(3);
    expect(shown(plain('ab'), [{ insert: 'x' }], { cursor: 1 }).cursor).toBe(2);
    expect(shown(plain('ab'), [{ insert: '\n' }], { cursor: 1 }).cursor).toBe(3);
  });
});
