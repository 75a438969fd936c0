import { DeletionAnswer, EndedAnswer, SessionList } from '#protocol/http';
import { confirmed } from './confirming.ts';
import { call, Nothing } from './http.ts';

const post = (path: string, body: unknown) => call(Nothing, path, { method: 'POST', body });

/** What a person does with their own account beside using it. */
export const accountApi = {
  sessions: () => call(SessionList, '/api/me/sessions'),
  endSession: (id: string) => call(Nothing, `/api/me/sessions/${id}`, { method: 'DELETE' }),
  endOthers: () => call(EndedAnswer, '/api/me/sessions/end-others', { method: 'POST' }),
  changePassword: (body: { current: string; password: string }) => confirmed(() => post('/api/me/password', body)),
  changeEmail: (body: { email: string; password: string }) => confirmed(() => post('/api/me/email', body)),
  confirmEmail: (token: string) => post('/auth/confirm-email', { token }),
  forgotPassword: (email: string) => post('/auth/password/forgot', { email }),
  resetPassword: (body: { token: string; password: string }) => post('/auth/password/reset', body),
  planDeletion: (password: string) => confirmed(() => call(DeletionAnswer, '/api/me', { method: 'DELETE', body: { password } })),
  undoDeletion: () => call(Nothing, '/api/me/deletion', { method: 'DELETE' }),
  /** To the decision about a public page, once. */
  appeal: (id: number, words: string) => post('/api/me/appeals', { case: id, words }),
  keepAccount: (token: string) => post('/auth/keep-account', { token }),
};

/** Everything of the account in one file. The browser fetches it itself, so that it need not fit into memory. */
export const EXPORT_PATH = '/api/me/export';
