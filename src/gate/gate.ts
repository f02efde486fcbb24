import { attempt } from '../page/attempt.js';
import type { Consent, EmbedHost, Gate } from '../consent/model.js';
import { takeOutOfReach } from '../core/out-of-reach.js';
import { whenParsed } from '../page/life.js';
import { adoptTrusted } from '../page/trusted.js';
import { isStyle } from './activate.js';
import { adaptersOf } from './adapters.js';
import { ownerOf } from './address.js';
import { endingAway } from './away.js';
import { bodyOnload } from './body-onload.js';
import { adoptBoxes, measure } from './box.js';
import { createElements, inertOf } from './elements.js';
import { addressAttributes, isAddressAttribute, isInertScript, marked, prefix } from './inert.js';
import { clearerOf } from './made-by-scripts.js';
import { watchObstacles } from './obstacles.js';
import { isHidden } from './face.js';
import { putPlace, targetOf } from './places.js';
import { placeholderFor } from './placeholder-for.js';
import { createScriptQueue } from './script-queue.js';
import { createSlices } from './slices.js';
import { watchSnapshots } from './snapshots.js';
import { styled } from './styled.js';
import { unmarkedInert, warnIfUnmarked } from './warnings.js';
import { doc, free, isElement } from '../page/natives.js';

const isEmbed = (element: Element): element is EmbedHost => element.localName === 'dfo-consent-embed';

/** How many elements are looked at together before the first of them is replaced. */
const together = 16;

/** What shows in the place of an embed: the gate knows no interface. */
export interface Shows {
  /** Shows what stands in it now: the question, the content, or why there is none. */
  showEmbed(element: EmbedHost, consent: Consent): void;
  /** Whether it does not wait for the others: its button was pressed, or its content may not stay. */
  isUrgent(element: Element, may: Consent['may']): boolean;
}

/**
 * Holds marked elements back while their service may not run, starts them when it may, and puts the inert form back when
 * it no longer may. It becomes `consent.gate`. What starts may wait its turn; what ends, ends at once.
 */
