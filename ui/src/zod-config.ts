import { z } from 'zod';

// The CSP forbids `eval`, which zod would otherwise try for speed. Imported first, before anything is parsed.
z.config({ jitless: true });
