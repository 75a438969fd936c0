import { QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { TenantAnswer } from '#protocol/http';
import { newQueryClient } from '../../data/queries.ts';
import { expectAccessible, find, show } from '../../testing/dom.ts';
import { TenantNotices } from './TenantNotices.tsx';

const PLACE: TenantAnswer = {
  name: 'Career Centre',
  color: null,
  registration: 'open',
  banner: null,
  off: [],
  templates: [],
  maxResumes: 500,
};

let hide = () => {};
afterEach(() => {
  hide();
  localStorage.clear();
  vi.unstubAllGlobals();
});

function open(answer: TenantAnswer) {
  vi.stubGlobal('fetch', async () => Response.json(answer));
  hide = show(() => (
    <QueryClientProvider client={newQueryClient()}>
      <TenantNotices />
    </QueryClientProvider>
  ));
}
const notices = () => [...document.querySelectorAll('.tenant-notice p')].map(({ textContent }) => textContent);

it('shows what is announced until it is put aside, and then the next', async () => {
  const banner = { text: 'Closed on Friday', tone: 'warning', until: null } as const;
  open({ ...PLACE, banner });
  await vi.waitFor(() => expect(notices()).toEqual(['Closed on Friday']));
  await expectAccessible();
  find<HTMLButtonElement>('[aria-label="Dismiss"]').click();
  expect(notices()).toEqual([]);
  hide();
  open({ ...PLACE, banner, isHeld: true });
  await vi.waitFor(() => expect(notices()).toHaveLength(1));
  expect(notices()[0]).toContain('Career Centre is suspended');
  hide();
  open({ ...PLACE, banner: { ...banner, text: 'Open again' } });
  await vi.waitFor(() => expect(notices()).toEqual(['Open again']));
});
