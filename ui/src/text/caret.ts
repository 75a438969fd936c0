/** Where a caret at `at` in `before` belongs in `after`, when somebody else's edit turned the one into the other. */
export function mapCaret(before: string, after: string, at: number): number {
  let prefix = 0;
  const shorter = Math.min(before.length, after.length);
  while (prefix < shorter && before[prefix] === after[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix += 1;
  if (at <= prefix) return at;
  if (at >= before.length - suffix) return after.length - (before.length - at);
  return after.length - suffix;
}

/** Shows `text` in a control; whoever is typing in it keeps their place. */
export function replaceText(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (control.value === text) return;
  if (control.ownerDocument.activeElement !== control) {
    control.value = text;
    return;
  }
  const { value, selectionStart, selectionEnd, selectionDirection } = control;
  control.value = text;
  if (selectionStart === null || selectionEnd === null) return;
  control.setSelectionRange(mapCaret(value, text, selectionStart), mapCaret(value, text, selectionEnd), selectionDirection ?? 'none');
}
