/** Two makers of PDFs that come without types, as far as tests use them. */
declare module 'pdfmake' {
  const pdfmake: {
    setFonts(fonts: object): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
declare module 'react' {
  /** `never` fits wherever an element is asked for. */
  export function createElement(type: unknown, props: object, ...children: unknown[]): never;
}
