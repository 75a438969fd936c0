/** A page's SVG as an element. It is our own engine's: text is escaped, and there is nothing in it but text, boxes and the photo. */
export function svgElement(source: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
  if (!(documentElement instanceof SVGSVGElement)) throw new TypeError('the page is no SVG');
  documentElement.removeAttribute('width');
  documentElement.removeAttribute('height');
  return document.importNode(documentElement, true);
}

/** Takes pictures over from how a page was before: a new element would load its picture anew, and flicker at every keystroke. */
export function keepPictures(from: Element, to: Element): void {
  for (const picture of to.querySelectorAll('image')) {
    const known = [...from.querySelectorAll('image')].find((one) => one.getAttribute('href') === picture.getAttribute('href'));
    if (!known) continue;
    for (const { name } of [...known.attributes]) if (!picture.hasAttribute(name)) known.removeAttribute(name);
    // Its address is the same: setting it again would load it again.
    for (const { name, value } of picture.attributes) if (name !== 'href') known.setAttribute(name, value);
    picture.replaceWith(known);
  }
}
