import { cloudflareTest } from '@cloudflare/vitest-plugin';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/**
 * Four kinds of test, by file name:
 *   *.test.ts            pure code, in Node
 *   *.workerd.test.ts    actors and the router, in workerd with real bindings
 *   *.dom.test.tsx       components, in jsdom
 *   *.e2e.test.ts        the running product: HTTP, sockets, a real browser
 */
// A secret of the tests' own. wrangler looks for required ones in the environment.
process.env.VITAE_SECRET = 'dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdC1zZWM';

export default defineConfig({
  test: {
    // The worker says a line for much of what it does; it is of interest where something failed.
    silent: 'passed-only',
    // Every core: the machine has nothing else to do meanwhile.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          include: ['{actors,router,ui,mobile,admin-ui,host,bench}/**/*.test.ts'],
          exclude: ['**/*.workerd.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
          environment: 'node',
          // Pure code: files share their modules, which costs a third less time.
          isolate: false,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            remoteBindings: false,
            miniflare: {
              bindings: {
                VITAE_ADMIN_EMAIL: 'admin@vitae.example',
                VITAE_ORIGIN: 'http://vitae.example',
                VITAE_FRONT: 'front-of-the-tests',
                VITAE_METRICS_TOKEN: 'metrics-token-of-the-tests',
                STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
              },
            },
          }),
        ],
        test: {
          name: 'workerd',
          include: ['{actors,router}/**/*.workerd.test.ts'],
          setupFiles: ['./router/testing/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [solid()],
        resolve: { conditions: ['development', 'browser'] },
        test: {
          name: 'dom',
          include: ['{ui,mobile,admin-ui}/**/*.dom.test.tsx'],
          environment: 'jsdom',
          expect: { poll: { timeout: 5_000 } },
          setupFiles: ['./ui/src/testing/layout.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ['./e2e/support/prepare.ts'],
          setupFiles: ['./e2e/support/setup.ts'],
          // A page on a busy machine takes its time.
          expect: { poll: { timeout: 20_000 } },
          // Each file starts servers and browsers of its own: after the others, and no more than two at a time, which wait for each other little.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
