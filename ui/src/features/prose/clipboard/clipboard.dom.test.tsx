import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Line, Prose } from '#protocol/prose';
import { docOf, proseIn, schema } from '../schema.ts';
import { clipboardSerializer, clipboardText } from './copy.ts';
import { proseFromHtml } from './html.ts';
import { clipboardParser, linkOver, pasteLines, plainSlice } from './paste.ts';
import { proseFromPlain } from './plain.ts';

const line = (text: string, list?: NonNullable<Line['list']>): Line => ({
  ...(list ? { list } : {}),
  spans: text === '' ? [] : [{ text }],
});
const read = (html: string): Prose => proseFromHtml(new DOMParser().parseFromString(html, 'text/html').body);

describe('HTML of other programs', () => {
  test('Word: entries of lists are paragraphs that say so, with the bullet as text', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body lang=EN-US>
<!--StartFragment-->
<p class=MsoNormal><b>Lead
engineer</b>,&nbsp;Avon <i style='mso-bidi-font-style:normal'>Structures</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Led two bridges<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>Cut <u>steel</u><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`;
    expect(read(html)).toEqual([
      { spans: [{ text: 'Lead engineer', bold: true }, { text: ',\u00a0Avon ' }, { text: 'Structures', italic: true }] },
      line('Led two bridges', 'bullet'),
      { list: 'ordered', spans: [{ text: 'Cut ' }, { text: 'steel', underline: true }] },
    ]);
  });

  test('Google Docs: the bold around everything means nothing, styles say how it looks', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;font-style:normal;text-decoration:none;white-space:pre-wrap;">Lead</span><span style="font-weight:400;white-space:pre-wrap;"> engineer, </span><a href="https://www.google.com/url?q=https://a.example/x%3Fy&amp;sa=D" style="text-decoration:none;"><span style="text-decoration:underline;white-space:pre-wrap;">site</span></a></p><br /><ul><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-style:italic;white-space:pre-wrap;">one</span></p></li><ol><li><p><span>inner</span></p></li></ol></ul><p><span style="text-decoration:underline">u</span></p></b>`;
    expect(read(html)).toEqual([
      { spans: [{ text: 'Lead', bold: true }, { text: ' engineer, ' }, { text: 'site', link: 'https://a.example/x?y' }] },
      { list: 'bullet', spans: [{ text: 'one', italic: true }] },
      line('inner', 'ordered'),
      { spans: [{ text: 'u', underline: true }] },
    ]);
  });

  test('a web page: blocks are lines, tables rows, and what is no text is dropped', () => {
    const html = `<div><h2>About <em>me</em></h2>
      <script>alert(1)</script><style>p{}</style><img src="x" onerror="alert(1)" alt="no">
      <p>one<br>two</p><p hidden>unseen</p><p style="display:none">unseen</p>
      <table><thead><tr><td>2019</td><td>Acme</td></tr></thead><tr><td>2020</td><td><p>Beta</p><ul><li>x</li></ul></td></tr></table>
      <blockquote>said<div>more</div></blockquote><pre>a  b
c</pre>
      <a href="javascript:alert(1)">bad</a> <a href="/relative">near</a> <a href=" MAILTO:a@b.c ">mail</a></div>`;
    expect(read(html)).toEqual([
      {
        spans: [
          { text: 'About ', bold: true },
          { text: 'me', bold: true, italic: true },
        ],
      },
      line('one'),
      line('two'),
      line('2019 Acme'),
      line('2020'),
      line('Beta'),
      line('x', 'bullet'),
      line('said'),
      line('more'),
      line('a  b'),
      line('c'),
      { spans: [{ text: 'bad near ' }, { text: 'mail', link: 'MAILTO:a@b.c' }] },
    ]);
  });

  test('bullets that are printed as characters make lists; a dash in a sentence does not', () => {
    expect(read('<p>• one</p><p>▪&nbsp;two</p><p>- three</p><p>1. four</p>')).toEqual([
      line('one', 'bullet'),
      line('two', 'bullet'),
      line('- three'),
      line('1. four'),
    ]);
  });

  test('spaces are what a browser shows of them', () => {
    expect(read('<p>  a \n <b> b </b> c  </p>')).toEqual([{ spans: [{ text: 'a ' }, { text: 'b ', bold: true }, { text: 'c' }] }]);
    expect(read('<span style="white-space:pre-wrap">a  b\nc</span>')).toEqual([line('a  b'), line('c')]);
    expect(read('a\u0001b\u2028c')).toEqual([line('ab c')]);
  });
});

