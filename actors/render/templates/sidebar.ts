import { group } from './build.ts';
import { mix, strongest } from './colour.ts';
import type { SectionContent } from './content.ts';
import type { Flow } from './contract.ts';
import { looksOf } from './looks.ts';
import { headerBlocks } from './parts/header.ts';
import { type Arrangement, type Plan, SIDEBAR_KINDS } from './plan.ts';
import { type Draft, draftOf, type MakeSheet, sectionGroups, sheetOf } from './sheet.ts';
import { onGround, type Theme } from './theme.ts';

interface Divided {
  main: SectionContent[];
  aside: SectionContent[];
}

function divide({ content, theme }: Draft): Divided {
  const chosen = theme.design.sidebarSections;
  const isAside = ({ id, kind }: SectionContent): boolean => (chosen ? chosen.includes(id) : SIDEBAR_KINDS.has(kind));
  const main = content.sections.filter((section) => !isAside(section));
  // A page with nothing but a sidebar would look as if something were missing.
  return main.length > 0 ? { main, aside: content.sections.filter(isAside) } : { main: content.sections, aside: [] };
}

const isLeft = (side: 'start' | 'end', { direction }: Theme): boolean => (side === 'start') === (direction === 'ltr');

type Columns = Extract<Arrangement, { kind: 'columns' }>;
type Sidebar = Extract<Arrangement, { kind: 'sidebar' }>;

/** Name and contacts across the page; below them two columns with a line between. */
export function columnsUnderHeader(plan: Plan, { side }: Columns): MakeSheet {
  return (document, options = {}) => {
    const draft = draftOf(document, plan, options);
    const { theme, content, manner } = draft;
    const whole = theme.page.width - 2 * theme.marginX;
    const header = headerBlocks(content, looksOf(theme, manner, whole), draft.photo);
    const { main, aside } = divide(draft);
    const spans = { top: theme.marginTop, topLater: draft.topLater, bottom: draft.bottom };
    const head: Flow = { x: theme.marginX, width: whole, ...spans, content: group('Document', header) };
    const below = { below: { flow: 0, gap: theme.unit * (manner.headerRule > 0 ? 3.4 : 4) } };
    const column = (at: { x: number; width: number }, sections: readonly SectionContent[], narrow: boolean): Flow => {
      const look = looksOf(theme, manner, at.width, narrow);
      return { ...at, ...spans, ...below, content: group('Document', sectionGroups(sections, look)) };
    };
    if (aside.length === 0) return sheetOf(draft, [head, column({ x: theme.marginX, width: whole }, main, false)]);
    const gap = theme.size * 2.6;
    const asideWidth = Math.round((whole - gap) * theme.look.sidebarWidth);
    const left = isLeft(side, theme);
    const first = { x: theme.marginX, width: left ? asideWidth : whole - gap - asideWidth };
    const second = { x: first.x + first.width + gap, width: whole - gap - first.width };
    return sheetOf(draft, [head, column(left ? second : first, main, false), column(left ? first : second, aside, true)]);
  };
}

/** The accent colour darkened, or a breath of it. */
const GROUNDS = {
  deep: ({ brand }: Theme): string => mix(brand, '#0b0f14', 0.25),
  pale: ({ brand, paper }: Theme): string => mix(brand, paper, 0.92),
} as const;

/** Points. */
const STRIPE = 12;

/** A column of colour down every page that it has something on, with name and contacts at its head. */
export function colouredSidebar(plan: Plan, { side, ground: shade }: Sidebar): MakeSheet {
  return (document, options = {}) => {
    const draft = draftOf(document, plan, options);
    const { theme, content, manner } = draft;
    const { page } = theme;
    const band = Math.round(page.width * theme.look.sidebarWidth);
    const left = isLeft(side, theme);
    const padding = Math.min(theme.marginX, band * 0.13);
    const aside = { x: left ? padding : page.width - band + padding, width: band - 2 * padding };
    const gap = theme.marginX * 0.72;
    const main = { x: left ? band + gap : theme.marginX, width: page.width - band - gap - theme.marginX };
    const ground = GROUNDS[shade](theme);
    const asideLook = looksOf(onGround(theme, ground, textOn(ground, theme)), manner, aside.width, true);
    const sections = divide(draft);
    const spans = { top: theme.marginTop, topLater: draft.topLater, bottom: draft.bottom };
    const asideSpans = { ...spans, topLater: theme.marginTop, ground };
    const head: Flow = { ...aside, ...asideSpans, content: group('Document', headerBlocks(content, asideLook, draft.photo)) };
    const body: Flow = {
      ...main,
      ...spans,
      content: group('Document', sectionGroups(sections.main, looksOf(theme, manner, main.width))),
    };
    const rest: Flow = {
      ...aside,
      ...asideSpans,
      below: { flow: 0, gap: theme.unit * 4.5 },
      content: group('Document', sectionGroups(sections.aside, asideLook)),
    };
    const stripe = { x: left ? 0 : page.width - STRIPE, width: STRIPE };
    const backdrop = { flows: [0, 2], stripe, x: left ? 0 : page.width - band, y: 0, width: band, height: page.height, color: ground };
    return sheetOf(draft, [head, body, rest], { backdrops: [backdrop], marked: main });
  };
}

const textOn = (ground: string, theme: Theme): string => (strongest(ground) === strongest(theme.paper) ? theme.ink : strongest(ground));
