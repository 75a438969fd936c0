/** As far as tests here read XML with it. */
declare module 'jsdom' {
  interface XmlElement {
    textContent: string | null;
    getAttribute(name: string): string | null;
    getElementsByTagName(name: string): ArrayLike<XmlElement> & Iterable<XmlElement>;
  }
  export class JSDOM {
    constructor(html: string);
    window: {
      DOMParser: new () => { parseFromString(text: string, type: 'application/xml'): XmlElement & { documentElement: XmlElement } };
    };
  }
}
