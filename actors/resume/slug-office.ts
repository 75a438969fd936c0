import { mailbox } from '#kernel/stubs';
import type { Principal } from '#protocol/envelope';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { SlugOffice } from './addresses.ts';

/** The installation's first tenant gives the addresses out, whichever tenant a résumé belongs to: they all stand under one `/r/`. */
export function slugOffice(env: Env): SlugOffice {
  const tenant = mailbox(env, 'tenant', DEFAULT_TENANT);
  const head = (resume: string) => ({ from: { kind: 'actor', actor: 'resume', id: resume } satisfies Principal, request: 'slugs' });
  return {
    claim: (message) => tenant.ask({ type: 'ClaimSlug', ...message }, head(message.resume)),
    isFree: (slug, resume) => tenant.ask({ type: 'IsSlugFree', slug }, head(resume)),
  };
}
