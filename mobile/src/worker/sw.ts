/// <reference lib="webworker" />
import { cacheName, isFont, isPage, olderFonts, PHOTOS, photoFolder, photosToDrop, SHARE_TARGET, SYNC, staleCaches } from './choices.ts';
import { keepReceived, sharedFiles } from './received.ts';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the app with what is in it: the build writes it. */
declare const __PRECACHE__: readonly (readonly [url: string, hash: string])[];
/** Of all of them. */
declare const __VERSION__: string;

const SHELL = cacheName('shell', __VERSION__);
/** The page that every address of the app is. */
const PAGE = '/m/';

/** Files that are on the device already, from the version before, are not loaded again: their names hold what is in them. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  const have = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const wanted = __PRECACHE__.filter(([url]) => !have.has(url));
  for (const [url] of wanted) {
    const known = /\/assets\//.test(url) ? await caches.match(url) : undefined;
    const response = known ?? (await fetch(url, { cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await cache.put(url, response);
  }
  await renewFonts();
}

/** What the résumés on this device need of the fonts is known by what the older version had: this one has the same, as it is now. */
async function renewFonts(): Promise<void> {
  const fonts = await caches.open(cacheName('fonts', __VERSION__));
  const have = new Set((await fonts.keys()).map(({ url }) => url));
  for (const name of olderFonts(await caches.keys(), __VERSION__))
    for (const { url } of await (await caches.open(name)).keys()) {
      if (have.has(url)) continue;
      have.add(url);
      const response = await fetch(url, { cache: 'no-cache' });
      // This version may have no such file.
      if (response.ok) await fonts.put(url, response);
    }
}

async function activate(): Promise<void> {
  for (const name of staleCaches(await caches.keys(), __VERSION__)) await caches.delete(name);
  await self.clients.claim();
}

async function shellFile(request: Request, url: string): Promise<Response> {
  return (await caches.match(url, { cacheName: SHELL })) ?? fetch(request);
}

/** Fonts are many, and never another under the same version of the app: what was asked for once stays. */
async function font(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName('fonts', __VERSION__));
  const known = (await caches.match(request, { cacheName: SHELL })) ?? (await cache.match(request));
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Photos are shown and printed without a connection, too. The page clears them when the person signs out. */
async function photo(request: Request): Promise<Response> {
  const cache = await caches.open(PHOTOS);
  const known = await cache.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (!response.ok) return response;
  await cache.put(request.url, response.clone());
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  for (const path of photosToDrop(kept, new URL(request.url).pathname)) await cache.delete(path);
  return response;
}

/** A file that another app shares: kept first, looked at on the screen that this leads to, whenever there is a connection. */
async function takeShared(request: Request): Promise<Response> {
  const page = new URL(SHARE_TARGET, self.location.origin);
  try {
    const refused = await keepReceived(sharedFiles(await request.formData()), Date.now());
    if (refused > 0) page.searchParams.set('refused', String(refused));
  } catch (error) {
    console.warn('A shared file was not kept', error);
    page.searchParams.set('refused', '1');
  }
  return Response.redirect(page, 303);
}

/** Syncing is the pages' own, of which one leads. Where none is open, what waits goes out when the app is opened. */
async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage(SYNC);
}

self.addEventListener('sync', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(wakePages());
});
self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === 'POST' && pathname === SHARE_TARGET) return event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  if (isPage(pathname, request.mode)) event.respondWith(shellFile(request, PAGE));
  else if (isFont(pathname)) event.respondWith(font(request));
  else if (photoFolder(pathname) !== null) event.respondWith(photo(request));
  else if (pathname.startsWith(PAGE)) event.respondWith(shellFile(request, pathname));
});
