import { GoOnAnswer, InvoiceList, OwnSubscriptionAnswer, PlanList } from '#protocol/http';
import type { Interval, PlanId } from '#protocol/plans';
import { call } from './http.ts';
import { useQuery } from './query.ts';

/** Somebody's plan, and where it is paid for. */
export const planApi = {
  /** The page of the payment service to go on to. */
  checkout: (plan: Exclude<PlanId, 'free'>, interval: Interval) =>
    call(GoOnAnswer, '/api/me/checkout', { method: 'POST', body: { plan, interval } }),
  portal: () => call(GoOnAnswer, '/api/me/billing-portal', { method: 'POST' }),
};

// Under the profile: who is told that that has changed reads these again, too.
export const useSubscription = () =>
  useQuery(() => ({ queryKey: ['me', 'subscription'], queryFn: () => call(OwnSubscriptionAnswer, '/api/me/subscription'), staleTime: 0 }));
export const useInvoices = () =>
  useQuery(() => ({ queryKey: ['me', 'invoices'], queryFn: () => call(InvoiceList, '/api/me/invoices'), staleTime: 0 }));
export const usePlans = () => useQuery(() => ({ queryKey: ['plans'], queryFn: () => call(PlanList, '/api/plans') }));
