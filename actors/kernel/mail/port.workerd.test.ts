import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import type { Mail } from '#protocol/tenant';
import { mailPort } from './port.ts';

const mail: Mail = { kind: 'invite', to: 'ada@people.example', subject: 'Hi', text: 'Hello', html: '<p>Hello</p>' };

it('keeps a mail when there is no way out', async () => {
  expect(await mailPort(env, Date.now).send(mail, '1.ten')).toBe('kept');
});

it('hands a mail to the platform’s binding when there is one, from the public address’s own sender', async () => {
  const sent: unknown[] = [];
  const MAILER: SendEmail = {
    async send(message: EmailMessage | EmailMessageBuilder) {
      sent.push({ from: message.from, to: message.to });
      return { messageId: '1' };
    },
  };
  expect(await mailPort({ ...env, MAILER }, Date.now).send(mail, '1.ten')).toBe('sent');
  expect(sent).toEqual([{ from: 'vitae@vitae.example', to: 'ada@people.example' }]);
  await expect(mailPort({ ...env, MAILER }, Date.now).send({ ...mail, to: 'nobody' }, '1.ten')).rejects.toThrow('not an address');
});

it('fails a mail, and nothing else, when the mail server cannot be reached', async () => {
  const port = mailPort({ ...env, SMTP_URL: 'smtp://localhost:1' }, Date.now);
  await expect(port.send(mail, '1.ten')).rejects.toThrow();
});
