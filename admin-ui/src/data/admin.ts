import { z } from 'zod';
import type { SubscriptionState } from '#protocol/billing';
import {
  AdminSubscriptionAnswer,
  type GrantPlanBody,
  InvoiceList,
  MetricsAnswer,
  OperatorsHealth,
  SubscriptionList,
  ViewAsAnswer,
} from '#protocol/http';
import type { Step } from '#protocol/metrics';
import type { PlanId } from '#protocol/plans';
import { MailRecord, ReindexProgress } from '#protocol/tenant';
import { call } from '../../../ui/src/data/http.ts';

const MailPage = z.object({ items: z.array(MailRecord), before: z.number().int().optional() });

/** A span of time, from `from` until before `to` (ISO), in hours or days. */
export interface Span {
  step: Step;
  from: string;
  to: string;
}
const query = (fields: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString();
const spanQuery = ({ step, from, to }: Span) => query({ step, from, to });
const of = (user: string, what: string) => `/api/admin/users/${user}/${what}`;

/** A file that the browser fetches itself, so that it need not fit into memory. */
export const personExportPath = (id: number): string => `/api/admin/person-exports/${id}`;

/** What staff ask for that is no command of the socket. */
export const adminApi = {
  metrics: (span: Span) => call(MetricsAnswer, `/api/admin/metrics?${spanQuery(span)}`),
  health: () => call(OperatorsHealth, '/api/admin/health'),
  reindex: () => call(ReindexProgress, '/api/admin/reindex'),
  startReindex: () => call(ReindexProgress, '/api/admin/reindex', { method: 'POST' }),
  mails: (before: number | undefined) => call(MailPage, `/api/admin/mails?${query({ before: before?.toString(), limit: '50' })}`),
  subscriptions: (asked: { state?: SubscriptionState; plan?: PlanId; cursor?: string }) =>
    call(SubscriptionList, `/api/admin/subscriptions?${query({ ...asked, limit: '25' })}`),
  subscription: (user: string) => call(AdminSubscriptionAnswer, of(user, 'subscription')),
  invoices: (user: string) => call(InvoiceList, of(user, 'invoices')),
  viewAs: (user: string, why: string, key: string) => call(ViewAsAnswer, of(user, 'view'), { method: 'POST', body: { why }, key }),
  refreshSubscription: (user: string) => call(AdminSubscriptionAnswer, of(user, 'subscription/refresh'), { method: 'POST' }),
  grant: (user: string, body: z.infer<typeof GrantPlanBody>, key: string) =>
    call(AdminSubscriptionAnswer, of(user, 'plan'), { method: 'POST', body, key }),
};

/** The file of a span. The browser fetches it itself. */
export const metricsFile = (span: Span): string => `/api/admin/metrics.csv?${spanQuery(span)}`;
