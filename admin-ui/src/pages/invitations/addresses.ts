import { Email } from '#protocol/credentials';

/** Addresses as somebody types them: one a line, or with commas, semicolons or spaces between. */
export function addressesIn(text: string): { emails: string[]; wrong: string | null } {
  const typed = text.split(/[\s,;]+/).filter((part) => part !== '');
  const emails: string[] = [];
  for (const part of typed) {
    const email = Email.safeParse(part);
    if (!email.success) return { emails: [], wrong: part };
    if (!emails.includes(email.data)) emails.push(email.data);
  }
  return { emails, wrong: null };
}
