import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { Problem } from '#protocol/errors';
import { frontBefore, type Handler, listen, workerThat } from './testing/front.ts';

const echoHeaders: Handler = (incoming, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ headers: incoming.headers, url: incoming.url }));
};

/** Sends a body whose length is not announced. */
function sendChunked(url: string, method: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'transfer-encoding': 'chunked' } }, (answer) => {
      let heard = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
      });
      answer.on('end', () => resolve(heard));
    });
    sent.on('error', reject);
    sent.write(body.slice(0, 10));
    sent.end(body.slice(10));
  });
}

/** Writes bytes as they are, and reads until the connection ends. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .on('data', (text) => {
        heard += text;
      })
      .on('end', () => resolve(heard))
      .on('error', reject)
      .write(bytes);
  });
}

describe('the front', () => {
  it('takes away what a client could forge, and says who it really is', async () => {
    const { url } = await frontBefore(await workerThat(echoHeaders));
    const forged = [
      'MF-Original-URL',
      'MF-CF-Blob',
      'CF-Connecting-IP',
      'CF-Ray',
      'X-Forwarded-For',
      'X-Forwarded-Proto',
      'X-Real-IP',
      'Forwarded',
    ];
    forged.push('X-Partykit-Props', 'X-Vitae-User', 'X_Vitae_User');
    const answer = await fetch(url, { headers: { ...Object.fromEntries(forged.map((name) => [name, '6.6.6.6'])), accept: 'text/x-kept' } });
    const { headers } = JSON.parse(await answer.text());
    expect(headers).toMatchObject({
      'cf-connecting-ip': '127.0.0.1',
      'x-forwarded-proto': 'http',
      accept: 'text/x-kept',
      host: url.slice(7),
    });
    expect(JSON.stringify(headers)).not.toContain('6.6.6.6');
  });

  it('takes the address from X-Forwarded-For only as far as the operator’s own proxies wrote it', async () => {
    const { url } = await frontBefore(await workerThat(echoHeaders), { trustedProxies: 1 });
    const answer = await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.7' } });
    expect(await answer.json()).toMatchObject({ headers: { 'cf-connecting-ip': '203.0.113.7' } });
  });

  it('drops the headers of the connection, those that Connection names too', async () => {
    const { port } = await frontBefore(await workerThat(echoHeaders));
    const heard = await exchange(
      port,
      'GET / HTTP/1.1\r\nHost: a.example\r\nConnection: close, X-Own\r\nX-Own: 1\r\nTE: trailers\r\nX-Kept: 2\r\n\r\n',
    );
    const { headers } = JSON.parse(heard.slice(heard.indexOf('{'), heard.lastIndexOf('}') + 1));
    expect(headers).toMatchObject({ host: 'a.example', 'x-kept': '2' });
    expect(headers).not.toHaveProperty('x-own');
    expect(headers).not.toHaveProperty('te');
  });

  it('streams bodies both ways, with and without an announced length, for any method', async () => {
    const { url } = await frontBefore(await workerThat((incoming, response) => void incoming.pipe(response)));
    const body = 'é'.repeat(300_000);
    for (const method of ['POST', 'DELETE', 'PATCH']) {
      expect(await (await fetch(url, { method, body })).text()).toBe(body);
      expect(await sendChunked(url, method, body)).toBe(body);
    }
  });

  it('sends the files’ paths to the files', async () => {
    const assets = await workerThat((_incoming, response) => void response.end('a file'));
    const { url } = await frontBefore(await workerThat((_incoming, response) => void response.end('the worker')), { assets });
    expect(await (await fetch(`${url}/assets/app.js`)).text()).toBe('a file');
    expect(await (await fetch(`${url}/assetsX`)).text()).toBe('the worker');
  });

  it.each([
    ['absolute form', 'GET http://b.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a.example/b\r\nConnection: close\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['no HTTP at all', 'HELLO\r\n\r\n'],
  ])('refuses %s with a problem', async (_what, bytes) => {
    const { port } = await frontBefore(await workerThat(echoHeaders));
    const heard = await exchange(port, bytes);
    expect(heard).toMatch(/^HTTP\/1\.1 400 .*content-type: application\/problem\+json/is);
    expect(Problem.parse(JSON.parse(heard.slice(heard.indexOf('{')))).code).toBe('bad_request');
  });

  it('says 503 while the worker is away, and asks a GET once more', async () => {
    const worker = await workerThat((_incoming, response) => void response.end('back'));
    let asked = 0;
    const { url } = await frontBefore(() => (++asked > 2 ? worker : null));
    const refused = await fetch(url, { method: 'POST', body: 'x' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(Problem.parse(await refused.json()).code).toBe('unavailable');
    expect(await (await fetch(url)).text()).toBe('back');
  });

  it('repeats a GET, never a POST, whose connection the worker broke', async () => {
    let calls = 0;
    const worker = await workerThat((incoming, response) => {
      calls += 1;
      if (calls % 2 === 1) incoming.socket.destroy();
      else response.end(String(calls));
    });
    const { url } = await frontBefore(worker);
    expect(await (await fetch(url)).text()).toBe('2');
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(503);
    expect(calls).toBe(3);
  });

  it('stops asking the worker when the client went away', async () => {
    let gone: () => void = () => undefined;
    const left = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const worker = await workerThat((_incoming, response) => {
      response.write('first');
      response.on('close', gone);
    });
    const { url } = await frontBefore(worker);
    await new Promise<void>((resolve) => {
      const asked = request(url, (answer) => answer.once('data', () => resolve(void asked.destroy())));
      asked.on('error', () => undefined).end();
    });
    await left;
  });
});

describe('a WebSocket through the front', () => {
  async function echo(options: { stalledMs?: number } = {}) {
    const server = createServer(
      (_incoming, response) =>
        void response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"code":"unauthenticated"}'),
    );
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (incoming, socket, head) => {
      if (incoming.url === '/refused')
        socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n{}');
      else sockets.handleUpgrade(incoming, socket, head, (client) => client.on('message', (data, binary) => client.send(data, { binary })));
    });
    const front = await frontBefore(await listen(server), options);
    return { ...front, sockets, ws: front.url.replace('http', 'ws') };
  }
  const opened = (socket: WebSocket) => new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const closeOf = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  it('carries frames of every size both ways', async () => {
    const { ws } = await echo();
    const socket = new WebSocket(ws);
    await opened(socket);
    for (const size of [0, 125, 126, 65_535, 65_536, 1_000_000]) {
      const heard = new Promise<number>((resolve) => socket.once('message', (data: Buffer) => resolve(data.length)));
      socket.send(Buffer.alloc(size, 1));
      expect(await heard).toBe(size);
    }
    socket.close(4001);
    expect(await closeOf(socket)).toBe(4001);
  });

  /** Shakes hands, then never reads again. */
  function deaf(port: number) {
    const client = connect(port, '127.0.0.1');
    client.write(
      'GET / HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    return new Promise<typeof client>((resolve, reject) => {
      client.once('error', reject).once('data', () => {
        client
          .pause()
          .removeAllListeners('error')
          .on('error', () => undefined);
        resolve(client);
      });
    });
  }

  it('takes no more from the worker than the client reads, and gives up who reads nothing', async () => {
    const { port, sockets } = await echo({ stalledMs: 400 });
    const client = await deaf(port);
    const [source] = sockets.clients;
    if (!source) throw new Error('the worker has no socket');
    const closed = closeOf(source);
    const before = process.memoryUsage().arrayBuffers;
    const chunk = Buffer.alloc(1_000_000, 1);
    for (let at = 0; at < 60; at += 1) source.send(chunk);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // What the kernel holds between the two is neither ours nor without a limit; the rest waits where it came from.
    expect(source.bufferedAmount).toBeGreaterThan(30_000_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(source.bufferedAmount + 5_000_000);
    expect(await closed).toBe(1006);
    client.destroy();
  });

  it('hands on a refusal as it is', async () => {
    const { ws } = await echo();
    const status = await new Promise((resolve) =>
      new WebSocket(`${ws}/refused`).once('unexpected-response', (_asked, answer) => resolve(answer.statusCode)),
    );
    expect(status).toBe(401);
  });

  it('closes with 1001 when the server stops', async () => {
    const { ws, front } = await echo();
    const socket = new WebSocket(ws);
    await opened(socket);
    const closed = closeOf(socket);
    const begun = Date.now();
    await front.stop(1_000);
    expect(await closed).toBe(1001);
    expect(Date.now() - begun).toBeLessThan(900);
  });

  it('closes with 1012 when the worker dies, so that the client comes back', async () => {
    const { ws, sockets } = await echo();
    const socket = new WebSocket(ws);
    await opened(socket);
    const closed = closeOf(socket);
    for (const client of sockets.clients) client.terminate();
    expect(await closed).toBe(1012);
  });
});
