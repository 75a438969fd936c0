/** Why a password that is long enough is still a bad choice, or `null`. */
export function passwordProblem(password: string, person: { email: string; name: string }): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  const own = [person.email, person.email.split('@')[0] ?? '', person.name.toLowerCase()].filter((word) => word.length > 0);
  if (own.includes(plain)) return 'A password cannot be your own name or address.';
  if (new Set(plain).size < 3) return 'A password of the same few characters is guessed first.';
  return null;
}
