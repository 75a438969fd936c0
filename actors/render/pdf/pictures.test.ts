import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { GALLERY } from '../fixtures/gallery.ts';
import { dataUrl, exif, GREY_JPEG, JPEG, png, withSegments } from '../fixtures/pictures.ts';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { paintPdf, paintSvg, verifyPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';
import type { Photo } from '../templates/contract.ts';
import { TEMPLATES } from '../templates/index.ts';
import { dictionary, entry, nameIn, numberIn, streamBytes, streamText } from './objects.ts';

const engine = await createNodeEngine();
const ALT = 'Clara Nyström, smiling';
const bytes = (...values: number[]) => Uint8Array.from(values);

async function withPhoto(file: Uint8Array, type: 'jpeg' | 'png', template = 'classic', design = {}, more: Partial<Photo> = {}) {
  const photo = { source: dataUrl(file, type), width: 16, height: 24, alt: ALT, ...more };
  const pages = await engine.layout({ ...GALLERY, design: { ...GALLERY.design, ...design } }, { template, photo });
  const pdf = await paintPdf(pages, FIXTURE_META);
  return { pages, pdf };
}

const imagesIn = async (file: Uint8Array) => {
  const pdf = await PDFDocument.load(file);
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream && nameIn(object.dict, 'Subtype') === 'Image' ? [object] : []));
};

it.each(TEMPLATES.filter(({ showsPhoto }) => showsPhoto).map(({ id }) => id))(
  'stands in the template %s, with its words',
  async (template) => {
    const { pages, pdf } = await withPhoto(JPEG, 'jpeg', template, { photoShape: 'circle', photoBorder: 2 });
    expect(await verifyPdf(pdf, pages)).toEqual([]);
    const { context, catalog } = await PDFDocument.load(pdf);
    const figures = context.enumerateIndirectObjects().flatMap(([, object]) => {
      const found = dictionary(context, object);
      return nameIn(found, 'S') === 'Figure' ? [found] : [];
    });
    expect(figures).toHaveLength(1);
    expect(figures[0]?.lookup(PDFName.of('Alt'))).toMatchObject({});
    expect(catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
  },
);

it('is embedded as it is, without what the camera knew', async () => {
  const { pdf } = await withPhoto(withSegments(JPEG, exif(6)), 'jpeg');
  const [image] = await imagesIn(pdf);
  expect(nameIn(image?.dict ?? null, 'Filter')).toBe('DCTDecode');
  expect(String.fromCharCode(...(image?.getContents() ?? []))).not.toMatch(/GPS|Acm/);
  expect([numberIn(image?.dict ?? null, 'Width'), numberIn(image?.dict ?? null, 'Height')]).toEqual([16, 24]);
});

it('shows the part that was chosen, at the same place as the preview', async () => {
  const crop = { x: 1, y: 0, zoom: 2 };
  const { pages, pdf } = await withPhoto(JPEG, 'jpeg', 'classic', { photoSize: 80 }, { crop });
  expect(await verifyPdf(pdf, pages)).toEqual([]);
  const [picture] = pages.pages[0]?.pictures ?? [];
  if (!picture) throw new Error('no picture');
  const read = await PDFDocument.load(pdf);
  const content = streamText(read.context, entry(read.getPage(0).node, 'Contents'));
  const [, ...matrix] = /^(\S+) 0 0 (\S+) (\S+) (\S+) cm\n\/P1 Do$/m.exec(content) ?? [];
  const [width = 0, height = 0, left = 0, bottom = 0] = matrix.map(Number);
  // Twice the frame's width: its right half, from the top.
  expect([width, height]).toEqual([160, 240]);
  expect(left).toBeCloseTo(picture.x - 80, 2);
  expect(bottom).toBeCloseTo(pages.size.height - picture.y - 240, 2);
  const [, ...place] = /<image[^>]* x="(\S+)" y="(\S+)" width="160" height="240" preserve/.exec(paintSvg(pages, 0)) ?? [];
  expect(Number(place[0])).toBeCloseTo(left, 2);
  expect(Number(place[1])).toBeCloseTo(picture.y, 2);
});

it('is turned by a matrix', async () => {
  const matrix = async (orientation: number): Promise<number[]> => {
    const { pdf } = await withPhoto(withSegments(JPEG, exif(orientation)), 'jpeg');
    const read = await PDFDocument.load(pdf);
    const content = streamText(read.context, entry(read.getPage(0).node, 'Contents'));
    return (/^(\S+ \S+ \S+ \S+) \S+ \S+ cm\n\/P1 Do$/m.exec(content)?.[1] ?? '').split(' ').map((value) => Math.sign(Number(value)));
  };
  const found = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(matrix));
  expect(found).toEqual([
    [1, 0, 0, 1],
    [-1, 0, 0, 1],
    [-1, 0, 0, -1],
    [1, 0, 0, -1],
    [0, -1, -1, 0],
    [0, -1, 1, 0],
    [0, 1, 1, 0],
    [0, 1, -1, 0],
  ]);
});

