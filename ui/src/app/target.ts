/** Where to go after signing in. Only a path of our own: `//host` and `\\host` would leave the site. */
export function safeTarget(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/home';
}

export function signInPath(from: string): string {
  return from === '/home' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`;
}
