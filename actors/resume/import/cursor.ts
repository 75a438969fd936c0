import type { Json } from '#protocol/json';
import { childPath } from './report.ts';

/** A value of the file and where it stands. */
export interface Found {
  key: string;
  path: string;
  value: Json;
}

export type JsonRecord = { [key: string]: Json };

export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing that anybody could see: what `image: ""` says. */
export const isBlank = (value: Json): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/**
 * Reads one object of the file and remembers which keys were read, so that the others are kept without anybody listing them.
 * Only own keys exist here: `__proto__` and `constructor` are keys like any other.
 */
export class Cursor {
  readonly path: string;
  private readonly left: Map<string, Json>;

  constructor(record: JsonRecord, path: string) {
    this.path = path;
    this.left = new Map(Object.entries(record));
  }

  /** The first of these keys that says something. Blank ones are done with; a second one that also says something stays. */
  take(...names: readonly string[]): Found | null {
    let found: Found | null = null;
    for (const key of names) {
      const value = this.left.get(key);
      if (value === undefined) continue;
      if (isBlank(value)) this.left.delete(key);
      else if (found === null) {
        found = { key, path: childPath(this.path, key), value };
        this.left.delete(key);
      }
    }
    return found;
  }

  /** All of these keys that say something. */
  takeAll(...names: readonly string[]): Found[] {
    return names.map((name) => this.take(name)).filter((found) => found !== null);
  }

  /** What a key holds, without reading it. */
  peek(name: string): Json | undefined {
    return this.left.get(name);
  }

  /** What nobody has read. */
  rest(): Found[] {
    return [...this.left].map(([key, value]) => ({ key, path: childPath(this.path, key), value }));
  }
}
