import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { INTER } from './inter.ts';
import type { MakePdf } from './makers.ts';
import { type Block, freshened } from './sample.ts';

const styles = StyleSheet.create({
  page: { fontFamily: 'Inter', fontSize: 9, lineHeight: 1.3, paddingVertical: 36, paddingHorizontal: 48, color: '#1b1f24' },
  title: { fontSize: 22, fontWeight: 700 },
  section: { fontSize: 13, fontWeight: 700, color: '#1d4ed8', marginTop: 8, marginBottom: 3 },
  entry: { fontWeight: 600, marginTop: 4 },
  line: { marginBottom: 2 },
  item: { flexDirection: 'row', marginBottom: 2 },
  bullet: { width: 12 },
  body: { flex: 1 },
});

function element({ tag, text }: Block): ReactElement {
  if (tag === 'H1') return createElement(Text, { style: styles.title }, text);
  if (tag === 'H2') return createElement(Text, { style: styles.section }, text);
  if (tag === 'H3') return createElement(Text, { style: styles.entry }, text);
  if (tag !== 'LI' && tag !== 'LBody') return createElement(Text, { style: styles.line }, text);
  const bullet = createElement(Text, { style: styles.bullet }, '•');
  return createElement(View, { style: styles.item }, bullet, createElement(Text, { style: styles.body }, text));
}

/** The same words in the same fonts as ours, in a plainer layout. */
export function reactPdf(blocks: readonly Block[]): MakePdf {
  Font.register({
    family: 'Inter',
    fonts: Object.entries(INTER).map(([weight, src]) => ({ src, fontWeight: Number(weight) })),
  });
  // Elements are made for each PDF, as an application would: their making is part of the work.
  return (round) =>
    renderToBuffer(
      createElement(Document, null, createElement(Page, { size: 'A4', style: styles.page }, ...freshened(blocks, round).map(element))),
    );
}
