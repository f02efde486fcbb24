import { attempt } from '../attempt.js';
import type { Consent, Gate } from '../consent.js';
import { whenParsed } from '../page/life.js';
import { defineDeclaration } from '../ui/declaration.js';
import { showEmbed } from '../ui/show-embed.js';
import { activate, addressAttributes, deactivate, inertAddresses, isInertScript } from './activate.js';
import { belongsTo, covers } from './address.js';
import { complain } from './complain.js';
import { matomo } from './matomo.js';
import { missingAttribute, unknownService } from './mistakes.js';
import { moreOf } from './more.js';
import { placeholderFor } from './placeholder-for.js';
import { createScriptQueue } from './script-queue.js';

/** Starts and stops what has no element of its own, such as a tracker. */
export interface Adapter {
  start(): void;
  stop(): void;
}

const marked = '[data-service]';
const unmarkedInert = 'iframe[data-src]:not([data-service]), script[type="text/plain"]:not([data-service])';

/** Where the inert form of an element that was started is kept: withdrawal puts it back (R19). */
const inertOf = new WeakMap<Element, Element>();

/** Elements without a face: they wait without a placeholder. */
const isFaceless = ({ localName }: Element) => /^(script|link|style|meta|noscript|template|source)$/.test(localName);

/** Elements that are nothing without an address: one that has none yet will get it. */
const needsAddress = ({ localName }: Element) => /^(iframe|img|embed|object|link)$/.test(localName);

/** The address that an element has live, and so has loaded already. */
function liveAddress(element: Element): string | undefined {
  // An element that no script has defined yet loads nothing, nor does a script of no type that browsers run.
  if (element.localName.includes('-') || isInertScript(element)) return undefined;
  return addressAttributes.find((name) => element.hasAttribute(name));
}

/** Whether the parser has read all of the element: something after it is there already. */
const isComplete = (element: Element): boolean => {
  if (document.readyState !== 'loading') return true;
  for (let at: Node | null = element; at; at = at.parentNode) if (at.nextSibling) return true;
  return false;
};

/**
 * Holds marked elements back while their service may not run, starts them when it may, and puts the inert form back
 * when it no longer may. It becomes `consent.gate`. Nodes are replaced, never blanked: a frame that is blanked comes
 * back with the Back button.
 */
