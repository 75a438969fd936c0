/** Where to go after signing in. Only a path of our own: `//host` and `\\host` would leave the site. */
export function safeTarget(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/home';
}

/** Whether a path is of another app, which only a whole new page leads to. */
export const isElsewhere = (path: string): boolean => /^\/admin(?:[/?#]|$)/.test(path);

const backTo = (page: string, target: string) => (target === '/home' ? page : `${page}?next=${encodeURIComponent(target)}`);

export const signInPath = (from: string): string => backTo('/sign-in', from);
export const signUpPath = (from: string): string => backTo('/sign-up', from);
