import { describe, expect, it } from 'vitest';
import { TEMPLATE_IDS, type Theme } from '#protocol/tenant-themes';
import { PLANS } from '#render/templates/plans';
import { templateRules, unknownTemplates } from './template-rules.ts';

const theme: Theme = { id: 'theme-school', name: 'School', template: 'executive', look: { primaryColor: '#1f4e8c' } };

it('knows every template that the page engine has', () => {
  expect(PLANS.map(({ id }) => id)).toEqual([...TEMPLATE_IDS]);
});

describe('what somebody may choose', () => {
  it('is anything where nobody says otherwise, and what is prescribed comes first', () => {
    expect(templateRules({ templates: [] }, null)).toEqual({ allowed: null, prescribed: [], themes: [] });
    const prescription = { templates: ['theme-school', 'modern'], sections: [] };
    expect(templateRules({ templates: [], themes: [theme] }, prescription)).toEqual({
      allowed: null,
      prescribed: ['theme-school', 'modern'],
      themes: [theme],
    });
  });

  it('is what the tenant offers, with its own themes and what is prescribed', () => {
    const rules = templateRules({ templates: ['modern', 'classic'], themes: [theme] }, { templates: ['timeline'], sections: [] });
    expect(rules.allowed).toEqual(['timeline', 'modern', 'classic', 'executive']);
  });

  it('is nothing else than what is prescribed, where the cohort says so', () => {
    const only = { templates: ['theme-school'], sections: [], only: true };
    expect(templateRules({ templates: ['modern'], themes: [theme] }, only)).toEqual({
      allowed: ['executive'],
      prescribed: ['theme-school'],
      themes: [theme],
    });
    // "Only nothing" is no rule.
    expect(templateRules({ templates: [] }, { templates: [], sections: [], only: true }).allowed).toBeNull();
  });

  it('passes over what is no more', () => {
    const only = { templates: ['theme-gone', 'modern'], sections: [], only: true };
    expect(templateRules({ templates: ['no-such-template'], themes: [] }, only)).toEqual({
      allowed: ['modern'],
      prescribed: ['modern'],
      themes: [],
    });
    expect(templateRules({ templates: ['no-such-template'] }, null).allowed).toBeNull();
  });
});

it('names what is neither a template nor a theme', () => {
  expect(unknownTemplates(['classic', 'theme-school', 'bold', 'theme-x'], { themes: [theme] })).toEqual(['bold', 'theme-x']);
});
