import { createEffect, createSignal, onCleanup } from 'solid-js';
import { TenantAnswer } from '#protocol/http';
import { call } from '../../../ui/src/data/http.ts';
import { Notices } from '../../../ui/src/features/tenant/Notices.tsx';
import { usePhone } from './context.ts';

/** How long an announcement may take to reach a phone that is in use. */
const EVERY_MS = 60_000;

/** What the person's organisation says to everybody, where there is a connection: without one, it is no use. */
export default function PlaceNotices() {
  const phone = usePhone();
  const [place, setPlace] = createSignal<TenantAnswer>();
  let askedAt = Number.NEGATIVE_INFINITY;
  const ask = () => {
    if (phone.sync().phase !== 'live' || document.hidden || performance.now() - askedAt < EVERY_MS) return;
    askedAt = performance.now();
    call(TenantAnswer, '/api/tenant').then(setPlace, (error: unknown) => console.warn('The organisation did not answer', error));
  };
  createEffect(ask);
  const timer = setInterval(ask, EVERY_MS);
  onCleanup(() => clearInterval(timer));
  return <Notices tenant={place()} />;
}
