import { Plugin } from 'prosemirror-state';
import { hasOnlyText } from '#protocol/text';
import { isFromText } from './binding.ts';
import { differingRange } from './fromSteps.ts';
import { schema } from './schema.ts';

/** Whether a text may stand in a line: only characters that can be printed and kept, and no line end. */
export const isLineText = (text: string): boolean => hasOnlyText(text) && !/[\n\r\u2028\u2029]/.test(text);

/** A text as it may stand in a line: line ends become spaces, what is no text goes. */
export const lineText = (text: string): string =>
  isLineText(text) ? text : text.replace(/\r\n|[\n\r\u2028\u2029]/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '');

/** Takes out of what was just written whatever is no text, wherever it came from: a keyboard, a drop, an extension. */
export const cleanPlugin = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, before, { doc, tr }) => {
      if (!transactions.some((one) => one.docChanged && !isFromText(one))) return null;
      const range = differingRange(before.doc, doc)?.is;
      if (!range) return null;
      doc.nodesBetween(range.from, range.to, ({ text, marks }, position) => {
        if (text === undefined || isLineText(text)) return;
        const clean = lineText(text);
        const [from, to] = [tr.mapping.map(position), tr.mapping.map(position + text.length)];
        if (clean === '') tr.delete(from, to);
        else tr.replaceWith(from, to, schema.text(clean, marks));
      });
      return tr.docChanged ? tr : null;
    },
  });
