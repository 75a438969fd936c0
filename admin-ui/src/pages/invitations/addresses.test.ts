import { expect, test } from 'vitest';
import { addressesIn } from './addresses.ts';

test('addresses are apart by lines, commas, semicolons or spaces, each once', () => {
  expect(addressesIn(' Ada@school.example, bob@school.example;\nada@school.example\n')).toEqual({
    emails: ['ada@school.example', 'bob@school.example'],
    wrong: null,
  });
  expect(addressesIn(' \n')).toEqual({ emails: [], wrong: null });
});

test('what is no address is named', () => {
  expect(addressesIn('ada@school.example, bob@')).toEqual({ emails: [], wrong: 'bob@' });
});
