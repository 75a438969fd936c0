import { createSignal, onMount } from 'solid-js';
import { TenantAnswer } from '#protocol/http';
import type { Theme } from '#protocol/tenant-themes';
import { call } from './http.ts';

/** What the person's organisation prescribes and offers of templates; `null` until that is known. */
export interface TemplateOffer {
  /** Of the organisation. */
  name: string;
  /** Templates that may be chosen; `null`: any. */
  allowed: readonly string[] | null;
  /** Templates and themes, the first being the one to begin with. */
  prescribed: readonly string[];
  themes: readonly Theme[];
}

export async function readOffer(): Promise<TemplateOffer> {
  const { name, rules } = await call(TenantAnswer, '/api/tenant');
  return { name, allowed: rules?.allowed ?? null, prescribed: rules?.prescribed ?? [], themes: rules?.themes ?? [] };
}

/** Asked once by each page that offers templates. */
export function useTemplateOffer(): () => TemplateOffer | null {
  const [offer, setOffer] = createSignal<TemplateOffer | null>(null);
  onMount(() => {
    void readOffer().then(setOffer, (error: unknown) => {
      // Without a connection all of them are shown: what is not offered is refused, with words, once there is one.
      console.info('What is offered could not be read', error);
    });
  });
  return offer;
}
