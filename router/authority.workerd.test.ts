import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FRAMES, type Rule } from '#protocol/authority';
import { ROUTES, type RouteName } from '#protocol/authority-routes';
import { ClientFrame } from '#protocol/live';
import { Role } from '#protocol/roles';
import { Scope } from '#protocol/scopes';
import { call, connect, register, type SignedInPerson } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';
import { ask } from './testing/samples.ts';
import { mayBe, type One, type People, sharedResume, TEN, tenPeople } from './testing/ten.ts';

/** Every route and every frame of the socket, tried by ten people, against the table in actors/protocol/authority.ts. */

// Two of the routes draw pages, which takes its time where everybody works at once.
vi.setConfig({ testTimeout: 120_000 });

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);
const isRoute = (name: string): name is RouteName => Object.hasOwn(ROUTES, name);
const routes = Object.keys(ROUTES).filter(isRoute);
const sockets = routes.filter((route) => route.endsWith('/live'));
const ruleOf = (route: RouteName): Rule => ROUTES[route];

/** Proof travels in their bodies: whoever has it is whom it is about, so there is nobody to refuse by who they are. */
const PROVEN = new Set<RouteName>(['POST /auth/login', 'POST /auth/refresh']);
/** Whoever asks for these is signed out by them, or not who they were: each of the ten is somebody new. */
const ENDING = new Set<RouteName>([
  'POST /auth/logout',
  'POST /auth/logout-all',
  'POST /api/me/password',
  'POST /api/me/email',
  'DELETE /api/me',
  'POST /api/me/totp',
  'DELETE /api/me/totp',
  'DELETE /api/me/tokens',
]);

let people: People;
let job: string;
/** Of the owner's, by scope. */
const programs = new Map<Scope | 'all', string>();

beforeAll(async () => {
  people = await tenPeople();
  const resume = await sharedResume(people);
  const started = await call<{ jobId: string }>('POST', `/api/resumes/${resume}/exports`, {
    token: people.owner.token,
    body: { format: 'pdf' },
  });
  job = started.body.jobId;
  for (const scope of [...Scope.options, 'all'] as const) {
    const body = { name: scope, scopes: scope === 'all' ? Scope.options : [scope], days: 1 };
    const made = await call<{ secret: string }>('POST', '/api/me/tokens', { token: people.owner.token, body });
    programs.set(scope, made.body.secret);
  }
});

const personOf = (one: One): SignedInPerson | null => (one === 'anonymous' ? null : people[one]);

it('the table names every route there is, and no other', async () => {
  const { body } = await call<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
  const described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => METHODS.has(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...described, ...sockets].toSorted()).toEqual(routes.toSorted());
});

describe.each(routes.filter((route) => !route.endsWith('/live') && !PROVEN.has(route)))('%s', (route) => {
  const rule = ruleOf(route);

  it('lets in whom the table names, of the ten', async () => {
    const resume = await sharedResume(people);
    for (const one of TEN) {
      const person = ENDING.has(route) && one !== 'anonymous' ? await register() : personOf(one);
      const refused = await ask(route, { resume, job, person });
      expect(refused, one).toBe(mayBe(one, rule.who) ? null : one === 'anonymous' ? 401 : 403);
    }
  });

  if (rule.who !== 'anybody')
    it('lets in the programs with the scope that the table names', async () => {
      const resume = await sharedResume(people);
      for (const [scope, token] of programs) {
        const refused = await ask(route, { resume, job, person: people.owner }, token);
        const has = scope === 'all' ? rule.scopes.length > 0 : rule.scopes.includes(scope);
        expect(refused, scope).toBe(has && mayBe('owner', rule.who) ? null : 403);
      }
    });
});

it('an admin of another tenant sees nothing of this one', async () => {
  const { body } = await call<{ items: { id: string }[] }>('GET', '/api/admin/users', { token: people['admin elsewhere'].token });
  const ours = Object.values(people).map(({ id }) => id);
  expect(body.items.filter(({ id }) => ours.includes(id) && id !== people['admin elsewhere'].id)).toEqual([]);
  const mails = await call<{ items: { to: string }[] }>('GET', '/api/admin/mails', { token: people['admin elsewhere'].token });
  expect(mails.status).toBe(200);
  expect(mails.body.items.filter(({ to }) => to !== people['admin elsewhere'].email)).toEqual([]);
});

