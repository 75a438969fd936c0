import { quoteOf } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** A local part, one @, and a name with a dot: what mail on the internet needs, and no more. */
const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/u;

export const emailInvalid: Rule = {
  id: 'email-invalid',
  check: ({ shown: { document } }) => {
    const email = document.basics.email?.trim() ?? '';
    if (email === '') return null;
    if (ADDRESS.test(email) && !email.includes('..')) return [];
    return [{ rule: 'email-invalid', severity: 'fix', place: 'basics/email', facts: { quote: quoteOf(email) } }];
  },
};
