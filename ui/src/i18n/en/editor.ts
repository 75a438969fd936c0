import type { ItemWords } from './fields.ts';
import { count, list } from './forms.ts';

const changes = (n: number) => count(n, { one: '# change', other: '# changes' });

/** English: what the other languages follow. */
export const editor = {
  untitled: 'Untitled résumé',
  yourResumes: 'Your résumés',
  yourAccount: 'Your account',
  opening: {
    /** In the browser's tab. */
    tab: 'Opening',
    title: 'Opening the résumé',
    noConnection: 'No connection yet',
    opensByItself: 'The résumé opens by itself as soon as the server can be reached.',
  },
  top: {
    titleField: 'Title of the résumé',
    showOutline: 'Show the outline',
    hideOutline: 'Hide the outline',
    find: 'Find and do',
    findWith: (keys: string) => `Find and do (${keys})`,
    history: 'History',
    alsoHere: 'Also here',
    moreHere: (n: string) => `+${n}`,
  },
  appearance: { title: 'Appearance', likeSystem: 'Like the system', system: 'System', light: 'Light', dark: 'Dark' },
  views: { all: 'Parts of the editor', content: 'Content', preview: 'Preview', design: 'Design', more: 'More' },
  sections: {
    all: 'Sections',
    you: 'You',
    youHold: 'Name, contact, place',
    empty: 'Empty',
    entries: (n: number) => count(n, { one: '# entry', other: '# entries' }),
    hidden: 'hidden from the page',
    add: 'Add a section',
    usual: 'Most résumés have a summary, experience, education, skills and languages.',
    addUsual: 'Add these sections',
  },
  acts: {
    moreFor: (name: string) => `More for ${name}`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    choose: 'Choose',
    chooseNoMore: 'Choose no more',
    duplicate: 'Duplicate',
    show: 'Show on the page',
    hide: 'Hide from the page',
    comment: 'Comment',
    delete: 'Delete',
    deleted: (name: string) => `“${name}” was deleted.`,
    moved: (name: string, place: string, all: string) => `${name}: now ${place} of ${all}.`,
  },
  readOnly: {
    viewer: 'You can read this résumé. Its owner can let you edit it.',
    commenter: 'You can read and comment on this résumé. Its owner can let you edit it.',
  },
  ended: {
    titles: {
      forbidden: 'This résumé is not shared with you',
      too_old: 'There is a newer Vitae',
      signed_out: 'You have been signed out',
      somebody_else: 'You are signed in as somebody else in this browser',
      removed: 'You are no longer part of this résumé',
    },
    removed: 'Its owner removed you, or you left it in another window. What you wrote stays in it.',
    removedUnsaved: (n: number) =>
      `Its owner removed you, or you left it in another window. ${changes(n)} that you made last could not be saved any more; what you wrote before stays in it.`,
    forbidden: 'Ask its owner to invite you, or sign in with the account that was invited.',
    tooOld: 'Reload the page to go on.',
    somebodyElse: 'To go on here, sign in with your own account in another tab, then try again.',
    somebodyElseKept: (n: number) =>
      `${count(n, { one: '# change of yours waits', other: '# changes of yours wait' })} on this device, and nothing is sent under the other name. To go on here, sign in with your own account in another tab, then try again.`,
    somebodyElseUnkept: (n: number) =>
      `${count(n, { one: '# change of yours waits', other: '# changes of yours wait' })} in this page: keep it open, and nothing is sent under the other name. To go on here, sign in with your own account in another tab, then try again.`,
    signedOut: 'Everything you wrote is saved.',
    signedOutUnsaved: (n: number) =>
      `${changes(n)} of yours could not be saved. They are still in this page: keep it open, sign in in the other tab, then try again here.`,
    notAccepted: (n: number) => count(n, { other: '# not accepted' }),
    reload: 'Reload',
    signIn: 'Sign in',
    tryAgain: 'Try again',
  },
  leave: {
    title: (n: number, resume: string) => `${changes(n)} of “${resume}” would be lost`,
    refused:
      'They were not accepted, and this browser keeps nothing on the device, so they are only on this page. Copy them first, or save them as a file.',
    offline:
      'There is no connection, and this browser keeps nothing on the device, so they are only on this page. They are saved by themselves as soon as it is back.',
    leave: 'Leave without them',
    stay: 'Stay',
  },
  notices: {
    /** `field` is one of `fields.places`. */
    overwritten: (field: string) => `Somebody changed ${field} after you did.`,
    theirsIsShown: 'Theirs is what is shown now.',
    useMine: 'Use mine',
    refused: (n: number) => count(n, { one: '# change was not accepted.', other: '# changes were not accepted.' }),
    /** `reason` is a sentence. */
    refusedWhy: (reason: string) => `${reason} Nothing you wrote is lost.`,
    show: 'Show',
    copy: 'Copy what I wrote',
    /** What the server says of what this page has just sent. */
    trouble: {
      rate_limited: 'Too many requests; please wait a moment.',
      document_full: 'The résumé has reached its size limit.',
      too_large: 'This is too large.',
      forbidden: 'You may not do this.',
      unavailable: 'Busy right now; please try again in a moment.',
      other: 'Something went wrong on our side; nothing was lost.',
    },
  },
  saved: {
    saved: 'Saved',
    saving: 'Saving',
    connecting: 'Connecting',
    onDevice: 'Saved on this device',
    waiting: (n: number) => `${changes(n)} waiting`,
    waitingUnkept: (n: number) => `${changes(n)} waiting, not kept on this device`,
    offline: 'Offline: everything is saved',
    offlineWaiting: (n: number) => `Offline: ${changes(n)} waiting`,
    offlineKept: (n: number) => `Offline: ${changes(n)} waiting, kept on this device`,
    offlineUnkept: (n: number) => `Offline: ${changes(n)} waiting, not kept on this device`,
  },
  /** What somebody did, to stand behind "Undo". A field is one of `fields.places`. */
  deeds: {
    change: 'a change',
    changeOf: (field: string) => `a change of ${field}`,
    changeOfDesign: 'a change of the design',
    changeOfFields: (n: number) => count(n, { other: 'changes of # fields' }),
    typing: (field: string) => `typing in ${field}`,
    deletingIn: (field: string) => `deleting in ${field}`,
    formatting: (field: string) => `formatting in ${field}`,
    editing: (field: string) => `editing ${field}`,
    hiding: (thing: string) => `hiding ${thing}`,
    showing: (thing: string) => `showing ${thing}`,
    moving: (thing: string) => `moving ${thing}`,
    deleting: (thing: string) => `deleting ${thing}`,
    restoring: (thing: string) => `restoring ${thing}`,
    addingItem: ({ one }: ItemWords) => `adding ${one}`,
    addingSection: (title: string) => `adding the section “${title}”`,
    addingSections: (n: number) => count(n, { other: 'adding # sections' }),
  },
  undo: {
    nothing: 'Undo',
    deed: (deed: string) => `Undo ${deed}`,
    done: (deed: string) => `Undone: ${deed}.`,
    notDone: (deed: string) => `Not undone: ${deed}.`,
    notAll: 'Not all of it could be undone.',
  },
  redo: {
    nothing: 'Redo',
    deed: (deed: string) => `Redo ${deed}`,
    done: (deed: string) => `Redone: ${deed}.`,
    notDone: (deed: string) => `Not redone: ${deed}.`,
    notAll: 'Not all of it could be redone.',
  },
  withKeys: (words: string, keys: string) => `${words} (${keys})`,
  deletedSince: 'It has been deleted since.',
  changedSince: (names: readonly string[]) =>
    `Somebody has changed ${list(names)} since; ${names.length === 1 ? 'that stays as it is' : 'those stay as they are'}.`,
};
