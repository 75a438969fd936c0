import { expect, test } from 'vitest';
import { addressesIn, addressOf, withLinks } from './links.ts';

test.each([
  ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
  ['  example.com ', 'https://example.com'],
  ['www.example.com/a', 'https://www.example.com/a'],
  ['müller.de', 'https://müller.de'],
  ['localhost.example:8080/x', 'https://localhost.example:8080/x'],
  ['ada@example.com', 'mailto:ada@example.com'],
  ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ['+44 20 7946 0018', 'tel:+442079460018'],
  ['javascript:alert(1)', null],
  ['JavaScript:alert(1)', null],
  ['data:text/html,x', null],
  ['ftp://a.example', null],
  ['not an address', null],
  ['word', null],
  ['', null],
  [`https://a.example/${'x'.repeat(2_000)}`, null],
])('%j leads to %j', (typed, address) => {
  expect(addressOf(typed)).toBe(address);
});

test.each([
  ['see https://a.example/b.', ['https://a.example/b']],
  ['(https://a.example/b)', ['https://a.example/b']],
  ['https://a.example/b_(c)', ['https://a.example/b_(c)']],
  ['“www.a.example”', ['www.a.example']],
  ['a https://a.example, b http://c.example!', ['https://a.example', 'http://c.example']],
  ['ada@www.example.com', []],
  ['https://', []],
  ['www.', []],
  ['xhttps://a.example', []],
])('in %j are the addresses %j', (text, written) => {
  expect(addressesIn(text).map((found) => found.text)).toEqual(written);
});

test('the addresses in a line become links; what is one stays as it is', () => {
  expect(
    withLinks({
      list: 'bullet',
      spans: [
        { text: 'see www.a.example.', bold: true },
        { text: 'https://b.example', link: 'https://c.d' },
      ],
    }),
  ).toEqual({
    list: 'bullet',
    spans: [
      { text: 'see ', bold: true },
      { text: 'www.a.example', bold: true, link: 'https://www.a.example' },
      { text: '.', bold: true },
      { text: 'https://b.example', link: 'https://c.d' },
    ],
  });
});
