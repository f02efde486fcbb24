import type { Consent, Gate } from '../consent.js';
import { whenParsed } from '../page/life.js';
import { activate, addressAttributes, inertAddresses, liveScript } from './activate.js';
import { covers } from './address.js';
import { complain } from './complain.js';
import { matomo } from './matomo.js';
import { missingAttribute, unknownService } from './mistakes.js';
import { placeholderFor } from './placeholder-for.js';
import { defineDeclaration } from '../ui/declaration.js';
import { showEmbed } from '../ui/show-embed.js';

/** Starts and stops what has no element of its own, such as a tracker. */
export interface Adapter {
  start(): void;
  stop(): void;
}

const marked = '[data-service]';

/** Where the inert form of an element that was started is kept: withdrawal puts it back (R19). */
const inertOf = new WeakMap<Element, Element>();

/** Elements without a face: they wait without a placeholder. */
const isFaceless = (element: Element) => /^(SCRIPT|LINK|STYLE|META|NOSCRIPT|TEMPLATE|SOURCE)$/i.test(element.tagName);

/** Whether the parser has read all of the element: something after it is there already. */
const isComplete = (element: Element): boolean => {
  if (document.readyState !== 'loading') return true;
  for (let at: Node | null = element; at; at = at.parentNode) if (at.nextSibling) return true;
  return false;
};

/**
 * Holds marked elements back while their service may not run, starts them when it may, and puts the inert form back
 * when it no longer may. Nodes are replaced, never blanked: a frame that is blanked comes back with the Back button.
 */
