import { z } from 'zod';

/** BCP 47, as far as a résumé needs it. */
export const Locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .max(35);
