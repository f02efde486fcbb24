import type { Consent } from '../consent/model.js';
import { liveScript } from './activate.js';
import type { BodyOnload } from './body-onload.js';
import { complain } from '../page/complain.js';
import { dismiss, isDeferred, settled, setStage, willLoad, type Stage } from './stage.js';
import { written } from './written.js';
import { doc, isElement } from '../page/natives.js';

/** Runs scripts that waited: each service's one after the other, in the order that a page runs them in (docs/vendors.md#late-start). */
export interface ScriptQueue {
  add(serviceId: string, inert: HTMLScriptElement): void;
  /** Takes a script out of the page, and what it wrote: neither runs, even if it is on its way. */
  cancel(script: HTMLScriptElement): void;
  /** A service has been withdrawn: what ran once for several embeds may run again. */
  forget(serviceId: string): void;
}

interface Needs {
  readonly consent: Consent;
  /** Whether a service may run and can, in this document. */
  may(serviceId: string): boolean;
  /** Resolves when everything that is released with the scripts stands in the page. */
  ready(serviceId: string): Promise<unknown>;
  /** Keeps the inert form of what was started. */
  readonly inertOf: WeakMap<Element, Element>;
  readonly body: BodyOnload;
  /** What ran once. Of a service without a face, a second run would count twice. */
  readonly ran: WeakSet<Element>;
}

/** The scripts of one service that were released together. */
interface Batch {
  readonly serviceId: string;
  readonly waiting: Set<HTMLScriptElement>;
  /** Those that a page runs when there are no more of the others: deferred ones and modules. */
  readonly deferred: Set<HTMLScriptElement>;
  /** Addresses: one file runs once, however many embeds bring it. */
  readonly fetched: Set<string>;
  readonly stage: Stage;
}

export function createScriptQueue({ consent, may, ready, inertOf, body, ran }: Needs): ScriptQueue {
  const batches = new Map<string, Batch>();
  /** By service: scripts in whose place another with the same address has run. */
  const spared = new Map<string, Set<Element>>();
  const writtenBy = new WeakMap<Element, ChildNode[]>();
  const spare = (serviceId: string, inert: Element) =>
    spared.set(serviceId, (spared.get(serviceId) ?? new Set()).add(inert));

  function next({ waiting, deferred }: Batch): HTMLScriptElement | undefined {
    for (const scripts of [waiting, deferred]) {
      for (const inert of scripts) {
        scripts.delete(inert);
        return inert;
      }
    }
    return undefined;
  }

  async function run(batch: Batch, inert: HTMLScriptElement): Promise<void> {
    const { serviceId, fetched } = batch;
    // Withdrawn, or taken out of the page, while it waited.
    if (!may(serviceId) || !inert.isConnected) return;
    if (consent.nonce && inert.nonce !== consent.nonce) {
      // Where the page's policy asks for a nonce, markup without it is not the page's own.
      return complain(
        inert,
        `<script data-service="${serviceId}"> lacks the nonce that the page's other scripts have, so it stays closed.`,
      );
    }
    const script = liveScript(inert);
    if (fetched.has(script.src)) return void spare(serviceId, inert);
    if (script.src) fetched.add(script.src);
    inertOf.set(script, inert);
    ran.add(inert);
    await perform(batch, script, inert);
  }

  /** Runs `script` in the place of `inert`, then what it wrote. One that the parser does not wait for is not waited for. */
  async function perform(batch: Batch, script: HTMLScriptElement, inert: HTMLScriptElement): Promise<void> {
    const played = batch.stage.perform(script, () => inert.replaceWith(script));
    if (script.src && script.async) return;
    const markup = await played;
    if (!markup || !script.isConnected) return;
    const { nodes, put, end } = written(script, markup, consent);
    const standing: ChildNode[] = [];
    writtenBy.set(script, standing);
    for (const node of nodes) {
      if (!script.isConnected) break; // Withdrawn meanwhile.
      standing.push(node);
      for (const one of put(node)) {
        const live = liveScript(one);
        standing.push(live);
        await perform(batch, live, one);
      }
    }
    end();
  }

  /** Resolves when the scripts that were inserted since `before` have come: a page has not loaded until then. */
  async function inserted(
    { serviceId }: Batch,
    before: ReadonlySet<HTMLScriptElement>,
    seen: WeakSet<EventTarget>,
  ): Promise<void> {
    for (let coming: HTMLScriptElement[]; may(serviceId); await Promise.all(coming.map(settled))) {
      coming = [...doc.scripts].filter((one) => !before.has(one) && !seen.has(one) && willLoad(one));
      if (!coming.length) return;
    }
  }

  async function runAll(batch: Batch): Promise<void> {
    const { serviceId, stage } = batch;
    await ready(serviceId);
    const mustCallOnload = body.before(serviceId);
    const before = new Set(doc.scripts);
    const seen = new WeakSet<EventTarget>();
    const watch = new AbortController();
    const see = ({ target }: Event) => void (target && seen.add(target));
    for (const end of ['load', 'error']) doc.addEventListener(end, see, { capture: true, signal: watch.signal });
    for (let inert = next(batch); inert; inert = next(batch)) await run(batch, inert).catch(reportError);
    batches.delete(serviceId);
    if (may(serviceId)) stage.parsed();
    await inserted(batch, before, seen);
    watch.abort();
    if (!may(serviceId)) return;
    if (mustCallOnload()) stage.handlers.add('load');
    stage.loaded();
  }

  function batchOf(serviceId: string): Batch {
    const now = batches.get(serviceId);
    if (now) return now;
    const stage = setStage(() => may(serviceId));
    const batch: Batch = { serviceId, waiting: new Set(), deferred: new Set(), fetched: new Set(), stage };
    batches.set(serviceId, batch);
    void Promise.resolve()
      .then(() => runAll(batch))
      .catch(reportError)
      .then(() => batch.stage.strike());
    return batch;
  }

  const cancel = (script: HTMLScriptElement): void => {
    dismiss(script);
    for (const node of writtenBy.get(script) ?? []) {
      if (node instanceof HTMLScriptElement) cancel(node);
      else if (isElement(node)) node.querySelectorAll('script').forEach(cancel);
      node.remove();
    }
  };

  return {
    add(serviceId, inert) {
      if (spared.get(serviceId)?.has(inert) || (ran.has(inert) && !consent.registry.services[serviceId]!.embed)) return;
      const { waiting, deferred } = batchOf(serviceId);
      (isDeferred(liveScript(inert)) ? deferred : waiting).add(inert);
    },
    cancel,
    forget: (serviceId) => void spared.delete(serviceId),
  };
}
