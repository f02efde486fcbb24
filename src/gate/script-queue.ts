import type { Consent } from '../consent.js';
import { liveScript } from './activate.js';
import { complain } from './complain.js';

/** Runs scripts that waited: each service's one after the other, in the order they were queued (vendors.md §0.4). */
export interface ScriptQueue {
  add(serviceId: string, inert: HTMLScriptElement, started: (script: HTMLScriptElement) => void): void;
  /** Takes a script out of the page so that it does not run even if it is on its way. */
  cancel(script: HTMLScriptElement): void;
}

/** Whether the browser would fetch and run it: of another it never says that it has loaded. */
const willLoad = (script: HTMLScriptElement) =>
  script.src && !script.async && (/^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(script.type)) && !(script.noModule && script.type !== 'module');

export function createScriptQueue(consent: Consent): ScriptQueue {
  const waiting = new WeakSet<Element>();
  const running = new WeakMap<Element, () => void>();
  const last: Record<string, Promise<void>> = {};

  async function run(serviceId: string, inert: HTMLScriptElement, started: (script: HTMLScriptElement) => void) {
    waiting.delete(inert);
    // Withdrawn, or taken out of the page, while it waited.
    if (!consent.may(serviceId) || !inert.isConnected) return;
    if (consent.nonce && inert.nonce !== consent.nonce) {
      // Where the page's policy asks for a nonce, markup without it is not the page's own.
      return complain(inert, `<script data-service="${serviceId}"> lacks the nonce that the page's other scripts have, so it stays closed.`);
    }
    const script = liveScript(inert);
    const settled = new Promise<void>((done) => {
      running.set(script, done);
      for (const end of ['load', 'error']) script.addEventListener(end, () => done(), { once: true });
      if (!willLoad(script)) done();
    });
    started(script);
    inert.replaceWith(script);
    await settled;
  }

  return {
    add(serviceId, inert, started) {
      if (waiting.has(inert)) return;
      waiting.add(inert);
      last[serviceId] = (last[serviceId] ?? Promise.resolve()).then(() => run(serviceId, inert, started)).catch(reportError);
    },
    cancel(script) {
      removeForGood(script);
      running.get(script)?.();
    },
  };
}

/** A script that is on its way runs even when it is taken out of the page; in another document it does not. */
export function removeForGood(script: HTMLScriptElement): void {
  document.implementation.createHTMLDocument('').adoptNode(script);
}
