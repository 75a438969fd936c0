import { describe, expect, it } from 'vitest';
import { Mail } from '#protocol/tenant';
import { compose, type Letter } from './compose.ts';

const letter: Letter = {
  kind: 'comment',
  language: 'en',
  subject: 'Eve\r\nBcc: everybody@people.example wrote',
  greeting: 'Hello <b>Ada</b>,',
  said: ['somebody wrote about "><script>alert(1)</script>:'],
  quote: 'one "two"',
  button: { label: 'Open', url: 'https://vitae.example/invite?a=1&b="2"' },
  foot: 'The link works once.',
};

describe('a mail', () => {
  const mail = compose(letter);

  it('says the same as text and as HTML, and is a mail by its schema', () => {
    expect(Mail.parse({ ...mail, to: 'ada@people.example' })).toMatchObject(mail);
    for (const part of ['https://vitae.example/invite?a=1', 'The link works once']) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
  });

  it('keeps people’s words from becoming markup, headers or lines of ours', () => {
    expect(mail.subject).toBe('Eve Bcc: everybody@people.example wrote');
    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('href="https://vitae.example/invite?a=1&amp;b=&quot;2&quot;"');
  });

  it('loads nothing from anywhere', () => {
    expect(mail.html).not.toMatch(/\bsrc=|url\(|<link|<style|@import/i);
  });

  it('names its language, and runs as that does; addresses and others’ words run their own way', () => {
    expect(mail.html).toContain('<html lang="en" dir="ltr">');
    const arabic = compose({ ...letter, language: 'ar' });
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
    expect(arabic.html).toContain('<blockquote dir="auto"');
    expect(arabic.html).toMatch(/<p dir="ltr"[^>]*>https:/);
    expect(arabic.text).toContain('«one "two"»');
  });
});
