import { AUTHORITY, type Rule } from './authority.ts';
import { Scope } from './scopes.ts';

const { user, resume, export: job, tenant } = AUTHORITY;
const OPEN: Rule = { who: 'anybody', scopes: Scope.options };

/**
 * Every route, by the rule of the message that it asks an actor. A program comes in only by what stands here: a route that is not
 * listed refuses every API token.
 */
export const ROUTES = {
  'GET /api/health': OPEN,
  'POST /auth/register': user.Register,
  'POST /auth/join': user.RegisterByInvitation,
  'POST /auth/join/place': OPEN,
  'POST /auth/login': user.Login,
  'POST /auth/refresh': user.Refresh,
  'POST /auth/logout': user.Logout,
  'POST /auth/logout-all': user.LogoutAll,
  'POST /auth/verify-email': user.VerifyEmail,
  'POST /auth/verify-email/resend': user.ResendVerification,
  'GET /auth/.well-known/jwks.json': OPEN,
  'POST /auth/factor': user.ProveFactor,
  'POST /auth/factor/passkey': user.FactorPasskeyOptions,
  'POST /auth/passkey/options': OPEN,
  'POST /auth/passkey': user.PasskeySignIn,
  'POST /auth/confirm': user.Confirm,
  'POST /auth/confirm/passkey': user.ConfirmPasskeyOptions,
  'GET /auth/oauth': OPEN,
  // To link, one has to be signed in; to sign in, not.
  'POST /auth/oauth/{provider}/start': OPEN,
  'GET /auth/oauth/{provider}/callback': OPEN,
  'POST /auth/confirm-email': user.ConfirmEmail,
  'POST /auth/password/forgot': user.StartReset,
  'POST /auth/password/reset': user.ResetPassword,
  'POST /auth/keep-account': user.UndoDeletionByLink,

  'GET /api/me/factors': user.GetFactors,
  'POST /api/me/passkeys/options': user.PasskeyOptions,
  'POST /api/me/passkeys': user.AddPasskey,
  'PATCH /api/me/passkeys/{passkey}': user.RenamePasskey,
  'DELETE /api/me/passkeys/{passkey}': user.RemovePasskey,
  'POST /api/me/totp': user.StartTotp,
  'POST /api/me/totp/confirm': user.ConfirmTotp,
  'DELETE /api/me/totp': user.RemoveTotp,
  'POST /api/me/recovery-codes': user.RenewRecoveryCodes,
  'GET /api/me/identities': user.ListIdentities,
  'POST /api/me/identities/unlink': user.UnlinkIdentity,
  'GET /api/me/sessions': user.ListSessions,
  'DELETE /api/me/sessions/{id}': user.EndSession,
  'POST /api/me/sessions/end-others': user.EndOtherSessions,
  'POST /api/me/password': user.ChangePassword,
  'POST /api/me/email': user.ChangeEmail,
  'DELETE /api/me/deletion': user.UndoDeletion,
  'GET /api/me/export': { who: 'self', scopes: [] },

  'GET /api/me': user.GetProfile,
  'PATCH /api/me': user.UpdateProfile,
  'DELETE /api/me': user.PlanDeletion,
  'PUT /api/me/photo': user.AddOwnPhoto,
  'GET /api/me/photo': user.GetOwnPhoto,
  'DELETE /api/me/photo': user.RemoveOwnPhoto,
  'GET /api/me/webhook-secret': { who: 'self', scopes: [] },
  'POST /api/me/tenant': user.MoveByInvitation,
  'GET /api/me/reviews': tenant.ListOwnReviews,
  'POST /api/resumes/{id}/reviews': tenant.AskReview,
  'DELETE /api/me/reviews/{review}': tenant.WithdrawReview,
  'POST /api/tickets': user.IssueTicket,
  'GET /api/me/tokens': user.ListApiTokens,
  'POST /api/me/tokens': user.CreateApiToken,
  'DELETE /api/me/tokens': user.RevokeApiTokens,
  'DELETE /api/me/tokens/{token}': user.RevokeApiToken,

  'GET /api/resumes': user.ListResumes,
  'POST /api/resumes': resume.CreateResume,
  'POST /api/resumes/import': resume.CreateResume,
  'GET /api/resumes/{id}': resume.GetResume,
  'PATCH /api/resumes/{id}': resume.ApplyOps,
  'DELETE /api/resumes/{id}': resume.TrashResume,
  'POST /api/resumes/{id}/restore': resume.RestoreResume,
  'PUT /api/resumes/{id}/arrangement': user.ArrangeResume,
  // Reads it, and begins another.
  'POST /api/resumes/{id}/duplicate': { who: resume.GetResume.who, scopes: resume.CreateResume.scopes },
  'GET /api/resumes/{id}/thumbnail': { ...job.DrawPicture, who: resume.TakeSnapshot.who },
  'GET /api/resumes/{id}/card.png': { ...job.DrawPicture, who: resume.TakeSnapshot.who },
  'POST /api/resumes/{id}/photo': resume.AddPhoto,
  'PUT /api/resumes/{id}/photo': resume.AddPhoto,
  'GET /api/resumes/{id}/photo/{key}': resume.GetPhoto,
  'GET /api/resumes/{id}/conflicts': resume.ListConflicts,
  'DELETE /api/resumes/{id}/conflicts/{conflict}': resume.DismissConflict,

  'GET /api/resumes/{id}/members': resume.ListMembers,
  'PUT /api/resumes/{id}/members/{user}': resume.SetRole,
  'DELETE /api/resumes/{id}/members/{user}': resume.RemoveMember,
  'POST /api/resumes/{id}/invites': resume.InviteMember,
  'DELETE /api/resumes/{id}/invites/{invite}': resume.RevokeInvite,
  'POST /api/invites/accept': resume.AcceptInvite,

  'GET /api/resumes/{id}/links': resume.ListLinks,
  'POST /api/resumes/{id}/links': resume.CreateLink,
  'GET /api/resumes/{id}/links/check': resume.CheckSlug,
  'PATCH /api/resumes/{id}/links/{link}': resume.ChangeLink,
  'DELETE /api/resumes/{id}/links/{link}': resume.DeleteLink,
  'POST /api/resumes/{id}/links/{link}/restore': resume.RestoreLink,

  'GET /r/{slug}': resume.OpenPage,
  'POST /r/{slug}': resume.UnlockPage,
  'GET /r/{slug}/photo': resume.OpenPage,
  'GET /r/{slug}/card.png': job.DrawPageCard,
  'GET /r/{slug}/pdf': job.ServePageFile,
  'GET /r/{slug}/report': resume.OpenPage,
  'POST /r/{slug}/report': resume.OpenPage,

  'GET /api/resumes/{id}/versions': resume.ListVersions,
  'POST /api/resumes/{id}/versions': resume.SaveVersion,
  'GET /api/resumes/{id}/versions/{version}': resume.GetVersion,
  'PATCH /api/resumes/{id}/versions/{version}': resume.RenameVersion,
  'DELETE /api/resumes/{id}/versions/{version}': resume.DeleteVersion,
  'GET /api/resumes/{id}/versions/{version}/changes': resume.CompareVersions,
  'POST /api/resumes/{id}/versions/{version}/restore': resume.RestoreVersion,
  // Reads it, and begins another.
  'POST /api/resumes/{id}/versions/{version}/duplicate': { who: resume.GetVersion.who, scopes: resume.CreateResume.scopes },
  'GET /api/resumes/{id}/activity': resume.ListActivity,

  'GET /api/resumes/{id}/threads': resume.ListThreads,
  'POST /api/resumes/{id}/threads': resume.StartThread,
  'POST /api/resumes/{id}/threads/{thread}/comments': resume.Reply,
  'PATCH /api/resumes/{id}/threads/{thread}/comments/{comment}': resume.EditComment,
  'DELETE /api/resumes/{id}/threads/{thread}/comments/{comment}': resume.DeleteComment,
  'POST /api/resumes/{id}/threads/{thread}/resolve': resume.ResolveThread,
  'POST /api/resumes/{id}/threads/{thread}/reopen': resume.ReopenThread,
  'PUT /api/resumes/{id}/threads/{thread}/seen': resume.SeeThread,
  'GET /api/resumes/{id}/suggestions': resume.ListSuggestions,
  'POST /api/resumes/{id}/suggestions': resume.Suggest,
  'POST /api/resumes/{id}/suggestions/{suggestion}/decision': resume.DecideSuggestion,
  'POST /api/resumes/{id}/suggestions/{suggestion}/withdraw': resume.WithdrawSuggestion,

  // The résumé has to let the asker see it.
  // Staff who look take no files with them.
  'GET /api/resumes/{id}/export/{format}': { who: resume.GetResume.who, scopes: resume.GetResume.scopes },
  'POST /api/resumes/{id}/exports': { who: resume.TakeSnapshot.who, scopes: job.StartExport.scopes },
  'GET /api/exports/{jobId}': job.GetExport,
  'GET /api/exports/{jobId}/file': job.GetExportFile,
  'GET /api/exports/{jobId}/text': job.GetExportText,

  // Edits travel on it: a program that may only read asks over HTTP.
  'GET /api/resumes/{id}/live': { ...resume.PushOps, inView: true },
  'GET /api/exports/{jobId}/live': job.GetExport,
  // It says that something has changed, never what: whoever may read the list may know when to.
  'GET /api/me/live': { ...user.ListResumes, who: 'self' },

  // Each command on it has a rule of its own.
  'GET /api/admin/live': tenant.ListStaff,
  'POST /api/admin/users/{user}/view': tenant.ViewAs,
  'DELETE /api/view': user.EndView,
  'GET /api/admin/person-exports/{export}': tenant.TakePersonExport,
  'GET /api/admin/users': tenant.SearchPeople,
  'GET /api/admin/resumes': tenant.ListTenantResumes,
  'POST /api/admin/reindex': tenant.StartReindex,
  'GET /api/admin/reindex': tenant.GetReindex,
  'GET /api/admin/mails': tenant.ListMails,
  'GET /api/admin/config': tenant.ReadConfig,
  'PATCH /api/admin/config': tenant.UpdateConfig,

  'GET /api/tenant': OPEN,
  'GET /api/plans': OPEN,
  'POST /api/me/appeals': tenant.AppealDecision,
  'GET /api/me/subscription': tenant.GetOwnSubscription,
  'GET /api/me/invoices': tenant.ListOwnInvoices,
  'POST /api/me/checkout': tenant.StartCheckout,
  'POST /api/me/billing-portal': tenant.OpenPortal,
  'GET /api/admin/subscriptions': tenant.ListSubscriptions,
  'GET /api/admin/users/{user}/subscription': tenant.GetSubscription,
  'POST /api/admin/users/{user}/subscription/refresh': tenant.RefreshSubscription,
  'GET /api/admin/users/{user}/invoices': tenant.ListInvoices,
  'POST /api/admin/users/{user}/plan': tenant.GrantPlan,
  'GET /api/admin/metrics': tenant.GetMetrics,
  'GET /api/admin/metrics.csv': tenant.GetMetrics,
  'GET /api/admin/health': tenant.GetMetrics,
  // Each command has a rule of its own; this is what the first of them takes.
  'POST /api/admin/commands': tenant.ListStaff,
  'POST /api/admin/intakes': tenant.StartIntake,
  'GET /api/admin/intakes/{intake}/report.csv': tenant.ReadIntakeReport,
  'GET /api/admin/audit': tenant.SearchAudit,
  'GET /api/admin/audit/export/{format}': tenant.SearchAudit,
} as const satisfies Readonly<Record<string, Rule>>;

