import type { ResumeDocument } from '#protocol/document';
import { cleanText } from '../text/clean.ts';
import { group } from './build.ts';
import { type Content, contentOf, type SectionContent } from './content.ts';
import type { Flow, Group, Photo, Sheet, SheetOptions, Template } from './contract.ts';
import { type Looks, looksOf } from './looks.ts';
import { headerBlocks } from './parts/header.ts';
import { sectionGroup } from './parts/section.ts';
import { type Manner, type Plan, USUAL_MANNER } from './plan.ts';
import { type Theme, themeOf } from './theme.ts';

/** What every kind of sheet needs of a document. */
export interface Draft {
  theme: Theme;
  content: Content;
  manner: Manner;
  /** The person's picture, where the template has a place for it. */
  photo: Photo | undefined;
  /** The top of later pages, beneath the running header. */
  topLater: number;
  bottom: number;
}

export function draftOf(document: ResumeDocument, plan: Plan, options: SheetOptions): Draft {
  const theme = themeOf(document, plan.starts, options.tight);
  const hasHeader = theme.look.runningHeader && Boolean(document.basics.name?.trim());
  return {
    theme,
    content: contentOf(document),
    manner: { ...USUAL_MANNER, ...plan.manner },
    photo: plan.photo === 'none' ? undefined : options.photo,
    topLater: hasHeader ? Math.max(theme.marginTop, HEADER_BASELINE + HEADER_SPACE) : theme.marginTop,
    bottom: theme.page.height - theme.marginBottom,
  };
}

const HEADER_BASELINE = 30;
/** From the header's baseline to the text. */
const HEADER_SPACE = 22;
const MARK_SIZE = 8;

interface SheetParts {
  backdrops?: Sheet['backdrops'];
  /** The column that page numbers and running headers belong to; the whole line if it says nothing. */
  marked?: { x: number; width: number };
}

/** A sheet of these flows with its page numbers and running header. */
export function sheetOf(draft: Draft, flows: readonly Flow[], { backdrops = [], marked }: SheetParts = {}): Sheet {
  const { theme, content } = draft;
  const { x, width } = marked ?? { x: theme.marginX, width: theme.page.width - 2 * theme.marginX };
  const style = { family: theme.family, weight: 400, italic: false } as const;
  const name = plainLine(content.name?.text ?? '');
  return {
    size: theme.page,
    background: theme.paper,
    flows,
    backdrops,
    pageNumber: theme.design.pageNumbers
      ? {
          center: x + width / 2,
          baseline: theme.page.height - Math.max(14, theme.marginBottom / 2 - 3),
          size: MARK_SIZE,
          color: theme.muted,
          style,
        }
      : null,
    runningHeader:
      theme.look.runningHeader && name !== ''
        ? {
            name,
            x,
            width,
            baseline: HEADER_BASELINE,
            size: MARK_SIZE,
            color: theme.muted,
            rule: theme.rule,
            style,
            direction: theme.direction,
          }
        : null,
  };
}

/** One line of what can be seen: no hints for the line breaker, single spaces. */
const plainLine = (text: string): string =>
  cleanText(text)
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const sectionGroups = (sections: readonly SectionContent[], look: Looks): Group[] =>
  sections.map((section) => sectionGroup(section, look));

/** How a kind of sheet is made from a plan. */
export type MakeSheet = Template['sheet'];

/** One column from the top of the first page to the end: what tracking systems read best. */
export function oneColumn(plan: Plan): MakeSheet {
  return (document, options = {}) => {
    const draft = draftOf(document, plan, options);
    const { theme, content } = draft;
    const width = theme.page.width - 2 * theme.marginX;
    const look = looksOf(theme, draft.manner, width);
    const children = [...headerBlocks(content, look, draft.photo), ...sectionGroups(content.sections, look)];
    const spans = { top: theme.marginTop, topLater: draft.topLater, bottom: draft.bottom };
    return sheetOf(draft, [{ x: theme.marginX, width, ...spans, content: group('Document', children) }]);
  };
}