export function createGate(consent: Consent, signal: AbortSignal): void {
  const { registry } = consent;
  const adapters: Record<string, Adapter> = { matomo: matomo(consent) };
  const started = new Set<string>();
  let unread: Element[] = [];
  let scriptsDone = Promise.resolve();
  /** Scripts without a face that ran once: a second run would count twice. */
  const ran = new WeakSet<Element>();

  /** Runs scripts one after the other, in the order of the document, waiting for those from an address. */
  function queue(serviceId: string, inert: HTMLScriptElement, place: () => Element): void {
    scriptsDone = scriptsDone.then(async () => {
      if (!consent.may(serviceId)) return; // Withdrawn while it waited.
      const script = liveScript(inert);
      const settled =
        script.src && !script.async && new Promise((done) => (script.onload = script.onerror = done));
      inertOf.set(script, inert);
      ran.add(inert);
      place().replaceWith(script);
      await settled;
    });
    scriptsDone = scriptsDone.catch((error) => reportError(error));
  }

  function release(serviceId: string, inert: Element): Element {
    const service = registry.services[serviceId]!;
    if (inert instanceof HTMLScriptElement) {
      if (service.embed || !ran.has(inert)) queue(serviceId, inert, () => inert);
      return inert;
    }
    const { live, scripts } = activate(inert, service.parameters);
    inertOf.set(live, inert);
    inert.replaceWith(live);
    for (const script of scripts) queue(serviceId, script, () => script);
    return live;
  }

  /** What keeps an inert element closed whatever the visitor answers: the page's own mistakes. */
  function mistake(serviceId: string, inert: Element): string | undefined {
    const foreign = inertAddresses(inert).find((address) => !covers(consent, serviceId, address));
    return (
      unknownService(consent, serviceId) ??
      (foreign === undefined ? undefined : missingAttribute(serviceId, foreign))
    );
  }

  /** Brings one element in line with the decision; returns what stands in the page now. */
  function consider(element: Element): Element | undefined {
    const serviceId = element.getAttribute('data-service') ?? '';
    const inert = inertOf.get(element);
    if (inert) {
      if (consent.may(serviceId)) return element;
      if (isFaceless(inert)) element.replaceWith(inert);
      else element.replaceWith(placeholderFor(serviceId, { held: inert }));
      return undefined;
    }
    const fault = mistake(serviceId, element);
    if (fault) complain(element, `<${element.localName} data-service="${serviceId}">: ${fault}`);
    if (!fault && consent.may(serviceId)) {
      if (isComplete(element)) return release(serviceId, element);
      unread.push(element);
      return undefined;
    }
    warnIfLive(element);
    if (isFaceless(element) || (!fault && !registry.services[serviceId]!.embed)) return undefined;
    element.replaceWith(placeholderFor(serviceId, { held: element, isClosed: !!fault }));
    return undefined;
  }

  /** Embeds that consist of scripts alone still need a place to ask in. */
  function askForScripts(): void {
    for (const script of document.body.querySelectorAll<HTMLScriptElement>(`script${marked}`)) {
      const serviceId = script.dataset['service']!;
      const isAsked = () =>
        document.querySelector(`dfo-consent-embed[service="${CSS.escape(serviceId)}"]`) !== null;
      if (!inertOf.has(script) && registry.services[serviceId]?.embed && !mistake(serviceId, script)) {
        if (!consent.may(serviceId) && !isAsked()) script.before(placeholderFor(serviceId, {}));
      }
    }
  }

  function each(elements: Iterable<Element>): void {
    for (const element of elements) {
      try {
        if (element.isConnected) consider(element);
      } catch (error) {
        reportError(error); // It stays closed, and the others get their turn.
      }
    }
  }

  const isParsed = () => document.readyState !== 'loading';
  function stop(): void {
    for (const id of [...started].filter((id) => !consent.may(id))) {
      started.delete(id);
      adapters[id]!.stop();
    }
  }

  function sweep(): void {
    for (const id of Object.keys(adapters).filter((id) => consent.may(id) && !started.has(id))) {
      started.add(id);
      adapters[id]!.start();
    }
    each(document.querySelectorAll(marked));
    if (isParsed() && document.body) askForScripts();
  }

  const gate: Gate = { stop, sweep, consider, showEmbed: (element) => showEmbed(element, consent) };
  consent.gate = gate;
  const observer = new MutationObserver((changes) => {
    const waiting = unread;
    unread = [];
    each(waiting);
    let hasNew = false;
    for (const { target, addedNodes } of changes) {
      const added = addedNodes.length ? addedNodes : [target];
      for (const node of added) {
        if (!(node instanceof Element)) continue;
        const found = [...(node.matches(marked) ? [node] : []), ...(addedNodes.length ? node.querySelectorAll(marked) : [])];
        hasNew ||= found.length > 0;
        each(found);
        for (const part of addedNodes.length ? [node, ...node.querySelectorAll(unmarkedInert)] : []) warnIfUnmarked(part, consent);
      }
    }
    if (hasNew && isParsed()) askForScripts();
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-service'] });
  signal.addEventListener('abort', () => observer.disconnect());
  defineDeclaration();
  sweep();
  consent.refresh(); // Embeds that stand in the page already have been waiting.
  whenParsed(() => {
    unread = [];
    sweep();
    for (const part of document.querySelectorAll(unmarkedInert)) warnIfUnmarked(part, consent);
  }, signal);

}

const unmarkedInert = 'iframe[data-src]:not([data-service]), script[type="text/plain"]:not([data-service])';

/** Inert, but nobody said for which service: it stays closed for ever, so the author should hear of it. */
function warnIfUnmarked(element: Element, consent: Consent): void {
  const { registry } = consent;
  const address = element.matches(unmarkedInert) && element.getAttribute('data-src');
  if (!address) return;
  const owner = Object.keys(registry.services).find(
    (id) => registry.services[id]!.hosts.length && covers(consent, id, address),
  );
  complain(
    element,
    `<${element.localName} data-src="${address}"> stays closed: it lacks ${owner ? `data-service="${owner}"` : 'data-service, and no service in the registry has this host'}.`,
  );
}

/** Marked, but not inert: the browser has requested it already, and no script can undo that. */
function warnIfLive(element: Element): void {
  // An element that no script has defined yet loads nothing.
  const isInert = element.localName.includes('-') || /^text\/plain$/i.test((element as HTMLScriptElement).type);
  const name = addressAttributes.find((name) => element.hasAttribute(name));
  if (name && !isInert) {
    complain(
      element,
      `<${element.localName} ${name}="${element.getAttribute(name)}"> is not inert: the browser has requested it already. Write data-${name} instead.`,
    );
  }
}
