import { z } from 'zod';

/** What a program that comes with an API token may do for the person who made the token. Never their account or its security. */
export const Scope = z.enum(['resumes:read', 'resumes:write', 'resumes:share', 'exports:read', 'exports:write']);
export type Scope = z.infer<typeof Scope>;
