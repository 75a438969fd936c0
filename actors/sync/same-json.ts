import type { Value } from '#protocol/registers';

/** Whether two values are the same data, in whatever order their keys are. */
export const sameJson = (a: Value, b: Value): boolean => a === b || inOrder(a) === inOrder(b);
const inOrder = (value: Value): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted()) : inner,
  );
