import { trusted } from '../page/trusted.js';
import { isOver } from './stage.js';
import { doc } from '../page/natives.js';

/**
 * `<body onload="…">` that calls what a held script defines. Written inert (`data-dfo-onload`) it is put back when that
 * script has run; written live it has failed by then. Both are called once, as if the page had just loaded.
 */
export interface BodyOnload {
  /** Looks before a service's scripts run. Returns what to ask when they have: whether the handler must be called now. */
  before(serviceId: string): () => boolean;
  /** Takes the handler back where its service may no longer run. */
  hold(): void;
}

const inert = 'data-dfo-onload';

/** Names of the functions that `code` calls. */
const called = (code: string) => [...code.matchAll(/(?<![.\w$])([A-Za-z_$][\w$]*)\s*\(/g)].map(([, name]) => name!);
const isThere = (name: string) => typeof (window as unknown as Record<string, unknown>)[name] === 'function';

export function bodyOnload(may: (serviceId: string) => boolean): BodyOnload {
  let releasedBy: readonly string[] | undefined;

  /** Puts the handler back, if it waits for this service. */
  function release(body: Element, code: string, serviceId: string): boolean {
    const services = body.getAttribute(`${inert}-service`)?.trim().split(/\s+/) ?? [serviceId];
    const names = called(code);
    // Where nobody says which service it waits for, it is the one that brings its functions.
    const isReady = body.hasAttribute(`${inert}-service`) || !names.length || names.some(isThere);
    if (!services.includes(serviceId) || !services.every(may) || !isReady) return false;
    releasedBy = services;
    body.removeAttribute(inert);
    body.setAttribute('onload', trusted().createScript(code));
    return isOver(window, 'load');
  }

  return {
    before(serviceId) {
      const failed = isOver(window, 'load')
        ? called(doc.body?.getAttribute('onload') ?? '').filter((name) => !isThere(name))
        : [];
      return () => {
        const { body } = doc;
        const code = body?.getAttribute(inert);
        return code == null ? failed.some(isThere) : release(body, code, serviceId);
      };
    },
    hold() {
      const { body } = doc;
      const code = body?.getAttribute('onload');
      if (!releasedBy || releasedBy.every(may) || code == null) return;
      releasedBy = undefined;
      body.removeAttribute('onload');
      body.setAttribute(inert, code);
    },
  };
}
