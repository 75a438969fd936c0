/**
 * jsdom lays nothing out and lacks what asks for a layout. As much of it as the components and ProseMirror call: everything is
 * nowhere and has no size.
 */
const nowhere = (): DOMRect => new DOMRect();

Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: nowhere });
Object.assign(Element.prototype, {
  scrollIntoView: () => {},
  scrollTo(this: Element, { top = this.scrollTop }: ScrollToOptions) {
    this.scrollTop = top;
  },
});
Object.assign(Document.prototype, { elementFromPoint: () => null });
Object.assign(window, { scrollTo: () => {} });
