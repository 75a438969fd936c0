import { VIEW_PATH } from '#protocol/views';

/** Whether this page shows staff somebody else’s account (see docs/decisions/0013-view-as.md). It does so until it is left. */
export const isView = (page: string = location.pathname): boolean => page === VIEW_PATH || page.startsWith(`${VIEW_PATH}/`);

/** Where a path of the API is asked for from here. */
export const inPlace = (path: string, page: string = location.pathname): string =>
  isView(page) && path.startsWith('/api/') ? `${VIEW_PATH}${path}` : path;

/** Pages that are no part of the web app, or the same for everybody. */
const ELSEWHERE = /^\/(?:view|admin|api|auth|r|m)(?:\/|$)/;

/** Where a link of the web app leads from here: the pages of a look lead to each other. `null`: where it says. */
export function linkInPlace(path: string, page: string = location.pathname): string | null {
  return isView(page) && path.startsWith('/') && !path.startsWith('//') && !ELSEWHERE.test(path) ? `${VIEW_PATH}${path}` : null;
}

/** Links are written as the web app's addresses; in a look they are put right before anything follows them. */
export function keepLinksInPlace(): void {
  if (!isView()) return;
  const put = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const there = link && linkInPlace(link.getAttribute('href') ?? '');
    if (link && there) link.setAttribute('href', there);
  };
  for (const act of ['click', 'auxclick'] as const) document.addEventListener(act, put, { capture: true });
}
