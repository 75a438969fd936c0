import { OpenAPIHono } from '@hono/zod-openapi';
import { issuesOf } from '#protocol/field-issues';
import type { AppEnv } from './context.ts';
import { RefusedError } from './problem.ts';

/** A group of described routes: input that its schema refuses becomes one clear answer, naming the fields. */
export const routeGroup = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      // A path that cannot be an id leads nowhere.
      if (result.target === 'param') throw new RefusedError({ code: 'not_found' });
      // What was sent comes along, though the types do not say so.
      const sent = 'data' in result ? result.data : undefined;
      throw new RefusedError({ code: 'invalid_input', errors: issuesOf(result.error, sent) });
    },
  });
