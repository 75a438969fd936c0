import type { Rule } from '../rule.ts';

const FIELDS = [
  { field: 'name', severity: 'fix', place: 'basics/name' },
  { field: 'email', severity: 'fix', place: 'basics/email' },
  { field: 'phone', severity: 'consider', place: 'basics/phone' },
  { field: 'city', severity: 'consider', place: 'basics/location' },
] as const;

/** Who it is and how to reach them. Contacts of the person's own making count for what they are. */
export const contactMissing: Rule = {
  id: 'contact-missing',
  check: ({ shown: { document } }) => {
    const { name, email, phone, location, contacts = [] } = document.basics;
    const links = contacts.map(({ text, link }) => `${text} ${link}`);
    const has: Record<(typeof FIELDS)[number]['field'], boolean> = {
      name: isSaid(name),
      email: isSaid(email) || links.some((link) => link.includes('@')),
      phone: isSaid(phone) || links.some((link) => /\btel:|\+?\d[\d ()/.-]{5,}\d/.test(link)),
      city: isSaid(location?.city) || isSaid(location?.text),
    };
    return FIELDS.filter(({ field }) => !has[field]).map(({ field, severity, place }) => ({
      rule: 'contact-missing',
      severity,
      place,
      facts: { field },
    }));
  },
};

const isSaid = (text: string | undefined): boolean => (text ?? '').trim() !== '';
