import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHOTO_MAX_BYTES } from '#protocol/photo';
import { CMYK_JPEG, exif, GREY_JPEG, JPEG, PROGRESSIVE_JPEG, png, segment, withSegments } from '../fixtures/pictures.ts';
import { type CleanPhoto, cleanPhoto, seenSize } from './photo.ts';
import { dataUrlOf } from './printable.ts';

const clean = async (file: Uint8Array): Promise<CleanPhoto> => {
  const photo = await cleanPhoto(file);
  if ('refused' in photo) throw new Error(photo.refused.detail);
  return photo;
};
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);
const ROWS = bytes(0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 0);

describe('a JPEG', () => {
  it('loses everything that is not the picture', async () => {
    const file = withSegments(
      Uint8Array.from([...JPEG, ...ascii('a second picture, or a film')]),
      exif(1),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<creator>Ann</creator>'),
      segment(0xe2, 'ICC_PROFILE of a camera'),
      segment(0xed, 'Photoshop 3.0 Stockholm'),
      segment(0xfe, 'a comment'),
    );
    const photo = await clean(file);
    expect(textOf(photo.bytes)).not.toMatch(/Acm|GPS|Ann|camera|Stockholm|comment|film|JFIF|Exif/);
    // JFIF's own segment goes as well.
    expect(photo.bytes).toEqual(Uint8Array.from([...JPEG.subarray(0, 2), ...JPEG.subarray(20)]));
    expect(seenSize(photo)).toEqual({ width: 16, height: 24 });
  });

  it('keeps how it is to be turned, and nothing else of the camera', async () => {
    for (const isLittle of [false, true]) {
      for (let orientation = 2; orientation <= 8; orientation++) {
        const photo = await clean(withSegments(JPEG, exif(orientation, isLittle)));
        expect(photo).toMatchObject({ kind: 'jpeg', orientation });
        expect(textOf(photo.bytes)).not.toMatch(/Acm|GPS/);
        expect(seenSize(photo)).toEqual(orientation > 4 ? { width: 24, height: 16 } : { width: 16, height: 24 });
        expect((await clean(photo.bytes)).bytes).toEqual(photo.bytes);
      }
    }
    expect(await clean(withSegments(JPEG, exif(9)))).toMatchObject({ orientation: 1 });
    expect(await clean(withSegments(JPEG, exif(6).subarray(0, 30).with(3, 28)))).toMatchObject({ orientation: 1 });
  });

  it('may come in scans, or in grey', async () => {
    expect(await clean(PROGRESSIVE_JPEG)).toMatchObject({ components: 3, stored: { width: 16, height: 24 } });
    expect(await clean(GREY_JPEG)).toMatchObject({ components: 1 });
  });

  it('is refused when it cannot be printed, is a bomb or breaks off', async () => {
    expect(await cleanPhoto(CMYK_JPEG)).toMatchObject({ refused: { code: 'unsupported_media_type' } });
    const frame = JPEG.findIndex((byte, at) => byte === 0xff && JPEG[at + 1] === 0xc0);
    expect(await cleanPhoto(JPEG.with(frame + 1, 0xc3))).toMatchObject({ refused: { code: 'unsupported_media_type' } });
    expect(await cleanPhoto(JPEG.with(frame + 5, 0xff).with(frame + 7, 0xff))).toMatchObject({ refused: { code: 'too_large' } });
    expect(await cleanPhoto(JPEG.with(frame + 6, 0))).toMatchObject({ refused: { code: 'invalid_input' } });
    for (let end = 3; end < JPEG.length; end += 7)
      expect(await cleanPhoto(JPEG.subarray(0, end))).toMatchObject({ refused: { code: 'invalid_input' } });
  });
});

describe('a PNG', () => {
  it('loses everything that is not the picture', async () => {
    const secrets = [
      ['tEXt', ascii('Author\0Ann')],
      ['eXIf', ascii('MM GPS')],
      ['iCCP', ascii('profile')],
      ['tIME', bytes(7, 234, 1, 1, 0, 0, 0)],
      ['acTL', ascii('frames')],
    ] as const;
    const photo = await clean(Uint8Array.from([...png({ rows: ROWS, chunks: secrets }), ...ascii('and more')]));
    expect(photo.bytes).toEqual(png({ rows: ROWS }));
    expect(seenSize(photo)).toEqual({ width: 2, height: 2 });
  });

  it('is refused when it is a bomb', async () => {
    const bomb = png({ width: 2, height: 2, rows: new Uint8Array(30_000_000), pack: deflateSync });
    expect(await cleanPhoto(bomb)).toMatchObject({ refused: { code: 'invalid_input' } });
    expect(await cleanPhoto(png({ width: 50_000, height: 50_000, rows: ROWS }))).toMatchObject({ refused: { code: 'too_large' } });
    expect(await cleanPhoto(png({ width: 5_000, height: 5_000, rows: ROWS }))).toMatchObject({ refused: { code: 'too_large' } });
    expect(await cleanPhoto(new Uint8Array(PHOTO_MAX_BYTES + 1))).toMatchObject({ refused: { code: 'too_large' } });
  });

  it('is refused when it is none', async () => {
    const wrong = [
      png({ width: 0, rows: ROWS }),
      png({ depth: 3, rows: ROWS }),
      png({ colour: 5, rows: ROWS }),
      png({ colour: 3, rows: bytes(0, 0, 0, 0, 0, 0) }),
      png({ rows: ROWS.subarray(1) }),
      png({ rows: ROWS }).subarray(0, -12),
      png({ rows: ROWS, chunks: [['tRNS', new Uint8Array(99)]] }),
    ];
    for (const file of wrong) expect(await cleanPhoto(file)).toMatchObject({ refused: { code: 'invalid_input' } });
    expect(await cleanPhoto(png({ interlaced: 1, rows: ROWS }))).toMatchObject({ refused: { code: 'unsupported_media_type' } });
  });
});

it('is handed to the templates as it was cleaned', async () => {
  const photo = await clean(withSegments(JPEG, exif(6)));
  const source = dataUrlOf(photo);
  expect(Uint8Array.from(atob(source.replace('data:image/jpeg;base64,', '')), (character) => character.charCodeAt(0))).toEqual(photo.bytes);
});

it('says what a picture of another kind is', async () => {
  const kinds: [string, Uint8Array][] = [
    ['WebP', ascii('RIFF0000WEBPVP8 ')],
    ['HEIC', ascii('0000ftypheic')],
    ['GIF', ascii('GIF89a')],
    ['SVG', ascii('<svg xmlns="">')],
    ['no picture', ascii('hello')],
    ['no picture', new Uint8Array()],
  ];
  for (const [name, file] of kinds) {
    const answer = await cleanPhoto(file);
    expect(answer).toMatchObject({ refused: { code: 'unsupported_media_type' } });
    expect('refused' in answer && answer.refused.detail).toContain(name);
  }
});

it('answers whatever it is given, in time', async () => {
  const broken = fc.tuple(
    fc.constantFrom(JPEG, PROGRESSIVE_JPEG, withSegments(JPEG, exif(6)), png({ rows: ROWS })),
    fc.array(fc.tuple(fc.nat(800), fc.nat(255)), { maxLength: 6 }),
  );
  const check = async ([file, changes]: [Uint8Array, [number, number][]]) => {
    const changed = file.slice();
    for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
    const answer = await cleanPhoto(changed);
    expect('refused' in answer || seenSize(answer).width > 0).toBe(true);
  };
  await fc.assert(fc.asyncProperty(broken, check), { numRuns: 400 });
}, 20_000);