export type RouteName = keyof typeof ROUTES;
const isRoute = (name: string): name is RouteName => Object.hasOwn(ROUTES, name);

/** What somebody may who still has to set up a second factor: to do that, to prove who they are for it, and to leave. */
const WITHOUT_FACTOR: ReadonlySet<string> = new Set<RouteName>([
  'POST /auth/logout',
  'POST /auth/logout-all',
  'POST /auth/verify-email/resend',
  'POST /auth/confirm',
  'POST /auth/confirm/passkey',
  'GET /api/me',
  'GET /api/me/live',
  'GET /api/me/factors',
  'GET /api/me/identities',
  'POST /api/me/passkeys/options',
  'POST /api/me/passkeys',
  'POST /api/me/totp',
  'POST /api/me/totp/confirm',
]);
export const mayWithoutFactor = (method: string, path: string): boolean => WITHOUT_FACTOR.has(nameOf(method, path));

/** What somebody may whose tenant is suspended, beside reading: take their files, keep their account safe, and leave. */
const WHILE_HELD: ReadonlySet<string> = new Set<RouteName>([
  'POST /auth/logout',
  'POST /auth/logout-all',
  'POST /auth/verify-email/resend',
  'POST /auth/confirm',
  'POST /auth/confirm/passkey',
  'DELETE /api/me/sessions/{id}',
  'POST /api/me/sessions/end-others',
  'POST /api/me/password',
  'POST /api/me/passkeys/options',
  'POST /api/me/passkeys',
  'POST /api/me/totp',
  'POST /api/me/totp/confirm',
  'POST /api/me/recovery-codes',
  'DELETE /api/me/tokens',
  'DELETE /api/me/tokens/{token}',
  'DELETE /api/me',
  'DELETE /api/me/deletion',
  'POST /api/me/billing-portal',
  'POST /api/tickets',
  'POST /api/resumes/{id}/exports',
  // The tenant decides about each, and writes down what staff try.
  'POST /api/admin/commands',
  'PATCH /api/admin/config',
  'DELETE /api/view',
]);
export const mayWhileHeld = (method: string, path: string): boolean => WHILE_HELD.has(nameOf(method, path));

const nameOf = (method: string, path: string): string => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`;

/** The rule of a route, by its method and its path as the router (`:id`) or the API's description (`{id}`) writes it. */
export function ruleOf(method: string, path: string): Rule | null {
  const name = nameOf(method, path);
  return isRoute(name) ? ROUTES[name] : null;
}
