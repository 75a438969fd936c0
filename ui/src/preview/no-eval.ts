import { z } from 'zod';

// As in `public/first.js`: the CSP of a worker forbids compiling code, too. Imported first, before anything is parsed.
z.config({ jitless: true });
