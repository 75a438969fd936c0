/** English: what the other languages follow. */
export const person = {
  photo: {
    title: 'Photo',
    hint: 'Only you see it, in your menu.',
    add: 'Add a photo',
    replace: 'Replace',
    remove: 'Remove',
    preparing: 'Making it smaller…',
    sending: 'Sending…',
    saved: 'Your photo is saved.',
    removed: 'Your photo is removed.',
    stillThere: 'Your photo is still there.',
    alt: 'Your photo',
    unreadable: 'This file cannot be read as a picture here. Choose a JPEG or PNG, or a WebP.',
    tooLarge: 'This file is too large. Choose a picture of less than 60 MB.',
  },
  /** For accounts without a password. */
  confirm: {
    hint: 'You have no password here. Sign in once more where you come from, then make this change.',
    with: (provider: string) => `Continue with ${provider}`,
    signInAgain: 'Sign out and in again, then make this change within ten minutes.',
  },
  password: {
    none: 'You have no password here; you sign in with another account. You can choose one.',
    choose: 'Choose a password',
  },
};
