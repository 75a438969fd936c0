import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Api, newAddress } from './support/api.ts';
import { CERTIFICATE, MailServer } from './support/mail-server.ts';
import { TestServer } from './support/server.ts';

const LOGIN = { user: 'vitae', password: 'p@ss:word/1' };
const CREDENTIALS = `${LOGIN.user}:${encodeURIComponent(LOGIN.password)}@`;
let server: TestServer | null = null;
let mails: MailServer | null = null;
const SUBJECT = 'Confirm your e-mail address';

async function start(behaviour: Parameters<typeof MailServer.start>[0], address: (port: number) => string) {
  mails = await MailServer.start(behaviour);
  const env = {
    SMTP_URL: address(mails.port),
    MAIL_FROM: 'Vitae résumés <mail@vitae.example>',
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
  };
  server = await TestServer.start({ env });
  return { mails, api: await Api.register(server.url, newAddress(), 'Ada “Countess” Lovelace') };
}

afterEach(async () => {
  await server?.dispose();
  await mails?.stop();
  server = null;
});
afterAll(() => mails?.stop());

describe('a mail', () => {
  it('goes out over TLS with a password, as text and HTML, and its link works', async () => {
    const { mails, api } = await start({ secure: true, login: LOGIN }, (port) => `smtps://${CREDENTIALS}localhost:${port}`);
    const { email } = api.session.user;
    const { from, to, encrypted, user, mail } = await mails.mailTo(email, SUBJECT);
    expect({ from, to, encrypted, user }).toEqual({ from: 'mail@vitae.example', to: [email], encrypted: true, user: LOGIN.user });
    expect(mail.from).toEqual({ name: 'Vitae résumés', address: 'mail@vitae.example' });
    expect(mail.text).toContain('Hello Ada “Countess” Lovelace,');
    expect(mail.messageId).toMatch(/^<\d+\.ten_0+@vitae\.example>$/);
    const link = /href="([^"]+)"/.exec(mail.html ?? '')?.[1] ?? '';
    expect(mail.text).toContain(link);
    // Opening it spends nothing: a scanner may have done so.
    expect((await fetch(link)).status).toBe(200);
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
    expect((await api.raw('POST', '/auth/verify-email', { token })).status).toBe(204);
  });

  it('is encrypted by STARTTLS where the server offers that', async () => {
    const { mails, api } = await start({ login: LOGIN }, (port) => `smtp://${CREDENTIALS}localhost:${port}`);
    expect(await mails.mailTo(api.session.user.email, SUBJECT)).toMatchObject({ encrypted: true, user: LOGIN.user });
  });

  it('that is refused for now is tried again, and comes once', async () => {
    const { mails, api } = await start({ starttls: false, refuseFirst: 2 }, (port) => `smtp://localhost:${port}`);
    const { email } = api.session.user;
    await mails.mailTo(email, SUBJECT);
    expect(mails.refused).toBe(2);
    expect(mails.received).toHaveLength(1);
  });
});
