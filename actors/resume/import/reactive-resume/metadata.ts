import type { Json } from '#protocol/json';
import { isRecord, type JsonRecord } from '../cursor.ts';

/** Metadata in the form of v5. That of v4 has its layout in nested lists, its colours in `theme` and one font for all. */
export function asVersion5(metadata: JsonRecord): JsonRecord {
  if (!Array.isArray(metadata.layout) && !isRecord(metadata.theme)) return metadata;
  const { layout, theme, typography, css, page, ...others } = metadata;
  return {
    ...others,
    ...(layout === undefined ? {} : { layout: layoutOf(layout) }),
    ...(page === undefined ? {} : { page: pageOf(page, typography) }),
    ...(css === undefined ? {} : { css: cssOf(css) }),
    ...(theme === undefined ? {} : { design: { colors: theme } }),
    ...(typography === undefined ? {} : { typography: typographyOf(typography) }),
  };
}

function layoutOf(layout: Json): Json {
  if (!Array.isArray(layout)) return layout;
  const pages = layout.map((page): JsonRecord => {
    const [main = [], sidebar = []] = Array.isArray(page) ? page : [];
    return { fullWidth: Array.isArray(sidebar) && sidebar.length === 0, main, sidebar };
  });
  return { pages };
}

function pageOf(page: Json, typography: Json | undefined): Json {
  const hideIcons = isRecord(typography) ? typography.hideIcons : undefined;
  return isRecord(page) && hideIcons !== undefined ? { ...page, hideIcons } : page;
}

function cssOf(css: Json): Json {
  if (!isRecord(css) || css.visible === undefined) return css;
  const { visible, ...others } = css;
  return { enabled: visible, ...others };
}

/** Their sizes were pixels of the screen: the family is taken over, the size kept beside it. */
function typographyOf(typography: Json): Json {
  if (!isRecord(typography)) return typography;
  const { font, lineHeight, ...others } = typography;
  const family = isRecord(font) ? font.family : undefined;
  return {
    ...others,
    ...(font === undefined ? {} : { font }),
    body: { ...(family === undefined ? {} : { fontFamily: family }), ...(lineHeight === undefined ? {} : { lineHeight }) },
    heading: family === undefined ? {} : { fontFamily: family },
  };
}