describe('plain text', () => {
  test('lines with bullets and numbers are lists; blank ones fall away', () => {
    expect(proseFromPlain('Acme\r\n\r\n  • one\n- two\n* three\n– four\n1. five\n2) six\n', true)).toEqual([
      line('Acme'),
      line('one', 'bullet'),
      line('two', 'bullet'),
      line('three', 'bullet'),
      line('four', 'bullet'),
      line('five', 'ordered'),
      line('six', 'ordered'),
    ]);
  });
  test('a number that counts nothing is text', () => {
    expect(proseFromPlain('12. March 2020\n7. more', true)).toEqual([line('12. March 2020'), line('7. more')]);
  });
  test('one line that joins another keeps its dash', () => {
    expect(proseFromPlain('- a', false)).toEqual([line('- a')]);
    expect(proseFromPlain('- a', true)).toEqual([line('a', 'bullet')]);
    expect(proseFromPlain(' a ', false)).toEqual([line(' a ')]);
  });
  test('addresses are links, and what is no text goes', () => {
    expect(proseFromPlain('see https://a.example.\u0000', false)).toEqual([
      { spans: [{ text: 'see ' }, { text: 'https://a.example', link: 'https://a.example' }, { text: '.' }] },
    ]);
  });
});

describe('in the editor', () => {
  let view: EditorView;
  beforeEach(() => {
    // The page of the tests knows none.
    vi.stubGlobal('ClipboardEvent', class extends Event {});
    view = new EditorView(document.body.appendChild(document.createElement('div')), {
      state: EditorState.create({ schema }),
      clipboardParser,
      clipboardSerializer,
      clipboardTextSerializer: clipboardText,
      clipboardTextParser: plainSlice,
      handlePaste: ({ state, dispatch }, _event, slice) => {
        const { tr } = state;
        pasteLines(tr, slice.content.content, { length: 20_000, lines: 500 });
        dispatch(tr);
        return true;
      },
      handleScrollToSelection: () => true,
    });
  });
  afterEach(() => {
    view.destroy();
    vi.unstubAllGlobals();
  });
  const open = (prose: Prose, from: number, to = from) => {
    const state = EditorState.create({ schema, doc: docOf(prose) });
    view.updateState(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))));
  };
  const shown = () => proseIn(view.state.doc);

  test('what was copied is HTML that others understand, and text', () => {
    const linked: Prose = [
      line('a'),
      line('b', 'bullet'),
      line('c', 'bullet'),
      { list: 'ordered', spans: [{ text: 'd', bold: true, link: 'https://a.b' }] },
    ];
    open(linked, 1, 11);
    const { dom, text } = view.serializeForClipboard(view.state.selection.content());
    expect(dom.innerHTML.replace(/ data-pm-slice="[^"]*"/, '')).toBe(
      '<p>a</p><ul><li>b</li><li>c</li></ul><ol><li><a href="https://a.b"><strong>d</strong></a></li></ol>',
    );
    expect(text).toBe('a\n• b\n• c\n1. d');
  });

  test('what was copied here comes back as it was, with its empty lines', () => {
    const prose: Prose = [
      line('a', 'bullet'),
      line('', 'bullet'),
      line(''),
      { spans: [{ text: 'x', bold: true, italic: true, underline: true, link: 'tel:123' }] },
    ];
    open(prose, 1, 9);
    const html = view.serializeForClipboard(view.state.selection.content()).dom.innerHTML;
    open([line('')], 1);
    view.pasteHTML(html);
    expect(shown()).toEqual(prose);
  });

  test('part of an entry of a list is copied as words', () => {
    open([line('abc', 'bullet')], 2, 3);
    expect(view.serializeForClipboard(view.state.selection.content()).text).toBe('b');
  });

  test('lines that are pasted into a line join it at both ends', () => {
    open([line('ad')], 2);
    view.pasteHTML('<p>b</p><ul><li>x</li><li>c</li></ul>');
    expect(shown()).toEqual([line('ab'), line('x', 'bullet'), line('cd', 'bullet')]);
  });

  test('into an empty line a list comes as a list; into a list paragraphs come as entries', () => {
    open([line('')], 1);
    view.pasteHTML('<ul><li>a</li><li>b</li></ul>');
    expect(shown()).toEqual([line('a', 'bullet'), line('b', 'bullet')]);
    open([line('', 'ordered')], 1);
    view.pasteText('a\nb');
    expect(shown()).toEqual([line('a', 'ordered'), line('b', 'ordered')]);
  });

  test('plain text takes the look of the place, but no link', () => {
    open([{ spans: [{ text: 'ab', bold: true, link: 'https://a.b' }] }], 2);
    view.pasteText('x');
    expect(shown()).toEqual([
      {
        spans: [
          { text: 'a', bold: true, link: 'https://a.b' },
          { text: 'x', bold: true },
          { text: 'b', bold: true, link: 'https://a.b' },
        ],
      },
    ]);
  });

  test('an address that is pasted over words links them', () => {
    open([line('see here now')], 5, 9);
    const tr = linkOver(view.state, ' https://a.example ');
    expect(tr && proseIn(tr.doc)).toEqual([{ spans: [{ text: 'see ' }, { text: 'here', link: 'https://a.example' }, { text: ' now' }] }]);
    expect(linkOver(view.state, 'other words')).toBeNull();
    open([line('see')], 2);
    expect(linkOver(view.state, 'https://a.example')).toBeNull();
  });
});
