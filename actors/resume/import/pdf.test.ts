import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { GALLERY } from '#render/fixtures/gallery';
import { FIXTURE_META } from '#render/fixtures/pins';
import { RESUME } from '#render/fixtures/resume';
import { SCRIPTS } from '#render/fixtures/scripts';
import { paintPdf } from '#render/index';
import { createNodeEngine } from '#render/runtime/node';
import { TEMPLATES } from '#render/templates/index';
import { documentOf, registersOf } from '#sync/document';
import { importPdf, isPdf } from './pdf.ts';

const engine = await createNodeEngine();

async function exported(
  document: ResumeDocument,
  template = document.design.template,
  source = JSON.stringify(document),
): Promise<Uint8Array> {
  return paintPdf(await engine.layout(document, { template }), { ...FIXTURE_META, source });
}

/** A file that is a PDF as far as anyone looks, with this attached as it stands. */
const attached = (data: string | Uint8Array, dictionary = '/Type /EmbeddedFile'): Uint8Array => {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const head = new TextEncoder().encode(`%PDF-1.7\n1 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`);
  return Uint8Array.from([...head, ...bytes, ...new TextEncoder().encode('\nendstream\nendobj\n')]);
};

async function deflate(parts: Iterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  const stream = new Blob([...parts]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('a PDF of ours', () => {
  it.each(TEMPLATES.map(({ id }) => id))('in the template %s gives back what it was made from', { timeout: 30_000 }, async (template) => {
    for (const document of [RESUME, GALLERY]) {
      const file = await exported(document, template);
      expect(isPdf(file)).toBe(true);
      expect(await importPdf(file)).toEqual({ document });
    }
  });

  it('of every script gives back what it was made from', async () => {
    expect(await importPdf(await exported(SCRIPTS))).toEqual({ document: SCRIPTS });
  });

  it('makes the same résumé again, register by register', async () => {
    const found = await importPdf(await exported(GALLERY));
    if (!('document' in found)) throw new Error(found.refused);
    expect(documentOf(registersOf(found.document))).toEqual(GALLERY);
  });

  it('is still known after another program has saved it', async () => {
    const saved = await PDFDocument.load(await exported(RESUME));
    expect(await importPdf(await saved.save({ useObjectStreams: false }))).toEqual({ document: RESUME });
  });

  it('is known when its length stands elsewhere, and when nothing is packed', async () => {
    const text = JSON.stringify(RESUME);
    expect(await importPdf(attached(text, '/Type/EmbeddedFile'))).toEqual({ document: RESUME });
    const file = new TextDecoder().decode(attached(text)).replace(/\/Length \d+/, '/Length 7 0 R');
    expect(await importPdf(new TextEncoder().encode(file))).toEqual({ document: RESUME });
  });

  it('is found among the attachments of others', async () => {
    const file = Uint8Array.from([...attached('<xml/>'), ...attached('{"schema":1}'), ...attached(JSON.stringify(RESUME))]);
    expect(await importPdf(file)).toEqual({ document: RESUME });
  });

  it('of a later version, or changed by hand, is refused as such', async () => {
    const later = JSON.stringify({ ...RESUME, schema: 2 });
    expect(await importPdf(await exported(RESUME, 'classic', later))).toEqual({ refused: 'newer' });
    const damages: object[] = [
      { ...RESUME, schema: 0 },
      { ...RESUME, title: 'x'.repeat(501) },
      { ...RESUME, surprise: 1 },
      { ...RESUME, basics: { ...RESUME.basics, name: 'a\u0000b' } },
      { ...RESUME, design: { ...RESUME.design, marginX: 1e9 } },
      { ...RESUME, sections: [...RESUME.sections, ...RESUME.sections] },
      { ...RESUME, sections: [{ id: 'x', kind: 'custom', items: [{ id: 'a/b', kind: 'custom' }] }] },
      { ...RESUME, sections: [{ id: 'x', kind: 'custom', items: [{ id: 'y', kind: 'spell' }] }] },
      { ...RESUME, basics: { summary: [{ spans: [{ text: 'x', link: 'javascript:alert(1)' }] }] } },
    ];
    for (const damage of damages)
      expect([damage, await importPdf(attached(JSON.stringify(damage)))]).toEqual([damage, { refused: 'damaged' }]);
  });
});

describe('a PDF of somebody else', () => {
  it('is refused', async () => {
    const other = await PDFDocument.create();
    other.addPage();
    const files = [
      await other.save(),
      attached('{"name":"a"}'),
      attached('not JSON'),
      new TextEncoder().encode('%PDF-1.4'),
      new Uint8Array(),
    ];
    for (const file of files) expect(await importPdf(file)).toEqual({ refused: 'foreign' });
    for (const text of ['{"basics":{}}', '{"basics":{"name":"%PDF-"}}']) expect(isPdf(new TextEncoder().encode(text))).toBe(false);
  });

  it('is refused when it is cut short or its stream is no stream', async () => {
    const whole = await exported(RESUME);
    for (let end = 0; end < whole.length; end += Math.ceil(whole.length / 40)) {
      const found = await importPdf(whole.subarray(0, end));
      expect('document' in found ? found.document : RESUME).toEqual(RESUME);
    }
    const packed = '/Type /EmbeddedFile /Filter /FlateDecode';
    expect(await importPdf(attached('not zlib', packed))).toEqual({ refused: 'foreign' });
    expect(await importPdf(attached('x', '/Type /EmbeddedFile /Filter [/ASCII85Decode /FlateDecode]'))).toEqual({ refused: 'foreign' });
  });

  it('is not unpacked when it is a bomb', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(32);
    const bomb = await deflate(Array.from({ length: 64 }, () => megabyte));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = performance.now();
    expect(await importPdf(attached(bomb, '/Type /EmbeddedFile /Filter /FlateDecode'))).toEqual({ refused: 'too_large' });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('of attachments that never end takes no time', async () => {
    const endless = '/Type /EmbeddedFile /Length 7 0 R stream\n'.repeat(200_000);
    const before = performance.now();
    expect(await importPdf(new TextEncoder().encode(`%PDF-1.7\n${endless}`))).toEqual({ refused: 'foreign' });
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('of a thousand attachments is not read to its end', async () => {
    const many = new TextEncoder().encode(new TextDecoder().decode(attached('{}')).repeat(1_000));
    expect(await importPdf(Uint8Array.from([...many, ...attached(JSON.stringify(RESUME))]))).toEqual({ refused: 'foreign' });
  });
});
