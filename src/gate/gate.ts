import { attempt } from '../attempt.js';
import type { Consent, Gate } from '../consent.js';
import { whenParsed } from '../page/life.js';
import { sheetOf } from '../ui/consent-element.js';
import { defineDeclaration } from '../ui/declaration.js';
import type { EmbedElement } from '../ui/embed.js';
import { isUrgent, showEmbed } from '../ui/show-embed.js';
import { activate, deactivate, reload } from './activate.js';
import { adaptersOf } from './adapters.js';
import { covers } from './address.js';
import { bodyOnload } from './body-onload.js';
import { boxSheet, measure, setBox } from './box.js';
import { complain } from './complain.js';
import { isFaceless, isUnseen } from './face.js';
import { addressAttributes, inertAddresses, inertAttributes, isInertScript, marked, ownParts } from './inert.js';
import { clearerOf } from './made-by-scripts.js';
import { missingAttribute, unknownService } from './mistakes.js';
import { moreOf } from './more.js';
import { watchObstacles } from './obstacles.js';
import { placeholderFor } from './placeholder-for.js';
import { putPlace, targetOf } from './places.js';
import { createScriptQueue } from './script-queue.js';
import { createSlices } from './slices.js';
import { styled } from './styled.js';
import { unmarkedInert, warnIfUnmarked, warnOfWhatIsNotThereYet } from './warnings.js';

/** How many elements are looked at together before the first of them is replaced. */
const together = 16;

/** Where the inert form of an element that was started is kept: withdrawal puts it back (R19). */
const inertOf = new WeakMap<Element, Element>();

/** Elements that are nothing without an address: one that nothing waits in yet will get it. */
const isUnfinished = (element: Element) =>
  /^(iframe|img|embed|object|link)$/.test(element.localName) && !ownParts(element).some((part) => inertAttributes(part).length);

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

const serviceOf = (element: Element) => element.getAttribute('data-service') ?? '';

/**
 * Holds marked elements back while their service may not run, starts them when it may, and puts the inert form back
 * when it no longer may. It becomes `consent.gate`. Nodes are replaced, never blanked: a frame that is blanked comes
 * back with the Back button. What starts may wait its turn; what ends, ends at once.
 */
