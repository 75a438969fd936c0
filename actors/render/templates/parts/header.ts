import { PHOTO_PATH } from '#protocol/photo';
import { type Box, capitals, isLeaf, leaf, type Picture, type Style } from '../../element.ts';
import { RIGHT_TO_LEFT } from '../../text/clean.ts';
import { block, column, factInline, row, separated, text, unbreakable } from '../build.ts';
import { contrast } from '../colour.ts';
import type { Content } from '../content.ts';
import type { Block, Photo } from '../contract.ts';
import type { Fact } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { alignedAt, marginAt } from './flowing.ts';

/** Name, headline, contacts and photo in one block, or nothing when there is none of them. */
export function headerBlocks(content: Content, look: Looks, photo?: Photo): Block[] {
  const { theme, manner } = look;
  const lines = headerLines(content, look);
  if (lines.length === 0 && !photo) return [];
  const rule: Box[] =
    manner.headerRule > 0
      ? [{ style: { display: 'flex', height: manner.headerRule, backgroundColor: theme.brand, marginTop: theme.unit * 2.2 }, children: [] }]
      : [];
  const after = theme.unit * (manner.headerRule > 0 ? 3 : 1);
  if (!photo) return [block(column({}, [...lines, ...rule]), { after })];
  const { room, x, y, above } = photoPlace(look);
  const beside: Style = room > 0 ? (theme.direction === 'rtl' ? { paddingLeft: room } : { paddingRight: room }) : { paddingTop: above };
  const made = block(column({}, [column(beside, lines), ...rule]), { after });
  return [{ ...made, picture: { picture: pictureOf(photo, look), x, y } }];
}

function headerLines(content: Content, look: Looks): Box[] {
  const { header } = look.manner;
  const centred: Style = header === 'centred' && !look.narrow ? { textAlign: 'center' } : {};
  const names = nameLines(content, look, centred);
  if (look.narrow) return [...names, ...contactList(content.contacts, look, 'start')];
  const contacts = content.contacts;
  if (header === 'split' && contacts.length > 0 && names.length > 0) {
    const wide: Style = { flexGrow: 1, flexShrink: 1, flexBasis: 0 };
    const side: Style = { flexShrink: 0, maxWidth: '42%', ...marginAt('start', look.theme.size * 2, look) };
    return [
      row({ flexDirection: look.across, alignItems: 'flex-start' }, [
        column(wide, names),
        column(side, contactList(contacts, look, 'end')),
      ]),
    ];
  }
  return [...names, ...(contacts.length > 0 ? [contactLine(contacts, look, centred)] : [])];
}

function nameLines({ name, headline }: Content, look: Looks, centred: Style): Box[] {
  const { unit, design } = look.theme;
  const lines: Box[] = [];
  if (name) {
    const isUpper = look.manner.nameCase === 'upper';
    const content = isUpper ? capitals(name.text, name.field, design.locale) : leaf(name.text, name.field);
    lines.push(text('H1', { ...look.name, fontSize: nameSize(content.text, look), ...centred }, [content]));
  }
  if (headline) lines.push(text('P', { ...look.headline, ...centred, marginTop: unit * 0.8 }, [leaf(headline.text, headline.field)]));
  return lines;
}

/** Parts of the size: about what a letter takes, and the least that a name shrinks to. */
const LETTER = 0.62;
const LEAST_NAME = 0.6;

/** In a sidebar a name is as small as its longest word needs, so that it need not break inside. */
function nameSize(name: string, { name: { fontSize = 0 }, narrow, width }: Looks): number {
  if (!narrow) return fontSize;
  const longest = Math.max(...name.split(/[\s-]+/).map((word) => word.length));
  return Math.max(fontSize * LEAST_NAME, Math.min(fontSize, width / (longest * LETTER)));
}

/** More characters than this may be more than a line. */
const LONG_CONTACT = 64;

/**
 * Each contact stays in one piece: text extractors join what a line break parts, and would change an address. One
 * paragraph with marks between, not a row with gaps: extractors take wide gaps for columns and read down them.
 */
