import { describe, expect, test } from 'vitest';
import { type CurrentConfig, DEFAULT_CONFIG } from '#protocol/tenant-config';
import { checked, fieldsOf, touched } from './draft.ts';

const config: CurrentConfig = {
  ...DEFAULT_CONFIG,
  version: 3,
  domains: ['school.example'],
  banner: { text: 'Closed on Friday', tone: 'warning', until: '2026-12-01T08:00:00.000Z' },
};

describe('a draft of the configuration', () => {
  test('that says what is in force changes nothing', () => {
    expect(touched(config, fieldsOf(config))).toEqual([]);
    expect(checked(config, fieldsOf(config))).toEqual({ ok: true, change: {} });
  });

  test('names what was changed and nothing else', () => {
    const draft = { name: ' Career centre ', color: '#1D4ED8', domains: 'school.example\n\n Uni.example ,uni.example', maxResumes: '500' };
    expect(touched(config, draft)).toEqual(['name', 'color', 'domains']);
    expect(checked(config, draft)).toMatchObject({ ok: false });
    expect(checked(config, { ...draft, domains: 'school.example\nuni.example' })).toEqual({
      ok: true,
      change: { name: 'Career centre', color: '#1d4ed8', domains: ['school.example', 'uni.example'] },
    });
  });

  test('says which fields cannot be taken', () => {
    const refused = checked(config, { color: 'blue', maxResumes: '0.5', mailDays: '', domains: 'no domain', name: 'Fine' });
    expect(refused.ok ? [] : [...refused.wrong.keys()]).toEqual(['domains', 'maxResumes', 'color', 'mailDays']);
  });

  test('takes a banner away when its text is gone, and lets it stand without an end', () => {
    expect(checked(config, { banner: { text: ' ', tone: 'info', until: '' } })).toEqual({ ok: true, change: { banner: null } });
    expect(checked(config, { banner: { text: 'Hello', tone: 'info', until: '' } })).toEqual({
      ok: true,
      change: { banner: { text: 'Hello', tone: 'info', until: null } },
    });
  });
});