export function createGate(consent: Consent): void {
  const { registry, signal } = consent;
  const adapters = adaptersOf(consent);
  const slices = createSlices();
  const clearMadeByScripts = clearerOf(consent);
  const obstacles = watchObstacles({
    consent,
    inertOf,
    changed() {
      sweep();
      consent.refresh();
    },
  });
  /** Whether a service, or one inert element of it, may run and can, in this document. */
  const may = (serviceId: string, inert?: Element) => consent.may(serviceId) && !obstacles.of(serviceId, inert);
  const body = bodyOnload(may);
  let unread: Element[] = [];
  /** Scripts without a face that ran once: a second run would count twice. */
  const ran = new WeakSet<Element>();
  const scripts = createScriptQueue({
    consent,
    may,
    body,
    ready: slices.idle,
    started(script, inert) {
      inertOf.set(script, inert);
      ran.add(inert);
    },
  });

  const asks = (serviceId: string) => registry.services[serviceId]?.embed !== undefined;

  function release(serviceId: string, inert: Element): Element {
    if (isInertScript(inert)) {
      if (asks(serviceId) || !ran.has(inert)) scripts.add(serviceId, inert);
      return inert;
    }
    const { live, scripts: inside } = activate(inert, moreOf(consent, serviceId)?.parameters);
    inertOf.set(live, inert);
    inert.replaceWith(live);
    reload(live);
    for (const script of inside) scripts.add(serviceId, script);
    return live;
  }

  /** What keeps an inert element closed whatever the visitor answers: the page's own mistakes. */
  function mistake(serviceId: string, addresses: readonly string[]): string | undefined {
    const unknown = unknownService(consent, serviceId);
    if (unknown) return unknown;
    const foreign = addresses.find((address) => !covers(consent, serviceId, address));
    return foreign === undefined ? undefined : missingAttribute(serviceId, foreign);
  }

  const hasPlace = (element: Element) => !isFaceless(element) && !isUnseen(element);

  /** Puts the inert form in the place of what runs, with a placeholder for what has a face. */
  function hold(element: Element, inert: Element): void {
    const serviceId = serviceOf(element);
    setBox(inert, element);
    element.replaceWith(hasPlace(inert) && asks(serviceId) ? placeholderFor(serviceId, { held: inert }) : inert);
    for (const script of [element, ...element.querySelectorAll('script')]) {
      if (script instanceof HTMLScriptElement) scripts.cancel(script);
    }
  }

  /** The inert form of an element that runs and no longer may. */
  const isEnding = (element: Element) => {
    const inert = inertOf.get(element);
    return inert !== undefined && !may(serviceOf(element), inert);
  };

  /** Brings one element in line with the decision; returns what stands in the page now. */
  function consider(element: Element): Element | undefined {
    const serviceId = serviceOf(element);
    const inert = inertOf.get(element);
    if (inert) {
      if (!isEnding(element)) return element;
      hold(element, inert);
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
    if (isUnfinished(element)) return undefined;
    const fault = mistake(serviceId, addresses);
    if (fault) complain(element, `<${element.localName} data-service="${serviceId}">: ${fault}`);
    else if (element.hasAttribute('data-dfo-reload')) obstacles.needsParser(serviceId);
    if (!fault && may(serviceId, element)) {
      if (isComplete(element)) return release(serviceId, element);
      unread.push(element);
      return undefined;
    }
    if (!hasPlace(element) || (!fault && !asks(serviceId))) return undefined;
    element.replaceWith(placeholderFor(serviceId, { held: element, isClosed: !!fault }));
    return undefined;
  }

  /**
   * Embeds that consist of scripts alone still need a place to ask in: the element that they will fill, else before the
   * first of them.
   */
  function askForScripts(): void {
    const waiting = new Map<string, HTMLScriptElement[]>();
    for (const script of document.querySelectorAll<HTMLScriptElement>(`script${marked}`)) {
      const serviceId = serviceOf(script);
      if (inertOf.has(script) || may(serviceId) || !asks(serviceId)) continue;
      waiting.set(serviceId, [...(waiting.get(serviceId) ?? []), script]);
    }
    for (const [serviceId, all] of waiting) {
      if (document.querySelector(`dfo-consent-embed[service="${CSS.escape(serviceId)}"]`)) continue;
      const own = all.filter((script) => !mistake(serviceId, inertAddresses(script)));
      if (!own[0]) continue;
      const targets = new Set(own.map(targetOf).filter((target) => target !== undefined));
      for (const target of targets) target.setAttribute('data-service', serviceId);
      if (targets.size) each(targets);
      else putPlace(placeholderFor(serviceId, {}), own[0]);
    }
  }

  /** Brings elements in line: at once what ends, the others in slices. One that fails stays closed. */
  function each(elements: Iterable<Element>): void {
    const all = [...elements].filter((element) => element.isConnected);
    const ending = all.filter(isEnding);
    measure(ending);
    for (const element of ending) attempt(() => element.isConnected && consider(element));
    const others = all.filter((element) => !inertOf.has(element));
    for (let from = 0; from < others.length; from += together) {
      const some = others.slice(from, from + together);
      slices.add(some, () => lookAt(some));
    }
  }

  function lookAt(elements: readonly Element[]): void {
    if (signal.aborted) return;
    const there = elements.filter((element) => element.isConnected);
    const faces = there.filter((element) => !may(serviceOf(element), element) && hasPlace(element));
    const coming = faces.length ? styled() : undefined;
    if (coming) void coming.then(() => slices.add(faces, () => lookAt(faces)));
    else measure(faces);
    // One may have gone with the one before it, which held it.
    const ready = there.filter((element) => !coming || !faces.includes(element));
    for (const element of ready) attempt(() => element.isConnected && consider(element));
  }

  const isParsed = () => document.readyState !== 'loading';
  const askKey = {};
  const askLater = () => isParsed() && slices.add(askKey, askForScripts);

  function stop(): void {
    adapters.stop();
  }

  function sweep(): void {
    adapters.start();
    for (const serviceId of Object.keys(registry.services)) if (!may(serviceId)) scripts.forget(serviceId);
    body.hold();
    each(document.querySelectorAll(marked));
    clearMadeByScripts();
    askLater();
  }

  /** The question in its place; one whose button was pressed, and everything at the end, does not wait its turn. */
  function show(element: EmbedElement): void {
    const now = () => showEmbed(element, consent);
    if (signal.aborted || isUrgent(element)) now();
    else slices.add(element, now);
  }

  const gate: Gate = { stop, sweep, consider, showEmbed: show };
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
    if ([...found].some(isInertScript)) askLater();
  });
  const attributeFilter = ['data-service', ...addressAttributes.map((name) => `data-${name}`)];
  observer.observe(document, { childList: true, subtree: true, attributeFilter });
  const sheet = sheetOf(boxSheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal.addEventListener('abort', () => {
    observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
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
