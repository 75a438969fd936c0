/** Looks by staff at somebody’s account: for those who look, and for whose account it is. */
export const looking = {
  region: 'A look at this account',
  viewing: (name: string, time: string) => `You look at the account of ${name} until ${time}. You can change nothing.`,
  end: 'End',
  seen: (name: string, time: string) => `${name}, who helps here, looks at your account until ${time}. They can change nothing.`,
  sessions: 'Sessions',
  overTitle: 'This look is over',
  overText: 'To look again, begin anew in the console and say why.',
  toConsole: 'To the console',
  still: 'The look goes on.',
};
