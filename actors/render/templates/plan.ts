import type { Look, SectionKind } from '#protocol/document';
import type { Template } from './contract.ts';

/** What a template is made of, as data: words about it, the values it starts with, and how it does things. */
export interface Plan extends Pick<Template, 'id' | 'name' | 'line'> {
  starts: Partial<Look>;
  manner: Partial<Manner>;
  arrangement: Arrangement;
  /** `none` where those who read such a résumé want no picture. */
  photo?: 'none';
}

/** Where things stand on the paper. The side is the one where lines start or end, so it is the other one from right to left. */
export type Arrangement =
  | { kind: 'column' }
  /** A band of the accent colour from edge to edge holds name and contacts. */
  | { kind: 'band' }
  /** Name and contacts across, two columns below. */
  | { kind: 'columns'; side: 'start' | 'end' }
  /** A column of colour down every page with name and contacts at its head. */
  | { kind: 'sidebar'; side: 'start' | 'end'; ground: 'deep' | 'pale' };

/** How a template does things, beside the values that a person may change. Sizes are factors, tracking is in em. */
export interface Manner {
  nameScale: number;
  nameWeight: 400 | 600;
  nameColor: 'ink' | 'accent';
  nameCase: 'written' | 'upper';
  nameTracking: number;
  headlineScale: number;
  headlineColor: 'ink' | 'muted' | 'accent';
  headlineItalic: boolean;
  header: 'stacked' | 'centred' | 'split';
  /** The line under the header, in points; 0 is none. */
  headerRule: number;
  contactMark: string;
  headingScale: number;
  headingColor: 'ink' | 'accent';
  headingAlign: 'start' | 'centre';
  /** Headings above their sections, or in a column at the side. */
  headingPlace: 'above' | 'beside';
  headingTracking: number;
  /** The employer and the like beneath the title, or on its line. */
  facts: 'under' | 'beside';
  factItalic: boolean;
  /** A line with marks down the entries; their dates stand at its other side. */
  rail: boolean;
}

export const USUAL_MANNER: Manner = {
  nameScale: 2.3,
  nameWeight: 600,
  nameColor: 'ink',
  nameCase: 'written',
  nameTracking: -0.015,
  headlineScale: 1.22,
  headlineColor: 'accent',
  headlineItalic: false,
  header: 'stacked',
  headerRule: 0,
  contactMark: ' · ',
  headingScale: 1,
  headingColor: 'accent',
  headingAlign: 'start',
  headingPlace: 'above',
  headingTracking: 0.01,
  facts: 'under',
  factItalic: false,
  rail: false,
};

/** What stands in a sidebar where a person has not chosen: what suits a narrow column. */
export const SIDEBAR_KINDS: ReadonlySet<SectionKind> = new Set([
  'profiles',
  'skills',
  'languages',
  'interests',
  'certifications',
  'awards',
]);
