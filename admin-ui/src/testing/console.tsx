import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import type { Component } from 'solid-js';
import { vi } from 'vitest';
import type { TenantRole } from '#protocol/roles';
import type { AdminCommand } from '#protocol/tenant-admin';
import { ToastRegion } from '../../../ui/src/kit/toast.tsx';
import { find, show } from '../../../ui/src/testing/dom.ts';
import { AccessContext } from '../app/access.tsx';
import { newQueryClient } from '../data/client.ts';
import { ME } from './ids.ts';

export { ME, SOMEBODY } from './ids.ts';

/** What a tenant answers in a test: a value, or a refusal by its code. */
type Answer = { value: unknown } | { status: number; code: string; detail?: string; errors?: { path: string; message: string }[] };

/** A tenant that answers as it is told, and keeps what it was asked. */
export function fakeTenant(answer: (command: AdminCommand) => Answer): { asked: AdminCommand[] } {
  const asked: AdminCommand[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path !== '/api/admin/commands') throw new TypeError(`nobody asks for ${path}`);
    const command: AdminCommand = JSON.parse(String(body));
    asked.push(command);
    const said = answer(command);
    if ('value' in said) return Response.json(said.value);
    return Response.json({ type: 'x', title: said.code, ...said }, { status: said.status });
  });
  return { asked };
}

/** What the page that is shown knows: to say, as the socket does, that it is not what it was. */
export let client = newQueryClient();

/** A page of the console in a document of its own, for somebody with this role. Returns what takes it away. */
export function showPage(path: string, at: string, page: Component, role: TenantRole = 'admin'): () => void {
  const history = createMemoryHistory();
  history.set({ value: at });
  client = newQueryClient();
  const known = client;
  const me = { id: ME, name: 'Grace Hopper', email: 'grace@careers.example', emailVerified: true };
  return show(() => (
    <QueryClientProvider client={known}>
      <AccessContext.Provider value={() => ({ me, role })}>
        <MemoryRouter history={history}>
          <Route path={path} component={page} />
        </MemoryRouter>
        <ToastRegion />
      </AccessContext.Provider>
    </QueryClientProvider>
  ));
}

/** The one control or button with this name. */
export function named<E extends HTMLElement = HTMLElement>(selector: string, name: string): E {
  const found = [...document.querySelectorAll<E>(selector)].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`nothing is called ${name} in ${document.body.textContent}`);
  return found;
}

export const field = <E extends HTMLElement = HTMLInputElement>(label: string): E =>
  find<E>(`[id="${named<HTMLLabelElement>('label', label).htmlFor}"]`);
