import type { Json } from '#protocol/json';
import type { News } from '#protocol/news';
import { UNTITLED } from './blank.ts';

/** What the résumé has to tell by mail, in data: the tenant knows the reader's address and language. */

/** Where it happened: the résumé's title, where it has one, and the page that shows it. */
export interface Place {
  title?: string;
  link: string;
}

/** As much of somebody's words as a mail or a message takes. */
const MOST = 400;
/** Of a comment only its beginning is mailed. */
const EXCERPT = 300;

/** A title of somebody's own; the one that new résumés are given is said in the reader's language. */
export const ownTitle = (title: Json | undefined): { title?: string } =>
  typeof title === 'string' && title !== '' && title !== UNTITLED ? { title: title.slice(0, MOST) } : {};

export function commentNews(why: 'mention' | 'reply', from: string, body: string, at: Place): News {
  const words = body.replace(/\s+/g, ' ').trim();
  const excerpt = words.length > EXCERPT ? `${words.slice(0, EXCERPT).trimEnd()}…` : words;
  return { about: 'comment', why, from: from.slice(0, MOST), body: excerpt, ...at };
}

export const decisionNews = (decision: 'accepted' | 'declined', from: string, at: Place): News => ({
  about: 'suggestion',
  decision,
  from: from.slice(0, MOST),
  ...at,
});
