import type { Scope } from '#protocol/scopes';

/** What a program may do, as its person reads it. */
export const SCOPE_WORDS: Readonly<Record<Scope, readonly [name: string, what: string]>> = {
  'resumes:read': ['Read résumés', 'with their comments and versions'],
  'resumes:write': ['Edit résumés', 'also make, comment on and delete them'],
  'resumes:share': ['Share résumés', 'invite people and change what they may do'],
  'exports:read': ['Fetch exports', 'that you have made'],
  'exports:write': ['Make exports', 'as PDF or PNG'],
};

export const LIVES: readonly (readonly [days: number, label: string])[] = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [366, 'One year'],
];
