import { type PDFContext, PDFName, type PDFObject, type PDFRef } from 'pdf-lib';
import { ART_SIDE, type EmojiArt } from '../text/emoji-art.ts';
import type { PlacedArt } from '../text/emoji-places.ts';
import { number, pathOperators, rgb } from './operators.ts';
import { packed } from './write.ts';

/** The drawings of one file, each written once as a form (ISO 32000-1, 8.10) however often it is shown. */
export class EmojiDrawings {
  readonly #context: PDFContext;
  readonly #forms = new Map<number, PDFRef>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** The operators that show a drawing; not between `BT` and `ET`. */
  paint({ art, number: emoji, x, y, scale }: PlacedArt, pageHeight: number): string {
    if (!this.#forms.has(emoji)) this.#forms.set(emoji, this.#write(art));
    const factor = number(scale);
    return `q ${factor} 0 0 -${factor} ${number(x)} ${number(pageHeight - y)} cm /E${emoji} Do Q`;
  }

  /** What a page's resources need, nothing when there are no emoji. */
  resources(): { XObject?: PDFObject } {
    if (this.#forms.size === 0) return {};
    const forms = this.#context.obj({});
    for (const [emoji, ref] of this.#forms) forms.set(PDFName.of(`E${emoji}`), ref);
    return { XObject: forms };
  }

  #write(art: EmojiArt): PDFRef {
    const states = new Map<number, string>();
    const operators = art.map(({ fill, path, evenOdd, opacity }) => {
      if (opacity !== undefined && !states.has(opacity)) states.set(opacity, `G${states.size + 1}`);
      const state = opacity === undefined ? '' : `q /${states.get(opacity)} gs `;
      return `${state}${rgb(fill)} rg ${pathOperators(path)} ${evenOdd ? 'f*' : 'f'}${opacity === undefined ? '' : ' Q'}`;
    });
    const graphics = Object.fromEntries([...states].map(([opacity, name]) => [name, { Type: 'ExtGState', ca: opacity }]));
    const stream = packed(this.#context, operators.join('\n'), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, ART_SIDE, ART_SIDE],
      Resources: states.size > 0 ? { ExtGState: graphics } : {},
    });
    return this.#context.register(stream);
  }
}
