/** What an address begins with, in every language: the hint of an empty field for one. */
export const ADDRESS_START = 'https://';
