import type { ThemeLook } from '#protocol/tenant-themes';
import { toJson } from '../../live/json.ts';
import type { Write } from '../../live/ports.ts';
import type { Editor } from '../editor/context.tsx';

/** Gives the résumé a template and what a theme says of the look: one act, so that one step back takes all of it off again. */
export function wear({ write }: Pick<Editor, 'write'>, template: string, look: ThemeLook): void {
  const set = Object.entries(look).flatMap(([field, value]): Write[] => (value === undefined ? [] : [[`design/${field}`, toJson(value)]]));
  write([['design/template', template], ...set]);
}
