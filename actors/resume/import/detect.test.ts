import { expect, it } from 'vitest';
import completeFile from '../../../e2e/samples/jsonresume-complete.json';
import { detectFormat } from './detect.ts';
import { asJson } from './testing.ts';

it('knows a JSON Resume by its sections or its schema', () => {
  expect(detectFormat(asJson(completeFile))).toBe('jsonresume');
  expect(detectFormat({ basics: {} })).toBe('jsonresume');
  expect(detectFormat({ $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json' })).toBe('jsonresume');
});

it('does not take a Reactive Resume for one', () => {
  expect(detectFormat({ basics: { name: 'x' }, sections: { awards: { items: [] } }, metadata: { template: 'azurill' } })).toBe(
    'reactive-resume',
  );
  expect(detectFormat({ basics: { name: 'x' }, sections: {}, summary: {}, customSections: [] })).toBe('reactive-resume');
});

it('knows nothing else', () => {
  for (const input of [null, 1, 'x', [], {}, { name: 'x' }]) expect(detectFormat(input)).toBeNull();
});
