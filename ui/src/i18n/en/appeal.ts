/** The owner of a public page that was taken down answers, once. */
export const appeal = {
  title: 'Answer about your page',
  lead: 'Your public page was taken down, and the mail says why. If that is wrong, say so here: once, to somebody who looks at it again.',
  words: 'What you want to say',
  needsWords: 'Write what you want to say.',
  send: 'Send',
  sentTitle: 'Your answer is on its way',
  sentText: 'Somebody looks at your page again. You get a mail with what came of it.',
  toResumes: 'To your résumés',
};
