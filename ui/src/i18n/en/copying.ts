import { count } from './forms.ts';

/** English: what the other languages follow. */
export const copying = {
  choose: (entry: string) => `Choose ${entry}`,
  bar: 'Chosen entries',
  chosen: (number: number) => count(number, { one: '# entry chosen', other: '# entries chosen' }),
  show: 'Show on the page',
  hide: 'Hide from the page',
  moveTo: 'Move to…',
  top: 'The top',
  end: 'The end',
  copy: (keys: string) => `Copy (${keys})`,
  delete: 'Delete',
  chooseNone: 'Choose none',
  deleted: (number: number) => count(number, { one: '# entry was deleted.', other: '# entries were deleted.' }),
  nowHidden: (number: number) => count(number, { one: '# entry hidden from the page.', other: '# entries hidden from the page.' }),
  nowShown: (number: number) => count(number, { one: '# entry shown on the page.', other: '# entries shown on the page.' }),
  moved: (number: number, section: string) => `${count(number, { one: '# entry moved', other: '# entries moved' })} to ${section}.`,
  pasted: (number: number) => count(number, { one: '# entry was pasted.', other: '# entries were pasted.' }),
  duplicated: 'Duplicated.',
  copied: (number: number) => count(number, { one: '# entry copied.', other: '# entries copied.' }),
  notCopied: 'This browser did not let us copy.',
  notCopiedDetail: (keys: string) => `${keys} on an entry may work.`,
  notPasted: 'These entries could not be pasted.',
  notPastedDetail: 'Copy them once more, one by one if there are many.',
};
