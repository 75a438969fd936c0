import { en } from './en.ts';

export type Catalogue = typeof en;

/** The words of one area: `const w = words('people')`, then `w().title`. English only for now; it is a function so that it need not stay so. */
export const words =
  <Area extends keyof Catalogue>(area: Area): (() => Catalogue[Area]) =>
  () =>
    en[area];
