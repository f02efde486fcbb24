/**
 * What browsers give every page, whatever the page has put in its place. Names of elements stand before a document's own
 * (`<img name=querySelector>`), and names of fields before a form's (`<input name=matches>`):
 * https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem
 * Page libraries have an `Element`, a `Document` or an `Event` of their own, so nothing is looked up by these names.
 */

/**
 * A node with its own functions and properties. What scripts of the page have put in the place of a function, or of the cookies, is used as
 * it would be without us; an element is none of these.
 */
export const free = <T extends Node>(node: T): T =>
  new Proxy(node, {
    get(_, name) {
      const native: unknown = Reflect.get(Object.getPrototypeOf(node) as T, name, node);
      if (!(native instanceof Function) && name !== 'cookie') return native;
      const there: unknown = node[name as keyof T];
      const value = there instanceof Function || typeof there === 'string' ? there : native;
      return value instanceof Function ? value.bind(node) : value;
    },
  });

// On a server there is no document.
/** The document, whatever the page's elements are called: to be read from; `write` changes it. */
export const doc: Readonly<Document & { prerendering?: boolean }> = globalThis.document && free(document);

/** Whether a node is an element. */
export const isElement = (node: object): node is Element => 'closest' in node;

/** Its own properties alone: what a page gives to every object (`Object.prototype.matomoUrl`) is nobody's. */
export const own = <T extends object>(object: T | undefined): T => Object.assign(Object.create(null) as T, object);
