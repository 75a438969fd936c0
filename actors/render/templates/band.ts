import { column, group } from './build.ts';
import { strongest } from './colour.ts';
import type { Block, Flow } from './contract.ts';
import { looksOf } from './looks.ts';
import { headerBlocks } from './parts/header.ts';
import type { Plan } from './plan.ts';
import { draftOf, type MakeSheet, sectionGroups, sheetOf } from './sheet.ts';
import { onGround } from './theme.ts';

/** One column beneath a band of the accent colour that runs from edge to edge and holds name and contacts. */
export function underBand(plan: Plan): MakeSheet {
  return (document, options = {}) => {
    const draft = draftOf(document, plan, options);
    const { theme, content } = draft;
    const width = theme.page.width - 2 * theme.marginX;
    const look = looksOf(theme, draft.manner, width);
    const ground = theme.brand;
    const onBand = looksOf(onGround(theme, ground, strongest(ground)), draft.manner, width);
    const head = headerBlocks(content, onBand, draft.photo).map((made) => banded(made, ground, theme.marginX, theme.marginTop * 0.8));
    const body: Flow = {
      x: theme.marginX,
      width,
      top: theme.marginTop,
      topLater: draft.topLater,
      bottom: draft.bottom,
      content: group('Document', sectionGroups(content.sections, look)),
    };
    if (head.length === 0) return sheetOf(draft, [body]);
    const band: Flow = { x: 0, width: theme.page.width, top: 0, topLater: 0, bottom: draft.bottom, content: group('Document', head) };
    return sheetOf(draft, [band, { ...body, below: { flow: 0, gap: theme.unit * 4 } }]);
  };
}

function banded(made: Block, backgroundColor: string, marginX: number, marginY: number): Block {
  const style = { backgroundColor, paddingLeft: marginX, paddingRight: marginX, paddingTop: marginY, paddingBottom: marginY * 0.76 };
  const { picture } = made;
  const moved = picture ? { picture: { ...picture, x: picture.x + marginX, y: picture.y + marginY } } : {};
  return { ...made, ...moved, after: 0, box: column(style, [made.box]) };
}
