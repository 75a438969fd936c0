import { describe, expect, it } from 'vitest';
import { Mail } from '#protocol/tenant';
import { compose } from './compose.ts';
import { CATALOGUES, say } from './words.ts';

const letter = {
  kind: 'invite',
  subject: say('invite.subject', { from: 'Eve\r\nBcc: everybody@people.example' }),
  greeting: say('greeting.named', { name: '<b>Ada</b>' }),
  said: [say('invite.editor', { from: 'Eve', title: '"><script>alert(1)</script>' })],
  button: { label: say('invite.button'), url: 'https://vitae.example/invite?a=1&b="2"' },
  foot: say('invite.foot'),
} as const;

describe('a mail', () => {
  const mail = compose({ ...letter, said: [...letter.said] });

  it('says the same as text and as HTML, and is a mail by its schema', () => {
    expect(Mail.parse({ ...mail, to: 'ada@people.example' })).toMatchObject(mail);
    for (const part of ['https://vitae.example/invite?a=1', 'The link works once']) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
  });

  it('keeps people’s words from becoming markup, headers or lines of ours', () => {
    expect(mail.subject).toBe('Eve Bcc: everybody@people.example shares a résumé with you');
    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('href="https://vitae.example/invite?a=1&amp;b=&quot;2&quot;"');
  });

  it('loads nothing from anywhere', () => {
    expect(mail.html).not.toMatch(/\bsrc=|url\(|<link|<style|@import/i);
  });
});

describe('the words of mails', () => {
  it('have no empty one, and every brace names a value that mails give', () => {
    const names = new Set(['name', 'from', 'title', 'when', 'day', 'device', 'link', 'file', 'item', 'count']);
    for (const [key, words] of Object.entries(CATALOGUES.en ?? {})) {
      expect(words.trim(), key).not.toBe('');
      for (const [, name = ''] of words.matchAll(/\{(\w+)\}/g)) expect(names.has(name), `${key}: ${name}`).toBe(true);
    }
  });

  it('come in another language as far as that goes, and in English beyond', () => {
    const catalogues = { ...CATALOGUES, de: { greeting: 'Guten Tag,' } };
    expect(say('greeting', {}, 'de', catalogues)).toBe('Guten Tag,');
    expect(say('invite.button', {}, 'de', catalogues)).toBe('Open the résumé');
  });
});