function contactLine(contacts: readonly Fact[], look: Looks, centred: Style): Box {
  const { theme, contact, manner } = look;
  const items = contacts.map((fact) => {
    const boxes = withIcon(factInline(fact, { label: { color: theme.muted }, text: { color: theme.ink } }), fact, look, 'left');
    return fact.text.length > LONG_CONTACT ? boxes : [unbreakable(boxes)];
  });
  return text(
    'P',
    { ...contact, ...centred, marginTop: theme.unit * 1.5 },
    separated(items, manner.contactMark, { color: theme.muted, marginLeft: theme.size * 0.3, marginRight: theme.size * 0.3 }),
  );
}

/** One beneath the other. */
function contactList(contacts: readonly Fact[], look: Looks, where: 'start' | 'end'): Box[] {
  const { theme } = look;
  return contacts.map((fact, i) => {
    const inside = factInline(fact, { label: { color: theme.muted }, text: { color: theme.ink } });
    const boxes =
      where === 'end' && theme.direction === 'ltr'
        ? withIcon(inside.toReversed(), fact, look, 'right').toReversed()
        : withIcon(inside, fact, look, theme.direction === 'rtl' ? 'right' : 'left');
    const gap = look.narrow ? theme.unit * (i === 0 ? 2.4 : 0.8) : 0;
    // A telephone number or an address runs from left to right, whatever runs around it.
    const direction = RIGHT_TO_LEFT.test(fact.text) ? 'rtl' : 'ltr';
    return text('P', { ...look.contact, direction, ...alignedAt(where, look), lineHeight: 1.45, marginTop: gap }, boxes);
  });
}

/** Parts of the size of the text: an icon, and what is left for it. */
const ICON = 1.02;
const ICON_ROOM = 1.42;

/** The first of these boxes with an icon at its side, where the look has icons. */
function withIcon([first, ...others]: readonly Box[], { icon: kind }: Fact, look: Looks, side: 'left' | 'right'): Box[] {
  if (!first) return [];
  const [content, ...rest] = first.children;
  if (!look.theme.look.contactIcons || !kind || !content || !isLeaf(content)) return [first, ...others];
  const size = look.contact.fontSize ?? look.theme.size;
  const room = size * ICON_ROOM;
  const icon = { kind, side, room, size: size * ICON, color: look.theme.accent };
  const style: Style = { ...first.style, ...(side === 'left' ? { marginLeft: room } : { marginRight: room }) };
  return [{ ...first, style, children: [{ ...content, icon }, ...rest] }, ...others];
}

/** At the line's end, or above the name where that is centred or narrow. */
function photoPlace(look: Looks): { room: number; x: number; y: number; above: number } {
  const { size } = photoFrame(look);
  const gap = look.theme.size * 2;
  const isAbove = look.narrow || look.manner.header === 'centred';
  if (!isAbove) return { room: size + gap, x: look.theme.direction === 'rtl' ? 0 : look.width - size, y: 0, above: 0 };
  const start = look.theme.direction === 'rtl' ? look.width - size : 0;
  return { room: 0, x: look.narrow ? start : (look.width - size) / 2, y: 0, above: size + gap * 0.6 };
}

const photoFrame = ({ theme, width }: Looks): { size: number } => ({ size: Math.min(theme.look.photoSize, width * 0.8) });

/** Corners of a rounded frame, in parts of its side. */
const ROUNDED = 0.12;

function pictureOf({ source, width, height, alt, crop }: Photo, look: Looks): Picture {
  const { theme } = look;
  const { photoShape, photoBorder } = theme.look;
  // On a ground of the accent colour a border in it would not be seen.
  const color = contrast(theme.brand, theme.paper) < 2 ? theme.ink : theme.brand;
  const { size } = photoFrame(look);
  const radius = { square: 0, rounded: size * ROUNDED, circle: size / 2 }[photoShape];
  return {
    source,
    sourceSize: { width, height },
    alt,
    field: PHOTO_PATH,
    width: size,
    height: size,
    radius,
    border: photoBorder > 0 ? { width: photoBorder, color } : null,
    ...(crop ? { crop } : {}),
  };
}
