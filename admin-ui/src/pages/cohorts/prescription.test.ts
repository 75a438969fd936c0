import { expect, it } from 'vitest';
import { prescriptionOf } from './prescription.ts';

it('reads a prescription line by line, each name once', () => {
  expect(prescriptionOf({ templates: 'theme-school\n modern \nmodern', sections: 'summary, education', only: true })).toEqual({
    ok: true,
    prescription: { templates: ['theme-school', 'modern'], sections: ['summary', 'education'], only: true },
  });
  expect(prescriptionOf({ templates: '', sections: '', only: false })).toEqual({ ok: true, prescription: { templates: [], sections: [] } });
});

it('names the sections that there are not', () => {
  expect(prescriptionOf({ templates: '', sections: 'education\npoems\nrhymes', only: false })).toEqual({
    ok: false,
    unknown: ['poems', 'rhymes'],
  });
});
