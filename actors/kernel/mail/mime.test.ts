import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Mail } from '#protocol/tenant';
import { headerText, mailboxOf, mimeOf } from './mime.ts';

const mail: Mail = {
  kind: 'invite',
  to: 'ada@people.example',
  subject: 'Ada shares a résumé 履歴書 with you',
  text: 'Hello\n.\nBye',
  html: '<p>Größe</p>',
};
const message = {
  mail,
  from: { name: 'Vitae résumés', address: 'mail@vitae.example' },
  id: '17.ten',
  date: Date.UTC(2026, 10, 23, 9, 8, 7),
};

describe('a message', () => {
  it('is read by a mail program as it was written', async () => {
    const read = await new PostalMime().parse(await mimeOf(message));
    expect(read).toMatchObject({
      subject: mail.subject,
      from: { name: 'Vitae résumés', address: 'mail@vitae.example' },
      to: [{ address: 'ada@people.example' }],
      messageId: '<17.ten@vitae.example>',
      date: '2026-11-23T09:08:07.000Z',
    });
    expect(read.text?.trim().split('\r\n')).toEqual(['Hello', '.', 'Bye']);
    expect(read.html?.trim()).toBe('<p>Größe</p>');
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('without HTML is text alone', async () => {
    const { html: _, ...plain } = mail;
    const read = await new PostalMime().parse(await mimeOf({ ...message, mail: plain }));
    expect(read.text?.trim().split('\r\n')).toEqual(['Hello', '.', 'Bye']);
    expect(read.html).toBeUndefined();
  });

  it('is of short lines of ASCII, the same at every try', async () => {
    const long = { ...message, mail: { ...mail, subject: 'é'.repeat(300), text: 'x'.repeat(5_000) } };
    const text = await mimeOf(long);
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(await mimeOf(long)).toBe(text);
    expect((await new PostalMime().parse(text)).subject).toBe('é'.repeat(300));
  });

  it('cannot be given a header of somebody else’s', async () => {
    for (const to of ['ada@people.example\r\nBcc: eve@people.example', 'a@b> RCPT TO:<c@d', 'nobody', ''])
      await expect(mimeOf({ ...message, mail: { ...mail, to } })).rejects.toThrow('not an address');
    await expect(mimeOf({ ...message, mail: { ...mail, subject: 'Hi\r\nBcc: eve@people.example' } })).rejects.toThrow('one line');
    expect(headerText('=?UTF-8?Q?tricked?=')).not.toContain('tricked');
  });
});

it('reads who mails are from', () => {
  expect(mailboxOf('mail@vitae.example')).toEqual({ name: null, address: 'mail@vitae.example' });
  expect(mailboxOf('Vitae <mail@vitae.example>')).toEqual({ name: 'Vitae', address: 'mail@vitae.example' });
  expect(mailboxOf('"Vitae, Inc." <mail@vitae.example>')).toEqual({ name: 'Vitae, Inc.', address: 'mail@vitae.example' });
  for (const text of ['Vitae', '<>', 'a@b@c', 'Vitae <mail>', 'x\r\n<mail@vitae.example>']) expect(mailboxOf(text), text).toBeNull();
});