describe('the sockets', () => {
  it('open for members, and for programs that may write', async () => {
    const resume = await sharedResume(people);
    const path = `/api/resumes/${resume}/live`;
    for (const one of TEN) {
      const person = personOf(one);
      if (!person) {
        await expect(connect(path)).rejects.toThrow('401');
        continue;
      }
      const { welcome } = await open(resume, person);
      const isMember = mayBe(one, ROUTES['GET /api/resumes/{id}/live'].who);
      expect(welcome.type, one).toBe(isMember ? 'welcome' : 'forbidden');
    }
    for (const [scope, token] of programs) {
      const attempt = connect(path, { authorization: `Bearer ${token}` });
      if (scope === 'all' || scope === 'resumes:write') await attempt;
      else await expect(attempt, scope).rejects.toThrow('403');
    }
  });

  it('of an export open for whoever asked for it', async () => {
    for (const one of TEN) {
      const person = personOf(one);
      const attempt = connect(`/api/exports/${job}/live`, person ? { authorization: `Bearer ${person.token}` } : {});
      if (!person) await expect(attempt).rejects.toThrow('401');
      else expect((await (await attempt).next()).type, one).toBe(one === 'owner' ? 'job' : 'forbidden');
    }
  });

  it('of one’s own open for everybody who is signed in, and for programs that may read the list', async () => {
    const path = '/api/me/live';
    for (const one of TEN) {
      const person = personOf(one);
      const attempt = connect(path, person ? { authorization: `Bearer ${person.token}` } : {});
      if (!person) await expect(attempt).rejects.toThrow('401');
      else expect((await (await attempt).next()).type, one).toBe('ready');
    }
    const { scopes } = ruleOf('GET /api/me/live');
    for (const [scope, token] of programs) {
      const attempt = connect(path, { authorization: `Bearer ${token}` });
      if (scope === 'all' || scopes.includes(scope)) expect((await (await attempt).next()).type, scope).toBe('ready');
      else await expect(attempt, scope).rejects.toThrow('403');
    }
  });

  it('of staff open for staff, by their own actor’s word, and for no program', async () => {
    const path = '/api/admin/live';
    for (const one of TEN) {
      const person = personOf(one);
      const attempt = connect(path, person ? { authorization: `Bearer ${person.token}` } : {});
      if (!person) await expect(attempt).rejects.toThrow('401');
      else if (mayBe(one, ROUTES['GET /api/admin/live'].who)) (await attempt).socket.close();
      else await expect(attempt, one).rejects.toThrow('403');
    }
    for (const [scope, token] of programs) await expect(connect(path, { authorization: `Bearer ${token}` }), scope).rejects.toThrow('403');
  });

  it('know every frame of the table', () => {
    expect(ClientFrame.options.map((option) => option.shape.type.value).toSorted()).toEqual(Object.keys(FRAMES).toSorted());
  });

  it.each(Role.options)('take from a %s what the table says', async (role) => {
    const resume = await sharedResume(people);
    const wire = await open(resume, people[role]);
    expect(wire.welcome).toMatchObject({ type: 'welcome', role });
    wire.send({ type: 'p', field: 'basics/name', anchor: null, head: null });
    wire.send({ type: 'got', units: 1 });
    wire.send({ type: 'ping', t0: 7 });
    expect(await nextOf(wire, 'pong')).toMatchObject({ t0: 7 });
    wire.send({ type: 'push', actor: wire.actor, ops: [set(1, 'basics/name', 'Grace', wire.actor)] });
    const ack = await nextOf(wire, 'ack');
    const mayPush = mayBe(role, FRAMES.push);
    expect(ack).toMatchObject(
      mayPush ? { nack: [], took: [[1, expect.any(Number)]] } : { nack: [[1, 'forbidden', expect.anything()]], took: [] },
    );
    const { body } = await call<{ document: { basics: { name: string } } }>('GET', `/api/resumes/${resume}`, { token: people.owner.token });
    expect(body.document.basics.name === 'Grace').toBe(mayPush);
  });
});
