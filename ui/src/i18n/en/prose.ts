import { count } from './forms.ts';

/** English: what the other languages follow. */
export const prose = {
  toolbar: (label: string) => `Format ${label}`,
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  bullets: 'Bulleted list',
  numbers: 'Numbered list',
  link: 'Link',
  withKeys: (words: string, keys: string) => `${words} (${keys})`,
  linkDialog: {
    add: 'Add a link',
    change: 'Change the link',
    address: 'Address',
    text: 'Text',
    textExample: 'What the link says',
    remove: 'Remove',
    save: 'Save',
    notAnAddress: 'A link begins with https://, mailto: or tel:',
  },
  tooLong: (n: number) => count(n, { other: 'A text can have at most # characters.' }),
  tooManyLines: (n: number) => count(n, { other: 'A text can have at most # lines.' }),
  tooManyStyles: 'There are too many changes of style in one line.',
};
