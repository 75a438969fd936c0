import { lineText, Prose } from '#protocol/prose';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { toJson } from '../../live/json.ts';
import { sayValue } from '../history/words.ts';

/** The prose that a value is, where its path is one of prose. Also what no text may hold is shown: the person wrote it. */
export function proseAt(path: Path, value: Value): Prose | null {
  if (!isTextPath(path)) return null;
  return Prose.element.array().safeParse(value).data ?? null;
}

/** What somebody wrote, as plain text: entries of lists with their signs. Empty for nothing. */
export function valueText(path: Path, value: Value, locale: string): string {
  const prose = proseAt(path, value);
  if (prose) return proseLines(prose).join('\n');
  return sayValue(path.split('/').at(-1) ?? '', toJson(value), locale);
}

function proseLines(prose: Prose): string[] {
  let number = 0;
  return prose.map((line) => {
    number = line.list === 'ordered' ? number + 1 : 0;
    const sign = line.list === 'bullet' ? '• ' : line.list === 'ordered' ? `${number}. ` : '';
    return sign + lineText(line);
  });
}
