/**
 * A page's SVG as an element. It is our own engine's: text is escaped, and there is nothing in it but text, boxes and the photo.
 * `within` sets the names of its clips apart from those of other pages in the same document.
 */
export function svgElement(source: string, within?: string): SVGSVGElement {
  return document.importNode(parsed(source, within), true);
}

function parsed(source: string, within?: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
  if (!(documentElement instanceof SVGSVGElement)) throw new TypeError('the page is no SVG');
  documentElement.removeAttribute('width');
  documentElement.removeAttribute('height');
  // The engine places each run from its left edge: an interface from right to left must not turn that round.
  documentElement.setAttribute('direction', 'ltr');
  if (within !== undefined) nameWithin(documentElement, within);
  return documentElement;
}

/**
 * Shows a page in `paper`. Of the page that is there, whatever is the same stays: after a keystroke that is nearly everything, and what
 * stays need not be laid out and painted again.
 */
export function showPage(paper: Element, source: string): void {
  const next = parsed(source);
  const shown = paper.firstElementChild;
  if (!shown?.cloneNode(false).isEqualNode(next.cloneNode(false))) {
    paper.replaceChildren(document.importNode(next, true));
    return;
  }
  const [before, after] = [[...shown.children], [...next.children]];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.isEqualNode(after[head] ?? null)) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail)?.isEqualNode(after.at(-1 - tail) ?? null)) tail += 1;
  for (const same of [...after.slice(0, head), ...after.slice(after.length - tail)]) same.remove();
  keepPictures(shown, next);
  const rest = before[before.length - tail] ?? null;
  // A picture that was kept is in the new page by now.
  for (const gone of before.slice(head, before.length - tail)) if (gone.parentNode === shown) gone.remove();
  for (const one of [...next.children]) shown.insertBefore(one, rest);
}

function nameWithin(page: SVGSVGElement, within: string): void {
  for (const clip of page.querySelectorAll('clipPath')) {
    const name = `${within}-${clip.id}`;
    for (const clipped of page.querySelectorAll(`[clip-path="url(#${clip.id})"]`)) clipped.setAttribute('clip-path', `url(#${name})`);
    clip.id = name;
  }
}

/** Takes pictures over from how a page was before: a new element would load its picture anew, and flicker at every keystroke. */
function keepPictures(from: Element, to: Element): void {
  for (const picture of to.querySelectorAll('image')) {
    const known = [...from.querySelectorAll('image')].find((one) => one.getAttribute('href') === picture.getAttribute('href'));
    if (!known) continue;
    for (const { name } of [...known.attributes]) if (!picture.hasAttribute(name)) known.removeAttribute(name);
    // Its address is the same: setting it again would load it again.
    for (const { name, value } of picture.attributes) if (name !== 'href') known.setAttribute(name, value);
    picture.replaceWith(known);
  }
}
