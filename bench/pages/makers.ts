import type { Block } from './sample.ts';

/** Makes the sample's PDF with its words shuffled for this round (`freshened`); round 0 is the sample itself. */
export type MakePdf = (round: number) => Promise<Uint8Array>;

/** An engine with everything loaded that it loads once. */
export interface Maker {
  make: MakePdf;
  close: () => Promise<void>;
}

export const ENGINES = ['vitae', 'react-pdf', 'pdfmake', 'chromium'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Only the engine asked for is loaded: loading is a part of a cold start. */
export async function makerOf(engine: EngineName, blocks: readonly Block[]): Promise<Maker> {
  const close = () => Promise.resolve();
  switch (engine) {
    case 'vitae':
      return { make: await (await import('./vitae.ts')).vitae(), close };
    case 'react-pdf':
      return { make: (await import('./react-pdf.ts')).reactPdf(blocks), close };
    case 'pdfmake':
      return { make: (await import('./pdfmake.ts')).pdfMakePdf(blocks), close };
    case 'chromium':
      return (await import('./chromium.ts')).chromiumPrint(blocks);
  }
}
