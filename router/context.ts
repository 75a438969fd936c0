import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Identity } from '#protocol/envelope';

/** What a request carries through the router. */
export interface Variables {
  /** Names the request in answers and logs. */
  requestId: string;
  /** Who is signed in, once somebody has asked (see identity.ts). */
  identity?: Identity;
}
export interface AppEnv {
  Bindings: Env;
  Variables: Variables;
}
export type App = OpenAPIHono<AppEnv>;
export type Ctx = Context<AppEnv>;
