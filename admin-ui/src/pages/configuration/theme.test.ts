import { describe, expect, it } from 'vitest';
import { themeIdOf, themeOf } from './theme.ts';

const fields = { name: 'Career Centre', template: 'executive', color: '#1F4E8C', font: '', json: '' };

describe('a theme', () => {
  it('is made by controls', () => {
    expect(themeOf(fields, [])).toEqual({
      ok: true,
      theme: { id: 'theme-career-centre', name: 'Career Centre', template: 'executive', look: { primaryColor: '#1f4e8c' } },
    });
  });

  it('is made of JSON, which comes before the controls', () => {
    const json = '{"template": "modern", "look": {"bodyFont": "Inter", "primaryColor": "#000000"}}';
    expect(themeOf({ ...fields, json }, [])).toMatchObject({
      ok: true,
      theme: { template: 'modern', look: { bodyFont: 'Inter', primaryColor: '#000000' } },
    });
  });

  it.each([
    ['not JSON', 'sure'],
    ['a list', '[]'],
    ['a look that is no object', '{"look": 1}'],
    ['a template that there is not', '{"template": "bold"}'],
    ['a field that a look has not', '{"look": {"margin": 3}}'],
    ['a colour that is none', '{"look": {"primaryColor": "blue"}}'],
  ])('is refused: %s', (_, json) => {
    expect(themeOf({ ...fields, json }, []).ok).toBe(false);
  });

  it('has an id of its name', () => {
    expect(themeIdOf('École supérieure', [])).toBe('theme-ecole-superieure');
    expect(themeIdOf('学校', ['theme-a'])).toBe('theme-2');
  });
});
