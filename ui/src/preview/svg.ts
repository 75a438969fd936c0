/** A page's SVG as an element. It is our own engine's: text is escaped, and there is nothing in it but text, boxes and the photo. */
export function svgElement(source: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
  if (!(documentElement instanceof SVGSVGElement)) throw new TypeError('the page is no SVG');
  documentElement.removeAttribute('width');
  documentElement.removeAttribute('height');
  return document.importNode(documentElement, true);
}
