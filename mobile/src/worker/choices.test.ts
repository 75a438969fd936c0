import { expect, it } from 'vitest';
import { cacheName, isFont, isPage, olderFonts, PHOTOS, photoFolder, photosToDrop, staleCaches } from './choices.ts';

it('draws every screen with one page, and nothing else', () => {
  for (const path of ['/m', '/m/', '/m/home', '/m/resumes/res_0']) expect(isPage(path, 'navigate'), path).toBe(true);
  for (const path of ['/', '/mine', '/m/app.webmanifest', '/resumes/res_0']) expect(isPage(path, 'navigate'), path).toBe(false);
  expect(isPage('/m/home', 'cors')).toBe(false);
  expect(isFont('/fonts/Inter-Regular.0.woff')).toBe(true);
  expect(isFont('/m/fonts/x')).toBe(false);
});

it('clears what an older version of the app has left, and nothing of others', () => {
  const names = [
    cacheName('shell', 'b'),
    cacheName('fonts', 'b'),
    cacheName('shell', 'a'),
    cacheName('fonts', 'a'),
    PHOTOS,
    'somebody-elses',
  ];
  expect(olderFonts(names, 'b')).toEqual([cacheName('fonts', 'a')]);
  expect(staleCaches(names, 'b')).toEqual([cacheName('shell', 'a'), cacheName('fonts', 'a')]);
});

it('keeps the last photos of a résumé, and those of others', () => {
  const [a, b] = ['/api/resumes/res_a/photo/', '/api/resumes/res_b/photo/'];
  expect(photoFolder(`${a}1.jpg`)).toBe(a);
  for (const path of ['/api/resumes/res_a', '/api/me/photo', '/m/api/resumes/res_a/photo/1.jpg'])
    expect(photoFolder(path), path).toBeNull();
  const kept = [`${a}1.jpg`, `${b}1.jpg`, `${a}2.jpg`, `${a}3.jpg`, `${a}4.jpg`];
  expect(photosToDrop(kept, `${a}4.jpg`)).toEqual([`${a}1.jpg`]);
  expect(photosToDrop(kept, `${b}1.jpg`)).toEqual([]);
});
