import { attempt } from '../page/attempt.js';
import { spent, type Hold } from './holder.js';
import type { Patches } from './natives.js';
import { inertParse, mayNameHosts, partsOf } from './parse.js';
import { doc } from '../page/natives.js';

/** Holds what comes as text: it is parsed where nothing can ask, and put into the page with what must wait made inert. */
export function guardMarkup({ method, setter }: Patches, hold: Hold): void {
  const { set: setInner } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!;

  /** The nodes that `markup` makes in `context`, where something in it waits; undefined where the native may do as ever. */
  function held(
    context: Element | null,
    markup: unknown,
    how: string,
    parse: (twin: Element) => void,
  ): DocumentFragment | undefined {
    let fragment: DocumentFragment | undefined;
    attempt(() => {
      if (
        !context?.ownerDocument.defaultView ||
        context instanceof HTMLTemplateElement ||
        !mayNameHosts(String(markup))
      )
        return;
      const twin = inertParse(context, parse);
      const parts = [...partsOf(twin)];
      const scripts = parts.filter(({ localName }) => localName === 'script');
      for (const script of scripts) spent.add(script);
      if (!hold(parts, how) && !scripts.length) return;
      fragment = contentsOf(twin);
    });
    return fragment;
  }

  for (const owner of [Element.prototype, ShadowRoot.prototype]) {
    setter(owner, 'innerHTML', (run, self: Element | ShadowRoot, [markup]: [unknown]) => {
      const context = self instanceof ShadowRoot ? self.host : self;
      const nodes = held(context, markup, 'innerHTML', (twin) => setInner!.call(twin, markup));
      if (nodes) self.replaceChildren(nodes);
      else run();
    });
    for (const how of ['setHTMLUnsafe', 'setHTML'] as const) {
      method(owner, how, (run, self: Element | ShadowRoot, args: [unknown]) => {
        const context = self instanceof ShadowRoot ? self.host : self;
        const native = (twin: Element) =>
          (twin as unknown as Record<typeof how, (...args: unknown[]) => void>)[how](...args);
        const nodes = held(context, args[0], how, native);
        if (nodes) self.replaceChildren(nodes);
        else run();
      });
    }
  }

  setter(Element.prototype, 'outerHTML', (run, self: Element, [markup]: [unknown]) => {
    const nodes = held(self.parentElement, markup, 'outerHTML', (twin) => setInner!.call(twin, markup));
    if (nodes) self.replaceWith(nodes);
    else run();
  });

  const places = { beforebegin: 'before', afterbegin: 'prepend', beforeend: 'append', afterend: 'after' } as const;
  method(Element.prototype, 'insertAdjacentHTML', (run, self: Element, [where, markup]: [string, unknown]) => {
    const place = places[String(where).toLowerCase() as keyof typeof places] as
      | (typeof places)[keyof typeof places]
      | undefined;
    if (!place) return run();
    const context = /before|after/.test(place) ? self.parentElement : self;
    const nodes = held(context, markup, 'insertAdjacentHTML', (twin) => setInner!.call(twin, markup));
    if (nodes) self[place](nodes);
    else run();
  });

  // What this makes does run, scripts too.
  method(Range.prototype, 'createContextualFragment', (run, self: Range, [markup]: [string]) => {
    const { startContainer } = self;
    const context = startContainer instanceof Element ? startContainer : startContainer.parentElement;
    let fragment: DocumentFragment | undefined;
    attempt(() => {
      if (!context?.ownerDocument.defaultView || !mayNameHosts(String(markup))) return;
      const made = inertParse(context, (twin) => {
        const range = twin.ownerDocument.createRange();
        range.selectNodeContents(twin);
        twin.append(range.createContextualFragment(markup));
      });
      if (!hold(partsOf(made), 'createContextualFragment')) return;
      fragment = contentsOf(made);
    });
    return fragment ?? run();
  });
}

function contentsOf(twin: Element): DocumentFragment {
  const fragment = doc.createDocumentFragment();
  while (twin.firstChild) fragment.append(twin.firstChild);
  return fragment;
}
