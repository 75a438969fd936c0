/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as adminLive from './admin-live.ts';
import { Problem } from './errors.ts';
import * as exported from './export.ts';
import * as http from './http.ts';
import { ClientFrame, ServerFrame } from './live.ts';
import { MeClientFrame, MeServerFrame } from './me-live.ts';
import * as audit from './tenant-audit.ts';
import * as cohorts from './tenant-cohorts.ts';
import * as config from './tenant-config.ts';
import * as members from './tenant-members.ts';
import * as moderation from './tenant-moderation.ts';
import * as operator from './tenant-operator.ts';
import * as people from './tenant-people.ts';
import * as reviews from './tenant-reviews.ts';

/** Golden examples of version 1: what parsed once must parse for ever. Add to them; never change one. */
const fixtures = new Map(
  Object.entries(import.meta.glob<unknown>('./fixtures/v1/*.json', { eager: true, import: 'default' })).map(([file, examples]) => [
    file.replace(/^.*\/(.*)\.json$/, '$1'),
    z.array(z.unknown()).min(1).parse(examples),
  ]),
);
const invalid = z
  .array(z.strictObject({ why: z.string(), frame: z.unknown() }))
  .parse(Object.values(import.meta.glob<unknown>('./fixtures/invalid.json', { eager: true, import: 'default' }))[0]);

/** Everything that crosses the wire, by the name of its fixture. */
const admin = { ...audit, ...cohorts, ...config, ...members, ...moderation, ...operator, ...people, ...reviews };
/** What an answer is, and not a piece of one such as a name. */
const isAnswer = (value: unknown): value is z.ZodType => value instanceof z.ZodObject && !/Filter$/.test(nameOf(value));
const nameOf = (value: unknown) => Object.entries(admin).find(([, other]) => other === value)?.[0] ?? '';

const schemas = new Map<string, z.ZodType>([
  ...ClientFrame.options.map((option) => [`live.client.${option.shape.type.value}`, option] as const),
  ...ServerFrame.options.map((option) => [`live.server.${option.shape.type.value}`, option] as const),
  ...MeClientFrame.options.map((option) => [`me.client.${option.shape.type.value}`, option] as const),
  ...MeServerFrame.options.map((option) => [`me.server.${option.shape.type.value}`, option] as const),
  ...Object.entries(http).flatMap(([name, value]) => (value instanceof z.ZodType ? [[`http.${name}`, value] as const] : [])),
  ...adminLive.AdminClientFrame.options.map((option) => [`admin.client.${option.shape.t.value}`, option] as const),
  ...adminLive.AdminServerFrame.options.map((option) => [`admin.server.${option.shape.t.value}`, option] as const),
  ...Object.entries(admin).flatMap(([name, value]) => (isAnswer(value) ? [[`admin.${name}`, value] as const] : [])),
  ['export.JobFrame', exported.JobFrame],
  ['export.JobStatus', exported.JobStatus],
  ['export.ExportNudge', exported.ExportNudge],
  ['errors.Problem', Problem],
]);

describe('the wire', () => {
  it('has an example of every message, and no example without a message', () => {
    expect([...fixtures.keys()].toSorted()).toEqual([...schemas.keys()].toSorted());
  });

  it.each([...schemas])('reads the examples of %s and writes them unchanged', (name, schema) => {
    for (const example of fixtures.get(name) ?? []) {
      const read = schema.parse(example);
      expect(JSON.parse(JSON.stringify(read))).toEqual(example);
    }
  });

  it.each([...fixtures.keys()].filter((name) => name.startsWith('live.')))('reads %s as one of its side’s frames', (name) => {
    const side = name.startsWith('live.client.') ? ClientFrame : ServerFrame;
    for (const example of fixtures.get(name) ?? []) expect(side.parse(example)).toEqual(example);
  });

  it.each(invalid)('refuses $why', ({ frame }) => {
    expect(ClientFrame.safeParse(frame).success).toBe(false);
  });

  it('refuses a value that is nested as deep as a frame allows, without exhausting the stack', () => {
    const [push] = fixtures.get('live.client.push') ?? [];
    const deep: unknown = JSON.parse(`${'['.repeat(32_000)}${']'.repeat(32_000)}`);
    const frame = { ...(push as object), ops: [[1, 'set', 'basics/name', deep, '0m8zk3p1x000k3v9w2x7q1', null]] };
    expect(ClientFrame.safeParse(frame).success).toBe(false);
  });
});
