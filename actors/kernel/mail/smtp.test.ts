import { describe, expect, it } from 'vitest';
import { handIn, type Line, type SmtpServer, smtpServerOf } from './smtp.ts';

const FROM = { name: null, address: 'mail@vitae.example' };
const TO = { name: null, address: 'ada@people.example' };

/** A mail server that answers each line by the first rule that fits, in pieces of `size` characters. */
function server(rules: [RegExp, string][], size = 1_000) {
  const said: string[] = [];
  let waiting = '220 ready\r\n';
  let isEncrypted = false;
  const line: Line = {
    async read() {
      if (waiting === '') return null;
      const piece = waiting.slice(0, size);
      waiting = waiting.slice(size);
      return piece;
    },
    async write(text) {
      said.push(`${isEncrypted ? '🔒' : ''}${text.trimEnd()}`);
      waiting += rules.find(([pattern]) => pattern.test(text))?.[1] ?? '';
    },
    startTls() {
      isEncrypted = true;
      return line;
    },
    close: async () => undefined,
  };
  return { said, open: () => line };
}

const PLAIN: [RegExp, string][] = [
  [/^EHLO/, '250-hello\r\n250-SIZE 1000\r\n250 AUTH LOGIN PLAIN\r\n'],
  [/^AUTH PLAIN/, '235 come in\r\n'],
  [/^(?:MAIL|RCPT)/, '250 ok\r\n'],
  [/^DATA/, '354 go on\r\n'],
  [/\r\n\.\r\n$/, '250 taken\r\n'],
  [/^QUIT/, '221 bye\r\n'],
];
const WITH_TLS: [RegExp, string][] = [
  [/^EHLO/, '250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n'],
  [/^STARTTLS/, '220 go\r\n250 a reply that an attacker put in before\r\n'],
  ...PLAIN.slice(1),
];
const here: SmtpServer = { host: 'localhost', port: 25, tls: 'starttls', login: null };
const there: SmtpServer = { host: 'mail.example', port: 587, tls: 'starttls', login: { user: 'vitae', password: 'secret' } };

describe('handing in a mail', () => {
  it.each([1, 3, 1_000])('speaks in turn, however the replies are cut (%i at a time)', async (size) => {
    const { said, open } = server(PLAIN, size);
    await handIn(open, here, FROM, TO, 'Subject: x\r\n\r\n.dot\r\nend');
    expect(said).toEqual([
      'EHLO vitae.example',
      'MAIL FROM:<mail@vitae.example>',
      'RCPT TO:<ada@people.example>',
      'DATA',
      'Subject: x\r\n\r\n..dot\r\nend\r\n.',
      'QUIT',
    ]);
  });

  it('encrypts before it gives the password, and forgets what was said before', async () => {
    const { said, open } = server(WITH_TLS);
    await handIn(open, there, FROM, TO, 'x');
    expect(said.slice(0, 4)).toEqual(['EHLO vitae.example', 'STARTTLS', '🔒EHLO vitae.example', `🔒AUTH PLAIN ${btoa('\0vitae\0secret')}`]);
  });

  it('gives nothing to another machine that offers no encryption', async () => {
    const { said, open } = server(PLAIN);
    await expect(handIn(open, there, FROM, TO, 'x')).rejects.toThrow('no encryption');
    expect(said).toEqual(['EHLO vitae.example']);
  });

  it.each([
    [
      'a refusal',
      [[/^RCPT/, '550 no such person\r\n'], ...PLAIN] as [RegExp, string][],
      'RCPT TO:<ada@people.example>: 550 no such person',
    ],
    ['a silent end', [[/^DATA/, ''], ...PLAIN] as [RegExp, string][], 'ended the conversation'],
    ['a reply without end', [[/^EHLO/, '250-x\r\n'.repeat(5_000)], ...PLAIN] as [RegExp, string][], 'too long'],
  ])('fails at %s', async (_, rules, why) => {
    await expect(handIn(server(rules).open, here, FROM, TO, 'x')).rejects.toThrow(why);
  });

  it('never says the password in an error', async () => {
    const { open } = server([[/^AUTH/, '535 no\r\n'], ...WITH_TLS]);
    await expect(handIn(open, there, FROM, TO, 'x')).rejects.toThrow('AUTH PLAIN: 535 no');
  });

  it('takes no line’s end into a command', async () => {
    const { said, open } = server(PLAIN);
    await expect(handIn(open, here, FROM, { name: null, address: 'a@b>\r\nRCPT TO:<c@d' }, 'x')).rejects.toThrow('one line');
    expect(said.join('')).not.toContain('c@d');
  });
});

it('reads where mails are handed in', () => {
  expect(smtpServerOf('smtps://me%40example.org:p%3Aw@mail.example')).toEqual({
    host: 'mail.example',
    port: 465,
    tls: 'on',
    login: { user: 'me@example.org', password: 'p:w' },
  });
  expect(smtpServerOf('smtp://localhost:2525')).toEqual({ host: 'localhost', port: 2525, tls: 'starttls', login: null });
  for (const bad of ['mail.example', 'https://mail.example', 'smtp://']) expect(() => smtpServerOf(bad), bad).toThrow('SMTP_URL');
});
