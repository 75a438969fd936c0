/**
 * The direction of a control that shows a person's own text: the text's, whatever the interface reads like. An empty one stands as
 * the interface does, for then it shows a hint.
 */
export const directionFor = (text: string): 'auto' | undefined => (text === '' ? undefined : 'auto');
