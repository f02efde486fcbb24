import type { Consent } from '../consent/model.js';
import { standIn } from '../address/stand-in.js';
import { httpUrl } from '../page/http-url.js';
import { activate, deactivate, isStyle, liveStyle, reload, wakeInPlace } from './activate.js';
import { belongsTo, covers, hostsOf, ownerOf } from './address.js';
import { emptyImages, putToSleep, rememberStarted } from './away.js';
import { setBox } from './box.js';
import { complain } from '../page/complain.js';
import { isFaceless, isUnseen } from './face.js';
import {
  addressAttributes,
  inertAddresses,
  inertAttributes,
  isAddressAttribute,
  isInertScript,
  isLazy,
  isLink,
  ownParts,
  prefix,
  waitsFor,
} from './inert.js';
import { missingAttribute, unknownService } from './mistakes.js';
import { moreOf } from '../values/more.js';
import type { Obstacles } from './obstacles.js';
import { placeholderFor, placeholderOf, replaceBy } from './placeholder-for.js';
import type { ScriptQueue } from './script-queue.js';
import { doc, free } from '../page/natives.js';

/** Where the inert form of an element that was started is kept: withdrawal puts it back (R19). */
export const inertOf = new WeakMap<Element, Element>();

/** One marked element at a time: held back, started, or its inert form put back. */
export interface Elements {
  /**
   * Brings one element in line with the decision; returns it if it runs now, or what runs in its place.
   *
   * @param place what stands in for it in the page: a frame that is put there only to be replaced costs as much as one that stays
   */
  consider(element: Element, place?: Element): Element | undefined;
  /** Whether it runs. */
  isStarted(element: Element): boolean;
  /** Whether it runs and no longer may. */
  isEnding(element: Element): boolean;
  /** Whether it may run, and somebody has taken its address away. */
  isStripped(element: Element): boolean;
  /** Whether it waits, and a placeholder stands in for what waits like it. */
  isFace(element: Element): boolean;
  /** The services that it waits for, those of its addresses too. */
  needs(element: Element): string[];
  /** What keeps an inert element closed whatever the visitor answers: the page's own mistakes. */
  mistake(element: Element): string | undefined;
}

interface Needs {
  readonly consent: Consent;
  readonly obstacles: Obstacles;
  readonly scripts: ScriptQueue;
  /** Whether a service, or one inert element of it, may run and can, in this document. */
  may(serviceId: string, inert?: Element): boolean;
  /** Tells of one that may run when the parser has read all of it. */
  isUnread(element: Element): void;
}

const serviceOf = (element: Element): string => element.getAttribute('data-service') ?? '';

/** The services that an element waits for: a text that turns to several needs a yes to each (R7). */
const servicesOf = (element: Element): string[] => [
  serviceOf(element),
  ...(element.getAttribute('data-dfo-also') ?? '').split(/\s+/).filter(Boolean),
];

/** Elements that are nothing without an address: one that nothing waits in yet will get it. */
const isUnfinished = (element: Element) =>
  /^(iframe|img|embed|object|link)$/.test(element.localName) &&
  !hasOwnPage(element) &&
  !ownParts(element).some((part) => inertAttributes(part).length);

/** A frame that brings its page along: to let data become a page would let strangers' data become one too. */
const hasOwnPage = (element: Element) => element.hasAttribute('data-dfo-srcdoc');

/** Whether the parser has read all of the element: something after it is there already. */
const isComplete = (element: Element): boolean => {
  if (doc.readyState !== 'loading') return true;
  for (let at: Node | null = element; at; at = free(at).parentNode) if (free(at).nextSibling) return true;
  return false;
};

/** Whether an address that was given back to the page's own script has been set by it. */
const isStartedByPage = (live: Element, inert: Element, name: string) => {
  const address = live.getAttribute(name);
  return isLazy(inert, name) && !!address && address !== inert.getAttribute(name);
};

/** A morph has taken away an address that the server had not written. */
const isStripped = (live: Element): boolean => {
  const inert = inertOf.get(live);
  return !!inert && inertAttributes(inert).some(({ name }) => isAddressAttribute(name) && !live.hasAttribute(name));
};

