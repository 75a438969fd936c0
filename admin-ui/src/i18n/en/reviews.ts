import { reviewStates } from './cohorts.ts';

/** What members ask coaches to look at. */
export const reviews = {
  title: 'Reviews',
  lead: 'Members ask for a look at a résumé. Whoever takes one may comment in it until it is finished.',
  state: 'State',
  states: reviewStates,
  asked: (name: string, ago: string) => `${name} asked ${ago}`,
  with: (name: string) => `With ${name}`,
  untitled: 'Untitled résumé',
  take: 'Take it',
  taken: 'You may comment in it now.',
  openResume: 'Open the résumé',
  giveBack: 'Return to the queue',
  returned: 'It is back in the queue.',
  finish: 'Finish',
  finishTitle: (title: string) => `Finish the review of “${title}”`,
  finishText: 'Your comments stay; your rights in the résumé end. Whoever asked gets a mail.',
  finishWords: 'A word to them',
  finished: 'The review is finished.',
  noneTitle: 'Nothing is here',
  noneText: 'What members ask for appears here at once.',
  tile: 'Reviews waiting',
};
