/** Unpaired surrogates and C0 controls have no glyph and no place in JSON, XML or a PDF. Tabs and line ends are text. */
export const hasOnlyText = (value: string): boolean =>
  value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
