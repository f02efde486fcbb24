import type { Consent } from '../consent/model.js';
import { httpUrl } from '../page/http-url.js';
import { belongsTo } from './address.js';
import { complain } from '../page/complain.js';
import { liveAddresses, marked } from './inert.js';
import { doc, isElement } from '../page/natives.js';

/**
 * What stands in the way of content that may be shown: it can start only in a page that is loaded anew, or it has failed
 * there too and only a link is left.
 */
export type Obstacle = 'reload' | 'failed';

export interface Obstacles {
  /** In the way of one inert element, or of everything that its service does in this document. */
  of(serviceId: string, inert?: Element): Obstacle | undefined;
  /** That a script of this service must be there while the page is parsed (`data-dfo-reload`). */
  needsParser(serviceId: string): void;
  /** Calls `stopped` if the page's policy blocks a frame that is loaded now, until `signal`. */
  expect(frame: { serviceId: string; address: string; stopped(obstacle: Obstacle): void }, signal: AbortSignal): void;
}

/** What a policy's directive stops. */
const directives: Readonly<Record<string, string>> = {
  'frame-src': 'iframe',
  'script-src-elem': 'script',
  'img-src': 'img',
  'media-src': 'video,audio',
  'object-src': 'object,embed',
};

interface Needs {
  readonly consent: Consent;
  readonly inertOf: WeakMap<Element, Element>;
  /** Something new stands in the way: all must look again. */
  changed(): void;
}

const known = new WeakMap<Consent, Obstacles>();

/** The obstacles of a page; there are some to know only when its gate has come. */
export const obstaclesOf = (consent: Consent): Obstacles => known.get(consent)!;

export function watchObstacles({ consent, inertOf, changed }: Needs): Obstacles {
  const services = Object.keys(consent.registry.services);
  // The server knew of these when it made the page and its policy: to ask it again changes nothing.
  const allowedBefore = new Set(services.filter((id) => consent.may(id)));
  const ofServices = new Map<string, Obstacle>();
  const ofElements = new WeakMap<Element, Obstacle>();
  /** Violations of the page's policy, looked at together: there may be thousands. */
  let violations: SecurityPolicyViolationEvent[] = [];

  const frames = new Set<Parameters<Obstacles['expect']>[0]>();

  function blocked(serviceId: string, address: string): Obstacle {
    complain(
      consent,
      `the page's Content-Security-Policy blocks "${address}", which ${serviceId} may load. Allow it where consent is given.`,
    );
    return allowedBefore.has(serviceId) ? 'failed' : 'reload';
  }

  const obstacles: Obstacles = {
    of: (serviceId, inert) => ofServices.get(serviceId) ?? (inert && ofElements.get(inert)),
    needsParser(serviceId) {
      if (allowedBefore.has(serviceId) || ofServices.has(serviceId)) return;
      ofServices.set(serviceId, 'reload');
      queueMicrotask(changed);
    },
    expect(frame, signal) {
      frames.add(frame);
      signal.addEventListener('abort', () => frames.delete(frame));
    },
  };
  known.set(consent, obstacles);

  /** Released elements of a kind by what they load, as a violation names it: thousands may be blocked at once. */
  function byAddress(kind: string): Map<string, Element[]> {
    const found = new Map<string, Element[]>();
    for (const element of doc.querySelectorAll(kind)) {
      if (!inertOf.has(element)) continue;
      for (const address of liveAddresses(element)) {
        const url = httpUrl(address);
        // Of an address that it was led on from, a violation names the origin alone.
        for (const name of url ? [url.href.replace(/#.*/s, ''), url.origin, `${url.origin}/`] : []) {
          const all = found.get(name);
          if (all) all.push(element);
          else found.set(name, [element]);
        }
      }
    }
    return found;
  }

  /** The released elements that a violation is about. */
  function culprits(
    { target, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent,
    known: Map<string, Map<string, Element[]>>,
  ): Element[] {
    if (target && isElement(target) && inertOf.has(target)) return [target];
    const kind = directives[effectiveDirective];
    if (!kind) return [];
    const found = known.get(kind) ?? byAddress(kind);
    known.set(kind, found);
    return found.get(blockedURI) ?? [];
  }

  function look(): void {
    const byKind = new Map<string, Map<string, Element[]>>();
    const now = violations;
    violations = [];
    let isNew = false;
    const seen = new Set<string>();
    for (const event of now) {
      const { blockedURI, effectiveDirective } = event;
      if (event.target === document && seen.has(effectiveDirective + blockedURI)) continue;
      seen.add(effectiveDirective + blockedURI);
      const found = culprits(event, byKind).filter((one) => one.isConnected);
      for (const element of found) {
        const serviceId = element.closest(marked)?.getAttribute('data-service') ?? '';
        if (!consent.may(serviceId)) continue;
        const obstacle = blocked(serviceId, blockedURI);
        // Without its script nothing of a service works; without a frame, only that.
        if (element.localName === 'script') ofServices.set(serviceId, obstacle);
        else ofElements.set(inertOf.get(element)!, obstacle);
        isNew = true;
      }
      const expected = [...frames].filter(
        ({ address }) => effectiveDirective === 'frame-src' && address.startsWith(blockedURI),
      );
      for (const { serviceId, stopped } of expected) stopped(blocked(serviceId, blockedURI));
      // What released scripts insert.
      if (found.length || expected.length || !/^(frame|script)-src/.test(effectiveDirective)) continue;
      const url = httpUrl(blockedURI);
      const serviceId = services.find(
        (id) => consent.registry.services[id]!.embed && consent.may(id) && belongsTo(consent, id, url),
      );
      if (serviceId === undefined || ofServices.has(serviceId)) continue;
      ofServices.set(serviceId, blocked(serviceId, blockedURI));
      isNew = true;
    }
    if (isNew) changed();
  }

  doc.addEventListener(
    'securitypolicyviolation',
    (event) => {
      if (event.disposition !== 'enforce') return;
      if (!violations.length) setTimeout(look);
      violations.push(event);
    },
    { signal: consent.signal },
  );
  return obstacles;
}
