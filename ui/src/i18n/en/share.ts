import { count } from './forms.ts';

/** English: what the other languages follow. */
export const share = {
  share: 'Share',
  title: (title: string) => `Share “${title}”`,
  untitled: 'Untitled résumé',
  tryAgain: 'Try again',
  ownerOnly: 'Only the owner can invite others or change what they may do.',
  people: 'People',
  listFailed: (why: string) => `The people could not be listed. ${why}`,
  onlyYou: 'Only you so far. Invite somebody to read along or to write with you.',
  you: '(you)',
  /** What a role lets somebody do, as it stands beside their name. */
  roles: { viewer: 'Can read', commenter: 'Can comment', editor: 'Can edit', owner: 'Owner' },
  /** What is said to somebody whose role has just changed. */
  roleNow: {
    viewer: 'You can only read this résumé now.',
    commenter: 'You can read and comment on this résumé now, but not edit it.',
    editor: 'You can edit this résumé now.',
    owner: 'You own this résumé now.',
  },
  roleOf: (name: string) => `What ${name} may do`,
  invite: {
    email: 'Invite by e-mail',
    example: 'name@example.com',
    noAddress: 'This is not an e-mail address.',
    role: 'What they may do',
    send: 'Invite',
    sent: (email: string) => `An invitation is on its way to ${email}.`,
    sentFor: (days: number) => count(days, { one: 'It can be accepted for # day.', other: 'It can be accepted for # days.' }),
  },
  invited: {
    heading: 'Invited',
    /** `when`: "in 5 days", "tomorrow". */
    expires: (when: string) => `expires ${when}`,
    expired: 'has expired',
    takeBack: 'Take back',
    takeBackOf: (email: string) => `Take back the invitation to ${email}`,
    takenBack: (email: string) => `The invitation to ${email} was taken back.`,
    again: 'Invite again',
    sentAgain: (email: string) => `A new invitation is on its way to ${email}.`,
    notAgain: (email: string) => `${email} was not invited.`,
  },
  remove: {
    open: (name: string) => `Remove ${name}`,
    title: (name: string) => `Remove ${name}?`,
    text: (name: string, title: string) => `${name} can then no longer open “${title}”. What they wrote stays. You can invite them again.`,
    act: 'Remove',
    done: (name: string) => `${name} was removed.`,
  },
  handOver: {
    open: 'Hand over ownership',
    title: (title: string) => `Hand over “${title}”?`,
    text: 'The new owner decides who can read and edit, and alone can put the résumé in the trash. You stay in it and can edit. Only the new owner can hand it back.',
    to: 'New owner',
    act: 'Hand over',
  },
  review: {
    title: 'Review by a coach',
    text: 'A coach of your organisation may then comment in this résumé until the review is over.',
    words: 'What should they look at?',
    ask: 'Ask for a review',
    waiting: 'It waits for a coach.',
    claimed: (name: string) => `${name} is looking at it and may comment.`,
    done: (name: string) => `${name} has finished the last review.`,
    withdraw: 'Take it back',
  },
  leave: {
    open: 'Leave this résumé',
    title: (title: string) => `Leave “${title}”?`,
    text: 'You can then no longer open it. What you wrote stays. Its owner can invite you again.',
    act: 'Leave',
    done: (title: string) => `You have left “${title}”.`,
  },
};
