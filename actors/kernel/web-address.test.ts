import { describe, expect, it } from 'vitest';
import { reachOf, webAddressProblem } from './web-address.ts';

describe('addresses of webhooks', () => {
  it.each(['https://hooks.example.org/vitae?x=1', 'https://hooks.example.org:8443/', 'https://bücher.example.com/'])('may be %s', (url) =>
    expect(webAddressProblem(url, 'public')).toBeNull(),
  );

  it.each([
    ['http://hooks.example.org/', 'must begin with https://'],
    ['ftp://hooks.example.org/', 'must begin with https://'],
    ['hooks.example.org', 'is not an address'],
    ['https://user:secret@hooks.example.org/', 'must not hold a name or password'],
    ['https://localhost/', 'must be public'],
    ['https://LOCALHOST./', 'must be public'],
    ['https://printer/', 'must be public'],
    ['https://box.local/', 'must be public'],
    ['https://vault.corp.internal/', 'must be public'],
    ['https://router.home.arpa/', 'must be public'],
    ['https://10.0.0.1/', 'must name its host'],
    ['https://127.1/', 'must name its host'],
    ['https://0x7f000001/', 'must name its host'],
    ['https://2130706433/', 'must name its host'],
    ['https://0177.0.0.1/', 'must name its host'],
    ['https://169.254.169.254/latest/meta-data', 'must name its host'],
    ['https://[::1]/', 'must name its host'],
    ['https://[::ffff:10.0.0.1]/', 'must name its host'],
    ['https://93.184.216.34/', 'must name its host'],
  ])('may not be %s', (url, problem) => expect(webAddressProblem(url, 'public')).toBe(problem));

  it('may be anything of the web where whoever runs the server says so, and nothing where webhooks are off', () => {
    for (const url of ['http://127.0.0.1:3000/hook', 'https://printer/']) expect(webAddressProblem(url, 'any')).toBeNull();
    expect(webAddressProblem('file:///etc/passwd', 'any')).toBe('must begin with https:// or http://');
    expect(webAddressProblem('https://hooks.example.org/', 'off')).toBe('webhooks are switched off here');
  });

  it('are the careful ones when the setting says nothing known', () => {
    expect(['public', 'any', 'off', '', 'ANY', undefined].map(reachOf)).toEqual(['public', 'any', 'off', 'public', 'public', 'public']);
  });
});
