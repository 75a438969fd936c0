import type { JSX } from 'solid-js';
import type { OauthTrouble } from '#protocol/oauth';
import type { Role } from '#protocol/roles';

/** What is said to somebody who comes back from another site that did not sign them in. */
const oauth: Record<OauthTrouble, string> = {
  refused: 'The other site did not sign you in, or it took too long. Please try again.',
  unverified: 'The other site has not verified an address of yours. Make an account here first, then connect the two under Security.',
  address_taken: 'There is an account with your address here already. Sign in to it, then connect the two under Security.',
  connected_elsewhere: 'That account is connected to somebody else here.',
  not_connected: 'That account is not connected to yours. Confirm with one that is.',
  unproved: 'Please confirm that it is you, and connect it again.',
  closed: 'New accounts are not open here.',
  failed: 'This did not work. Please try again.',
};
const roles: Record<Role, string> = { viewer: 'Can read.', commenter: 'Can comment.', editor: 'Can edit.', owner: 'Owner.' };

/** English: what the other languages follow. */
export const auth = {
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  signIn: {
    title: 'Sign in',
    oneMore: 'One more step',
    newHere: (link: JSX.Element): JSX.Element => ['New here? ', link],
    make: 'Make an account',
    forgot: 'Forgot your password?',
    busy: 'Signing in…',
    byPasskey: 'Sign in with a passkey',
    or: 'or',
    by: (provider: string) => `Continue with ${provider}`,
    startOver: 'Start over',
  },
  signUp: {
    title: 'Make an account',
    busy: 'Making your account…',
    haveOne: (link: JSX.Element): JSX.Element => ['Have one already? ', link],
  },
  forgotten: {
    title: 'Forgotten password',
    back: 'Back to signing in',
    explain: 'We send you a link to choose a new one.',
    send: 'Send the link',
    sent: (email: string) =>
      `If there is an account with ${email}, a link is on its way there. It works for 30 minutes. Look into your spam folder, too.`,
  },
  reset: {
    title: 'Choose a new password',
    another: 'Have another link sent',
    done: 'Your password is changed. All sessions were ended, so please sign in anew.',
    act: 'Change password',
  },
  mailed: {
    incomplete: 'This link is not complete. Open it from the e-mail again, or copy all of it.',
    toResumes: 'Go to your résumés',
    confirmEmail: {
      title: 'Confirm your new address',
      ask: 'Your account uses this address from then on, also for signing in.',
      button: 'Use this address',
      done: 'Your address is changed.',
    },
    keepAccount: {
      title: 'Keep your account',
      ask: 'Your account is to be deleted. You can still change your mind.',
      button: 'Keep my account',
      done: 'Your account stays. Everything is as it was.',
    },
    verifyEmail: {
      title: 'Confirm your address',
      ask: 'This tells us that the address is yours.',
      button: 'Confirm my address',
      done: 'Thank you, your e-mail address is confirmed.',
      otherwise: 'You can have a new link sent from your account page.',
    },
  },
  join: {
    tab: 'Invitation',
    title: (tenant: string) => `Join ${tenant}`,
    forAddress: (email: JSX.Element): JSX.Element => ['The invitation is for ', email, '. Choose a name and a password, and you are in.'],
    signedInAs: (email: JSX.Element): JSX.Element => ['You are signed in as ', email, '.'],
    withYours: 'Your account goes there, with all your résumés.',
    button: 'Join',
    busy: 'Joining…',
    spent: 'This invitation was used already, withdrawn, or has expired. If you have joined already, sign in; else ask for a new one.',
  },
  invite: {
    tab: 'Invitation',
    title: 'You are invited to a résumé',
    stranger:
      'Somebody wants to share a résumé with you. Sign in, or make an account, to say who you are; then you come back here to accept.',
    signedInAs: (email: JSX.Element): JSX.Element => [
      'You are signed in as ',
      email,
      '. Accept, and the résumé opens; it is then among yours.',
    ],
    accept: 'Accept',
    accepting: 'Accepting…',
    another: 'Use another account',
    spent: 'This invitation was used already, taken back, or has expired. Ask who invited you for a new one.',
    shared: (title: string) => `“${title}” is shared with you.`,
    roles,
  },
  oauth,
};
