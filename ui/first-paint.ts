import type { Plugin } from 'vite';
import { landing } from './src/i18n/en/landing.ts';

/**
 * Puts the upper part of the landing page into index.html, so that it is there before any script. It is shown only where
 * `public/first.js` has found that it is wanted (`data-first`), and gives way to the app. `pages/Landing.tsx` draws the same.
 */
export function firstPaint(): Plugin {
  return {
    name: 'vitae-first-paint',
    transformIndexHtml: (html) => html.replace('<div id="app"></div>', `<div id="app">${MARKUP}</div>`),
  };
}

const MARKUP = `
      <div class="first-paint">
        <header class="landing-bar">
          <a class="wordmark" href="/">
            <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="7" fill="var(--accent)" />
              <path d="M8 9l6 14h4l6-14h-4l-4 9.6L12 9z" fill="var(--on-accent)" />
            </svg>
            Vitae
          </a>
          <a class="button button-quiet" href="/sign-in">${landing.signIn}</a>
        </header>
        <main class="landing">
          <h1>${landing.title}</h1>
          <a class="button button-primary landing-button" href="/sign-up">${landing.start}</a>
          <div class="demo-place"></div>
        </main>
      </div>
    `;
