import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { FRONT_HEADER, TRUNK_HEADER } from '#protocol/trunk';
import { Trunk } from './trunk.ts';

/** A trunk to the actor of a résumé. `null`, with a word in the log, when the worker does not give one. */
export function openTrunk(worker: URL, secret: string, resume: string, onLost: () => void): Promise<Trunk | null> {
  const { promise, resolve } = Promise.withResolvers<Trunk | null>();
  const none = (why: string) => {
    console.error(`a room has no trunk: ${why}`);
    resolve(null);
  };
  const id = randomBytes(16).toString('hex');
  const asked = request({
    host: worker.hostname,
    port: worker.port,
    path: `/api/resumes/${resume}/trunk`,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      [FRONT_HEADER]: secret,
      [TRUNK_HEADER]: id,
    },
    agent: false,
  });
  asked.on('upgrade', (_answer, line, first) => {
    console.log('a room with many sockets has a trunk');
    resolve(new Trunk(id, line, first, onLost));
  });
  asked.on('response', (answer) => {
    answer.resume();
    none(`the worker says ${answer.statusCode}`);
  });
  asked.on('error', (error) => none(error.message));
  asked.end();
  return promise;
}
