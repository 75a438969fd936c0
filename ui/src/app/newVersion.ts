const RELOADED = 'vitae-reloaded-at';
/** Two failures within so many ms are no new version, but something else: then the page says what is wrong. */
const ONCE_IN = 30_000;

/** A page that was opened before an update asks for files that are gone: it is loaded anew, once. */
export function reloadOnNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < ONCE_IN) return;
    event.preventDefault();
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  });
}
