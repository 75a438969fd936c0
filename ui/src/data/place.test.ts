import { expect, it } from 'vitest';
import { inPlace, isView, linkInPlace } from './place.ts';

it('a page of a look by staff asks under its own address, and no other does', () => {
  expect(['/view', '/view/home', '/view/resumes/r'].map((page) => inPlace('/api/me', page))).toEqual(Array(3).fill('/view/api/me'));
  expect(['/', '/home', '/viewer', '/resumes/view/'].map((page) => inPlace('/api/me', page))).toEqual(Array(4).fill('/api/me'));
  expect(inPlace('/auth/refresh', '/view/home')).toBe('/auth/refresh');
  expect(isView('/view-as')).toBe(false);
});

it('its links lead to its own pages, and elsewhere where they say', () => {
  expect(linkInPlace('/resumes/r?panel=check', '/view/home')).toBe('/view/resumes/r?panel=check');
  for (const path of ['/view/home', '/admin/people', '/api/docs', '/r/ada', '//other.example', '#main', 'https://other.example'])
    expect(linkInPlace(path, '/view/home'), path).toBeNull();
  expect(linkInPlace('/home', '/home')).toBeNull();
});