/** lazysizes starts frames without their attribute, which is forgotten when the frame is moved: `contentWindow.location.replace()`. */
function writeDownStart(part: Element): void {
  if (part instanceof HTMLIFrameElement && part.contentDocument?.URL === standIn) part.src = standIn;
}

/** Held back in its attributes alone: it has content that is none of the service's, and stays where it is. */
const isQuiet = (element: Element) => element.hasAttribute('data-dfo-quiet');

const hasPlace = (element: Element) => !isFaceless(element) && !isUnseen(element) && !isQuiet(element);

/** Nodes are replaced, never blanked: a frame that is blanked comes back with the Back button. */
export function createElements({ consent, obstacles, scripts, may, isUnread }: Needs): Elements {
  const { registry } = consent;
  const asks = (serviceId: string) => registry.services[serviceId]?.embed !== undefined;

  /** How to take back what was released in its place. */
  const undo = new WeakMap<Element, () => void>();

  function start(serviceId: string, inert: HTMLScriptElement): Element {
    if (!isStyle(inert)) {
      scripts.add(serviceId, inert);
      return inert;
    }
    const style = liveStyle(inert);
    inertOf.set(style, inert);
    inert.replaceWith(style);
    return style;
  }

  /** What a tracker's mark stands on may lead to another service, whose host decides then. */
  const needs = (element: Element): string[] => {
    const all = servicesOf(element);
    if (asks(all[0]!)) return all; // Its hosts are known: an address elsewhere is a mistake.
    const foreign = inertAddresses(element).filter((address) => !belongsTo(consent, all[0]!, httpUrl(address)));
    return [...all, ...foreign.map((address) => ownerOf(consent, address)).filter((id) => id !== undefined)];
  };

  /** The service that a placeholder asks for: the first that has one and may not run. */
  const asking = (element: Element) => needs(element).find((id) => asks(id) && !may(id, element));

  const mayRun = (inert: Element) => {
    const [serviceId, ...also] = needs(inert);
    return may(serviceId!, inert) && also.every(consent.may);
  };

  function release(serviceId: string, inert: Element, place: Element): Element {
    const handler = inert.getAttributeNames().find((name) => name.startsWith(`${prefix}on`));
    if (handler)
      complain(
        inert,
        `<${inert.localName} ${handler}> stays as it is: a handler that came out of data could be a stranger's. Set it in a script.`,
      );
    if (isInertScript(inert)) return start(serviceId, inert);
    if (isQuiet(inert)) {
      undo.set(inert, wakeInPlace(inert));
      rememberStarted(inert);
      return inert;
    }
    // Out of the page meanwhile: a frame in it would be loaded twice.
    const here = doc.createTextNode('');
    place.replaceWith(here);
    let shown = place;
    try {
      const { live, kept, scripts: inside } = activate(inert, moreOf(consent, serviceId));
      inertOf.set(live, kept);
      rememberStarted(live);
      shown = live;
      here.replaceWith(live);
      reload(live);
      for (const script of inside) start(serviceId, script);
      return live;
    } finally {
      if (here.isConnected) here.replaceWith(shown);
    }
  }

  function mistake(element: Element): string | undefined {
    const serviceId = serviceOf(element);
    const unknown = unknownService(consent, serviceId);
    if (unknown) return unknown;
    if (hasOwnPage(element)) return 'a frame’s own page (srcdoc) cannot wait, so it stays closed. Give it an address.';
    // A tracker that nobody told a host of is the site's own: who marks it says so, as who writes its snippet does.
    const isOwn = !asks(serviceId) && !hostsOf(consent, serviceId).length;
    const foreign = inertAddresses(element).find(
      (address) =>
        !(isOwn ? httpUrl(address) : covers(consent, serviceId, address)) &&
        (asks(serviceId) || ownerOf(consent, address) === undefined),
    );
    return foreign === undefined ? undefined : missingAttribute(consent, serviceId, foreign);
  }

  /** The address that an element has live, and so has loaded already. */
  function liveAddress(element: Element): string | undefined {
    // An element that no script has defined yet loads nothing, nor does a script of no type that browsers run.
    if (element.localName.includes('-') || isInertScript(element)) return undefined;
    // While another waits, it is what a lazy loader shows meanwhile, or what the page's script made of an address that it could not read.
    return addressAttributes.find((name) => {
      const address = element.getAttribute(name);
      return (
        address !== null &&
        !isLink(element, name) &&
        !(waitsFor(element, name) && ownerOf(consent, address) === undefined)
      );
    });
  }

  /** The page's own script has started what waits in a placeholder: what it loads waits again, until it is put in its place. */
  function makeInert(held: Element): void {
    for (const name of addressAttributes) {
      const address = held.getAttribute(name);
      held.removeAttribute(name);
      if (address !== null && !waitsFor(held, name)) held.setAttribute(prefix + name, address);
    }
  }

  /** A `data-service` of the page's own, which has nothing to do with us: nothing in it is written inert for somebody on another host. */
  const isOthers = (element: Element) =>
    !Object.hasOwn(registry.services, serviceOf(element)) &&
    !isInertScript(element) &&
    inertAddresses(element.cloneNode() as Element).every((address) => httpUrl(address)?.host === location.host);

  /** Puts the inert form in the place of what runs, with a placeholder for what has a face. What the page has taken out has no place. */
  function hold(element: Element, inert: Element): void {
    if (!element.isConnected) {
      inertOf.delete(element);
      return putToSleep(element, inert);
    }
    // What the page's own script has started starts anew after another yes.
    for (const name of addressAttributes) if (isStartedByPage(element, inert, name)) inert.setAttribute(name, standIn);
    setBox(inert, element);
    emptyImages(element);
    const serviceId = asking(inert);
    if (hasPlace(inert) && serviceId) replaceBy(element, placeholderFor(serviceId, { held: inert }));
    else element.replaceWith(inert);
    for (const script of [element, ...element.querySelectorAll('script')]) {
      if (script instanceof HTMLScriptElement) scripts.cancel(script);
    }
  }

  const isEnding = (element: Element) => {
    const inert = undo.has(element) ? element : inertOf.get(element);
    return inert !== undefined && !mayRun(inert);
  };

  function consider(element: Element, place = element): Element | undefined {
    const serviceId = serviceOf(element);
    const takeBack = undo.get(element);
    if (takeBack) {
      if (!isEnding(element)) return element;
      undo.delete(element);
      takeBack();
      return undefined;
    }
    const inert = inertOf.get(element);
    if (inert) {
      if (isEnding(element)) {
        hold(element, inert);
        return undefined;
      }
      if (!element.isConnected || !isStripped(element)) return element;
      inertOf.delete(element);
      return release(serviceOf(inert), inert, element);
    }
    if (place === element && placeholderOf(element)) return undefined;
    if (isOthers(element)) return undefined;
    const live = liveAddress(element);
    if (live && place !== element) makeInert(element);
    else if (live) {
      complain(
        element,
        `<${element.localName} ${live}="${element.getAttribute(live)}"> is not inert: the browser has requested it already. Write data-${live} instead.`,
      );
      // What it would be made from, so that at least it goes when it may not stay.
      inertOf.set(element, deactivate(element));
      return consider(element);
    }
    if (place === element && isUnfinished(element)) return undefined;
    const fault = mistake(element);
    if (fault) complain(element, `<${element.localName} data-service="${serviceId}">: ${fault}`);
    else if (element.hasAttribute('data-dfo-reload')) obstacles.needsParser(serviceId);
    if (!fault && mayRun(element)) {
      if (isComplete(place)) return release(serviceId, element, place);
      if (place !== element) place.replaceWith(element); // There the parser goes on.
      isUnread(element);
      return undefined;
    }
    const asked = fault ? serviceId : asking(element);
    if (place !== element || !hasPlace(element) || asked === undefined) return undefined;
    for (const part of ownParts(element)) writeDownStart(part);
    replaceBy(element, placeholderFor(asked, { held: element, isClosed: !!fault }));
    return undefined;
  }

  return {
    consider,
    needs,
    isStarted: (element) => inertOf.has(element) || undo.has(element),
    isEnding,
    isStripped,
    isFace: (element) => !inertOf.has(element) && !mayRun(element) && hasPlace(element) && !placeholderOf(element),
    mistake,
  };
}
