import { count } from '../../../../ui/src/i18n/en/forms.ts';

const again = (seconds: number | null): string =>
  seconds === null ? 'Try again in a moment.' : `Try again in ${count(seconds, { one: '# second', other: '# seconds' })}.`;

/** When something could not be done or shown. */
export const failure = {
  offline: 'The server cannot be reached. Check your connection and try again.',
  unloaded: 'This page could not be loaded. Check your connection, then try again.',
  unforeseen: 'Something went wrong here. Reload the page; nothing was lost.',
  tooOften: (seconds: number | null) => `That was too often. ${again(seconds)}`,
  busy: (seconds: number | null) => `The server is busy. ${again(seconds)}`,
  forbidden: 'Your role does not allow this.',
  invalid: 'Some of what was filled in cannot be taken. See below.',
  notShown: 'This could not be shown',
  youAreOffline: 'You are offline',
  retry: 'Try again',
  outdated: 'This is what was there a while ago; it could not be read anew.',
};