describe('a PNG', () => {
  const rows = bytes(0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 0);

  it('goes in packed as it is', async () => {
    const { pages, pdf } = await withPhoto(png({ rows }), 'png');
    const [image] = await imagesIn(pdf);
    expect(nameIn(image?.dict ?? null, 'ColorSpace')).toBe('DeviceRGB');
    expect(await verifyPdf(pdf, pages)).toEqual([]);
  });

  it('keeps what is clear in it', async () => {
    // Filters: each kind once, on a picture of one pixel a row in colour with opacity.
    const filtered = bytes(0, 10, 20, 30, 40, 1, 50, 60, 70, 80, 2, 5, 5, 5, 5, 3, 9, 9, 9, 9, 4, 1, 1, 1, 1);
    const { pdf } = await withPhoto(png({ width: 1, height: 5, colour: 6, rows: filtered }), 'png');
    const { context } = await PDFDocument.load(pdf);
    const [mask, image] = await imagesIn(pdf);
    const decoded = (object: PDFRawStream | undefined) => [...(streamBytes(context, object) ?? [])];
    // Filter 3 halves what is above, filter 4 takes it whole.
    expect(decoded(mask)).toEqual([40, 80, 85, 51, 52]);
    expect(decoded(image)).toEqual([10, 20, 30, 50, 60, 70, 55, 65, 75, 36, 41, 46, 37, 42, 47]);
    expect(image?.dict.has(PDFName.of('SMask'))).toBe(true);
  });

  it('may have a palette, some of it clear, or one clear grey', async () => {
    const palette = ['PLTE', bytes(255, 0, 0, 0, 255, 0, 0, 0, 255)] as const;
    const { pages, pdf } = await withPhoto(
      png({ width: 5, height: 1, depth: 2, colour: 3, rows: bytes(0, 0b00011000, 0b01000000), chunks: [palette, ['tRNS', bytes(7, 99)]] }),
      'png',
    );
    const [mask, image] = await imagesIn(pdf);
    const { context } = await PDFDocument.load(pdf);
    expect([...(streamBytes(context, mask) ?? [])]).toEqual([7, 99, 255, 7, 99]);
    expect(String(image?.dict.get(PDFName.of('ColorSpace')))).toContain('/Indexed /DeviceRGB 2 <ff000000ff000000ff>');
    expect(await verifyPdf(pdf, pages)).toEqual([]);
    const grey = await withPhoto(png({ width: 2, height: 1, colour: 0, rows: bytes(0, 5, 6), chunks: [['tRNS', bytes(0, 5)]] }), 'png');
    expect(String((await imagesIn(grey.pdf))[0]?.dict.get(PDFName.of('Mask')))).toBe('[ 5 5 ]');
  });
});

it('may be grey', async () => {
  const { pages, pdf } = await withPhoto(GREY_JPEG, 'jpeg');
  expect(nameIn((await imagesIn(pdf))[0]?.dict ?? null, 'ColorSpace')).toBe('DeviceGray');
  expect(await verifyPdf(pdf, pages)).toEqual([]);
});

it('is missed by the file’s own check when it is not there', async () => {
  const { pages } = await withPhoto(JPEG, 'jpeg');
  const without = await paintPdf(await engine.layout(GALLERY), FIXTURE_META);
  expect((await verifyPdf(without, pages)).map(({ what }) => what)).toContain('image');
});

it('is never fetched, and never printed unclean', async () => {
  const photo = { width: 16, height: 24, alt: ALT };
  const paint = async (source: string) => paintPdf(await engine.layout(GALLERY, { photo: { ...photo, source } }), FIXTURE_META);
  await expect(paint('https://example.com/me.jpg')).rejects.toThrow('data: URL');
  await expect(paint('blob:x')).rejects.toThrow('data: URL');
  await expect(paint('data:image/png;base64,iVBORw0KGgo=')).rejects.toThrow('no complete PNG');
});
