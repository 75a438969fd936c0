/** An object without the fields that are `undefined`: what optional fields mean here. */
export function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const out: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (isDefined(value)) out[key] = value;
  }
  return out;
}

const isDefined = <V>(value: V): value is Exclude<V, undefined> => value !== undefined;