export function createGate(consent: Consent): void {
  const { registry, signal } = consent;
  const adapters: Record<string, Adapter> = { matomo: matomo(consent) };
  const started = new Set<string>();
  const scripts = createScriptQueue(consent);
  let unread: Element[] = [];
  /** Scripts without a face that ran once: a second run would count twice. */
  const ran = new WeakSet<Element>();

  const runScript = (serviceId: string, inert: HTMLScriptElement) =>
    scripts.add(serviceId, inert, (script) => {
      inertOf.set(script, inert);
      ran.add(inert);
    });

  function release(serviceId: string, inert: Element): Element {
    if (isInertScript(inert)) {
      if (registry.services[serviceId]!.embed || !ran.has(inert)) runScript(serviceId, inert);
      return inert;
    }
    const { live, scripts } = activate(inert, moreOf(consent, serviceId)?.parameters);
    inertOf.set(live, inert);
    inert.replaceWith(live);
    for (const script of scripts) runScript(serviceId, script);
    return live;
  }

  /** What keeps an inert element closed whatever the visitor answers: the page's own mistakes. */
  function mistake(serviceId: string, addresses: readonly string[]): string | undefined {
    const unknown = unknownService(consent, serviceId);
    if (unknown) return unknown;
    const foreign = addresses.find((address) => !covers(consent, serviceId, address));
    return foreign === undefined ? undefined : missingAttribute(serviceId, foreign);
  }

  /** Puts the inert form in the place of what runs, with a placeholder for what has a face. */
  function hold(serviceId: string, element: Element, inert: Element): void {
    const hasPlace = !isFaceless(inert) && registry.services[serviceId]?.embed;
    element.replaceWith(hasPlace ? placeholderFor(serviceId, { held: inert }) : inert);
    if (element instanceof HTMLScriptElement) scripts.cancel(element);
  }

  /** Brings one element in line with the decision; returns what stands in the page now. */
  function consider(element: Element): Element | undefined {
    const serviceId = element.getAttribute('data-service') ?? '';
    const inert = inertOf.get(element);
    if (inert) {
      if (consent.may(serviceId)) return element;
      hold(serviceId, element, inert);
      return undefined;
    }
    const live = liveAddress(element);
    if (live) {
      complain(
        element,
        `<${element.localName} ${live}="${element.getAttribute(live)}"> is not inert: the browser has requested it already. Write data-${live} instead.`,
      );
      // What it would be made from, so that at least it goes when it may not stay.
      inertOf.set(element, deactivate(element));
      return consider(element);
    }
    const addresses = inertAddresses(element);
    if (needsAddress(element) && !addresses.length) return undefined;
    const fault = mistake(serviceId, addresses);
    if (fault) complain(element, `<${element.localName} data-service="${serviceId}">: ${fault}`);
    if (!fault && consent.may(serviceId)) {
      if (isComplete(element)) return release(serviceId, element);
      unread.push(element);
      return undefined;
    }
    if (isFaceless(element) || (!fault && !registry.services[serviceId]!.embed)) return undefined;
    element.replaceWith(placeholderFor(serviceId, { held: element, isClosed: !!fault }));
    return undefined;
  }

  /** Embeds that consist of scripts alone still need a place to ask in. */
  function askForScripts(): void {
    for (const script of document.body.querySelectorAll<HTMLScriptElement>(`script${marked}`)) {
      const serviceId = script.dataset['service']!;
      if (inertOf.has(script) || consent.may(serviceId) || mistake(serviceId, inertAddresses(script))) continue;
      const isAsked = document.querySelector(`dfo-consent-embed[service="${CSS.escape(serviceId)}"]`);
      if (registry.services[serviceId]!.embed && !isAsked) script.before(placeholderFor(serviceId, {}));
    }
  }

  function each(elements: Iterable<Element>): void {
    for (const element of elements) {
      attempt(() => element.isConnected && consider(element)); // One that fails stays closed.
    }
  }

  const isParsed = () => document.readyState !== 'loading';
  function stop(): void {
    for (const id of [...started].filter((id) => !consent.may(id))) {
      started.delete(id);
      attempt(() => adapters[id]!.stop());
    }
  }

  function sweep(): void {
    for (const id of Object.keys(adapters).filter((id) => consent.may(id) && !started.has(id))) {
      attempt(() => {
        adapters[id]!.start();
        started.add(id);
      });
    }
    each(document.querySelectorAll(marked));
    clearMadeByScripts();
    if (isParsed() && document.body) askForScripts();
  }

  /** Services that ran in this page. */
  const hasRun = new Set<string>();
  /** What a released script put into the page itself goes with its service: it lies on that service's hosts (R19). */
  function clearMadeByScripts(): void {
    for (const id of Object.keys(registry.services).filter((id) => registry.services[id]!.embed)) {
      if (consent.may(id)) {
        hasRun.add(id);
        continue;
      }
      if (!hasRun.delete(id)) continue;
      for (const made of document.querySelectorAll('iframe[src],script[src],img[src],link[href],object[data]')) {
        const address = made.getAttribute('src') ?? made.getAttribute('href') ?? made.getAttribute('data')!;
        if (!made.closest(marked) && belongsTo(consent, id, address)) made.remove();
      }
    }
  }

  const gate: Gate = { stop, sweep, consider, showEmbed: (element) => showEmbed(element, consent) };
  consent.gate = gate;
  const observer = new MutationObserver((changes) => {
    const waiting = unread;
    unread = [];
    each(waiting);
    const found = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const isAttribute = !addedNodes.length;
      for (const node of isAttribute ? [target] : addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(marked)) found.add(node);
        if (isAttribute) continue;
        for (const part of node.querySelectorAll(marked)) found.add(part);
        for (const part of [node, ...node.querySelectorAll(unmarkedInert)]) warnIfUnmarked(part, consent);
      }
    }
    each(found);
    if (found.size && isParsed()) askForScripts();
  });
  const attributeFilter = ['data-service', ...addressAttributes.map((name) => `data-${name}`)];
  observer.observe(document, { childList: true, subtree: true, attributeFilter });
  signal.addEventListener('abort', () => observer.disconnect());
  warnOfWhatIsNotThereYet();
  defineDeclaration();
  if (!isParsed()) sweep();
  consent.refresh(); // Embeds that stand in the page already have been waiting.
  whenParsed(() => {
    unread = [];
    sweep();
    for (const part of document.querySelectorAll(unmarkedInert)) warnIfUnmarked(part, consent);
  }, signal);
}

/** An attribute that somebody may have read of and that does nothing yet: the answer stays host-only. */
function warnOfWhatIsNotThereYet(): void {
  const tag = document.querySelector('script[data-cookie-domain][src*="dfo-consent"]');
  if (tag) complain(tag, 'data-cookie-domain has no effect in this version.');
}

/** Inert, but nobody said for which service: it stays closed for ever, so the author should hear of it. */
function warnIfUnmarked(element: Element, consent: Consent): void {
  const address = element.matches(unmarkedInert) && element.getAttribute('data-src');
  if (!address || element.closest(marked)) return;
  const owner = Object.keys(consent.registry.services).find((id) => belongsTo(consent, id, address));
  complain(
    element,
    `<${element.localName} data-src="${address}"> stays closed: it lacks ${owner ? `data-service="${owner}"` : 'data-service, and no service in the registry has this host'}.`,
  );
}
