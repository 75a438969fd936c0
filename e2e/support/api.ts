import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Problem } from '#protocol/errors';
import { PatchResumeAnswer, ResumeAnswer, ResumeList, Session, TicketAnswer } from '#protocol/http';
import type { PlainOp } from '#protocol/resume';
import { ResumeSummary } from '#protocol/user';

/** A refusal, with the server's own words. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(method: string, path: string, problem: Problem) {
    super(`${method} ${path}: ${problem.status} ${problem.code} ${problem.detail ?? ''}`);
    this.problem = problem;
  }
}

/** An address nobody else in this run has. */
export const newAddress = (): string => `person-${randomUUID()}@vitae.example`;
export const PASSWORD = 'a long enough phrase for tests';

/** A program that uses the public HTTP surface. Every answer is checked against its schema. */
export class Api {
  readonly base: string;
  readonly session: Session | null;

  constructor(base: string, session: Session | null = null) {
    this.base = base;
    this.session = session;
  }

  /** A new account, signed in. */
  static async register(base: string, email = newAddress(), name = 'Ada Example'): Promise<Api & { readonly session: Session }> {
    return new Api(base).as(await new Api(base).post('/auth/register', Session, { email, password: PASSWORD, name }));
  }

  as(session: Session): Api & { readonly session: Session } {
    return Object.assign(new Api(this.base, session), { session });
  }

  raw(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(new URL(path, this.base), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.session ? { authorization: `Bearer ${this.session.accessToken}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async call<S extends z.ZodType>(method: string, path: string, schema: S, body?: unknown): Promise<z.infer<S>> {
    const response = await this.raw(method, path, body);
    const answer: unknown = await response.json();
    if (!response.ok) throw new ApiError(method, path, Problem.parse(answer));
    return schema.parse(answer);
  }

  get<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> {
    return this.call('GET', path, schema);
  }

  post<S extends z.ZodType>(path: string, schema: S, body: unknown): Promise<z.infer<S>> {
    return this.call('POST', path, schema, body);
  }

  createResume(title: string): Promise<ResumeSummary> {
    return this.post('/api/resumes', ResumeSummary, { title });
  }

  listResumes(): Promise<ResumeList> {
    return this.get('/api/resumes', ResumeList);
  }

  resume(id: string): Promise<z.infer<typeof ResumeAnswer>> {
    return this.get(`/api/resumes/${id}`, ResumeAnswer);
  }

  patch(id: string, ops: PlainOp[]): Promise<z.infer<typeof PatchResumeAnswer>> {
    return this.call('PATCH', `/api/resumes/${id}`, PatchResumeAnswer, { ops });
  }

  /** An address for a WebSocket that its ticket opens once. */
  async socketUrl(path: string): Promise<string> {
    const { ticket } = await this.post('/api/tickets', TicketAnswer, { resource: path });
    return `${this.base.replace(/^http/, 'ws')}${path}?ticket=${encodeURIComponent(ticket)}`;
  }
}