export function createGate(consent: Consent, { isUrgent, showEmbed }: Shows): void {
  const { registry, signal } = consent;
  adoptTrusted(consent);
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
  const may = (serviceId: string, inert?: Element) => consent.may(serviceId) && !obstacles.of(serviceId, inert);
  const body = bodyOnload(may);
  // What the core has started goes on as if this had; everything else waits for what is on its way.
  const early = consent.early?.scripts;
  const ended = early?.end();
  for (const [live, inert] of early?.started ?? []) inertOf.set(live, inert);
  const ready = (serviceId: string) => Promise.all([!registry.services[serviceId]!.embed && ended, slices.idle()]);
  const scripts = createScriptQueue({
    consent,
    may,
    body,
    inertOf,
    ready,
    ran: new WeakSet([...(early?.started.values() ?? [])]),
  });
  /** Elements that the parser may not have read to their end. */
  let unread: Element[] = [];
  const elements = createElements({ consent, obstacles, scripts, may, isUnread: (element) => unread.push(element) });
  const isParsed = () => doc.readyState !== 'loading';

  /** What runs has its own `data-src` back. */
  const isHeld = (element: Element) =>
    Object.hasOwn(registry.services, element.getAttribute('data-service')!) && !elements.isStarted(element);

  /** Brings elements in line: at once what ends, the others in slices. One that fails stays closed. */
  function each(found: Iterable<Element>): void {
    const all = [...found].filter((element) => element.isConnected);
    const ending = all.filter(elements.isEnding);
    considerAll(ending, ending);
    const others = all.filter((element) => !inertOf.has(element) || elements.isStripped(element));
    for (let from = 0; from < others.length; from += together) {
      const some = others.slice(from, from + together);
      slices.add(some, () => lookAt(some));
    }
  }

  /** What the page has hidden asks when the page shows it. */
  let shown: ResizeObserver | undefined;
  attempt(() => {
    shown = new ResizeObserver((entries) => {
      const seen = entries.map(({ target }) => target).filter((one) => one.getClientRects().length);
      for (const element of seen) shown!.unobserve(element);
      each(seen);
    });
  });

  function lookAt(some: readonly Element[]): void {
    if (signal.aborted) return;
    const there = some.filter((element) => element.isConnected);
    const faces = there.filter(elements.isFace);
    const coming = faces.length ? styled() : undefined;
    if (!coming) return considerAll(there, faces);
    void coming.then(() => slices.add(faces, () => lookAt(faces)));
    considerAll(
      there.filter((element) => !faces.includes(element)),
      [],
    );
  }

  function considerAll(some: readonly Element[], faces: readonly Element[]): void {
    if (measure(faces)) adoptBoxes(signal);
    for (const element of some) {
      if (isHidden(element)) attempt(() => shown?.observe(element));
      // It may have gone with the one before it, which held it.
      attempt(() => element.isConnected && elements.consider(element));
    }
  }

  /**
   * Embeds that consist of scripts alone still need a place to ask in: the element that they will fill, else before the
   * first of them.
   */
  function askForScripts(): void {
    const waiting = new Map<string, HTMLScriptElement[]>();
    for (const script of doc.querySelectorAll<HTMLScriptElement>(`script${marked}`)) {
      if (inertOf.has(script) || isStyle(script)) continue;
      const serviceId = elements.needs(script).find((id) => !may(id));
      if (serviceId === undefined || !registry.services[serviceId]?.embed) continue;
      const all = waiting.get(serviceId);
      if (all) all.push(script);
      else waiting.set(serviceId, [script]);
    }
    for (const [serviceId, all] of waiting) {
      if (doc.querySelector(`dfo-consent-embed[service="${CSS.escape(serviceId)}"]`)) continue;
      const own = all.filter((script) => !elements.mistake(script));
      if (!own[0]) continue;
      const targets = new Set(own.map(targetOf).filter((target) => target !== undefined));
      for (const target of targets) target.setAttribute('data-service', serviceId);
      if (targets.size) each(targets);
      else putPlace(placeholderFor(serviceId, {}), own[0]);
    }
  }
  const askLater = () => isParsed() && slices.add(askForScripts, askForScripts);

  function sweep(): void {
    adapters.start();
    for (const serviceId of Object.keys(registry.services)) if (!may(serviceId)) scripts.forget(serviceId);
    attempt(() => body.hold());
    each(doc.querySelectorAll(marked));
    const isEnding = (element: Element) =>
      isEmbed(element) ? !consent.may(element.getAttribute('service') ?? '') : elements.isEnding(element);
    for (const element of endingAway(isEnding))
      attempt(() => (isEmbed(element) ? showEmbed(element, consent) : elements.consider(element)));
    attempt(clearMadeByScripts);
    askLater();
  }

  const gate: Gate = {
    stop: adapters.stop,
    sweep,
    consider: elements.consider,
    showEmbed(element) {
      // One whose button was pressed does not wait for the others, nor does the end.
      if (signal.aborted || isUrgent(element, consent.may)) showEmbed(element, consent);
      else slices.add(element, () => signal.aborted || showEmbed(element, consent)); // By then it may be another consent's.
    },
  };
  adapters.stop(); // It may have been taken back since.
  consent.gate = gate;
  const observer = new MutationObserver((changes) => {
    const waiting = unread;
    unread = [];
    each(waiting);
    const found = new Set<Element>();
    const changed = new Set<Element>();
    for (const { target, addedNodes, attributeName } of changes) {
      const isAttribute = !addedNodes.length;
      if (isAddressAttribute(attributeName ?? '') && !elements.isStarted(target as Element)) continue;
      for (const node of isAttribute ? [target] : addedNodes) {
        if (!isElement(node)) continue;
        changed.add(node);
        if (free(node).matches(marked)) found.add(node);
        if (isAttribute) continue;
        for (const part of free(node).querySelectorAll(marked)) found.add(part);
        for (const part of [node, ...free(node).querySelectorAll(unmarkedInert)]) warnIfUnmarked(part, consent);
      }
    }
    takeOutOfReach(changed, isHeld);
    each(found);
    if ([...found].some(isInertScript)) askLater();
  });
  const attributeFilter = [
    'data-service',
    ...addressAttributes.flatMap((name) => [name, `data-${name}`, prefix + name]),
  ];
  observer.observe(document, { childList: true, subtree: true, attributeFilter });
  takeOutOfReach([doc.documentElement], isHeld);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    shown?.disconnect();
  });
  watchSnapshots(registry.services, (address) => ownerOf(consent, address));
  if (!isParsed()) sweep();
  consent.refresh(); // Embeds that stand in the page already have been waiting.
  whenParsed(() => {
    unread = [];
    sweep();
    for (const part of doc.querySelectorAll(unmarkedInert)) warnIfUnmarked(part, consent);
  }, signal);
}
