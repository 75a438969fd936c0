import type { Extra } from '#protocol/document';
import { type Json, jsonBytes } from '#protocol/json';
import { isRecord } from './cursor.ts';
import { childPath, type Report } from './report.ts';
import { splitAt, unitsWithin } from './text.ts';

/** Formats that have bags. Their keys in a bag: the name for fields that we have not, and one more for the ends of those too long for ours. */
export type BagFormat = 'jsonresume' | 'reactive-resume';

/** Under the 32 KiB of a bag, with room for its two keys. */
const BAG_BYTES = 32_000;
const PIECE_BYTES = 8_000;
/** All that finds no room in its own record, in bytes. */
const SPILL_BYTES = 400_000;
/** Deeper values would exhaust the stack of whoever walks them. */
const MAX_DEPTH = 40;

/** Something of the file that has no field here. */
export interface Kept {
  key: string;
  path: string;
  value: Json;
}

/** Whatever has a bag of its own. */
export interface Holder {
  extra?: Extra | undefined;
}

/** Keeps what has no place in the document: in the record's own bag while there is room, then in any other record's. */
export class Keeper {
  private readonly report: Report;
  private readonly format: BagFormat;
  private readonly spilled: { path: string; value: Json }[] = [];
  private readonly countByPath = new Map<string, number>();
  private spilledBytes = 0;

  constructor(report: Report, format: BagFormat) {
    this.report = report;
    this.format = format;
  }

  private get overflowKey(): string {
    return `${this.format}-overflow`;
  }

  /** The bag of one record: unknown fields under the format's name, ends of long texts beside them. */
  bag(unknown: readonly Kept[], overflow: readonly Kept[]): Extra | undefined {
    const bag = new Bag();
    for (const [under, entries] of [
      [this.format, unknown],
      [this.overflowKey, overflow],
    ] as const) {
      for (const entry of entries) {
        const value = this.harmless(entry.value, entry.path, 0);
        if (value === undefined || (entry.key === '__proto__' && this.refuseKey(entry.path))) continue;
        if (!bag.add(under, entry.key, value)) this.spill(entry.path, value);
      }
    }
    return bag.extra();
  }

  /** Keeps a value of the file that has no record of its own. */
  aside(path: string, value: Json): void {
    const kept = this.harmless(value, path, 0);
    if (kept !== undefined) this.spill(path, kept);
  }

  /** Puts what found no room into the bags of `holders`, the first ones first. */
  settle(holders: readonly Holder[]): void {
    let next = 0;
    for (const holder of holders) {
      if (next === this.spilled.length) return;
      const bag = new Bag(holder.extra);
      for (let entry = this.spilled[next]; entry && bag.add(this.overflowKey, entry.path, entry.value); entry = this.spilled[next])
        next += 1;
      const extra = bag.extra();
      if (extra) holder.extra = extra;
    }
    for (const { path } of this.spilled.slice(next)) this.report.warn(path, 'There was no room left for this; it was left out');
  }

  /** In pieces, so that a large value does not need one large bag. */
  private spill(path: string, value: Json): void {
    const bytes = jsonBytes(value);
    if (this.spilledBytes + bytes > SPILL_BYTES) {
      this.report.warn(path, 'There was no room left for this; it was left out');
      return;
    }
    if (bytes <= PIECE_BYTES) this.put(path, value, bytes);
    else if (typeof value === 'string') {
      for (let text = value; text !== ''; ) {
        const { head, rest } = splitAt(text, unitsWithin(text, text.length, PIECE_BYTES - 2));
        this.put(path, head, jsonBytes(head));
        text = rest;
      }
    } else if (Array.isArray(value)) for (const [index, entry] of value.entries()) this.spill(childPath(path, index), entry);
    else if (isRecord(value)) for (const [key, entry] of Object.entries(value)) this.spill(childPath(path, key), entry);
  }

  /** The second value of one path is `path#2`: pieces of a long text, and keys that look alike when cut. */
  private put(path: string, value: Json, bytes: number): void {
    const count = (this.countByPath.get(path) ?? 0) + 1;
    this.countByPath.set(path, count);
    this.spilledBytes += bytes + path.length;
    this.spilled.push({ path: count === 1 ? path : `${path}#${count}`, value });
  }

  /** The value without keys that are a trap for whoever copies it, and not deeper than anybody needs. */
  private harmless(value: Json, path: string, depth: number): Json | undefined {
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= MAX_DEPTH) {
      this.report.warn(path, `Nested more than ${MAX_DEPTH} levels deep; it was left out`);
      return undefined;
    }
    if (Array.isArray(value)) return value.map((entry, index) => this.harmless(entry, childPath(path, index), depth + 1) ?? null);
    const entries: [string, Json][] = [];
    for (const [key, entry] of Object.entries(value)) {
      const at = childPath(path, key);
      if (key === '__proto__' && this.refuseKey(at)) continue;
      const kept = this.harmless(entry, at, depth + 1);
      if (kept !== undefined) entries.push([key, kept]);
    }
    return Object.fromEntries(entries);
  }

  private refuseKey(path: string): true {
    this.report.warn(path, 'A field of this name is never data; it was left out');
    return true;
  }
}

/** One bag while it is filled. */
class Bag {
  private readonly entries: Map<string, Json>;
  private readonly groups = new Map<string, Map<string, Json>>();
  private bytes: number;

  constructor(extra: Extra | undefined = {}) {
    this.entries = new Map(Object.entries(extra));
    this.bytes = jsonBytes(extra);
    for (const [under, group] of this.entries) if (isRecord(group)) this.groups.set(under, new Map(Object.entries(group)));
  }

  /** Whether there was room. */
  add(under: string, key: string, value: Json): boolean {
    const group = this.groups.get(under);
    const bytes = jsonBytes(key) + jsonBytes(value) + 2 + (group ? 0 : jsonBytes(under) + 4);
    if (this.bytes + bytes > BAG_BYTES || group?.has(key)) return false;
    this.bytes += bytes;
    if (group) group.set(key, value);
    else this.groups.set(under, new Map([[key, value]]));
    return true;
  }

  extra(): Extra | undefined {
    for (const [under, group] of this.groups) this.entries.set(under, Object.fromEntries(group));
    return this.entries.size === 0 ? undefined : Object.fromEntries(this.entries);
  }
}
