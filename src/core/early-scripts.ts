import type { EarlyScripts } from '../consent/model.js';
import { trusted } from '../page/trusted.js';
import { doc } from '../page/natives.js';

/** What a script may have, to be no more than a script: everything else is the gate's to understand. */
const plain = /^(type|data-service|data-dfo-src|nonce|async|id|class|crossorigin|integrity)$/;

/** How long one script holds up those after it, in milliseconds. */
const patience = 10_000;

/** Whether the parser has read all of it: something after it is there already. */
const isWhole = (script: Element) => doc.readyState !== 'loading' || script.nextSibling !== null;

/**
 * Starts what a visitor has accepted as soon as the parser has read it, one after the other, as a page runs its scripts. It
 * takes only what stands on its own: a script of a service without a face, which writes nothing and waits for no event that is over.
 * The first that is more than that ends it, so that nothing overtakes anything: that one and all after it are the gate's.
 *
 * It spares a visitor the wait for the gate (docs/bench.md, «A returning visitor»), and the gate where there is nothing else for it.
 *
 * @param isFaceless whether scripts of a service are all that there is of it
 * @param may whether a service may run now
 * @param nonce of the page's own scripts, where its policy asks for one
 * @param isOurs whether a script from there is the site's own or its tracker's: whose another is, the gate knows
 * @param giveUp called when something is the gate's
 */
export function earlyScripts(
  isFaceless: (serviceId: string) => boolean,
  may: (serviceId: string) => boolean,
  nonce: string,
  isOurs: (address: string) => boolean,
  giveUp: () => void,
): EarlyScripts {
  const started = new Map<Element, HTMLScriptElement>();
  const waiting = new Set<HTMLScriptElement>();
  let isOver = false;
  let coming: Promise<unknown> | undefined;

  const isPlain = (script: HTMLScriptElement) => {
    const src = script.getAttribute('data-dfo-src');
    const isLate = doc.readyState !== 'loading';
    return (
      script.getAttributeNames().every((name) => plain.test(name)) &&
      (!nonce || script.nonce === nonce) &&
      (src ? isOurs(src) : !(isLate ? /write|load|ready/i : /write/).test(script.text))
    );
  };

  function start(inert: HTMLScriptElement): void {
    const live = doc.createElement('script');
    for (const { name, value } of inert.attributes) {
      if (!/^(type|nonce|data-dfo-src)$/.test(name)) live.setAttribute(name, value);
    }
    live.nonce = inert.nonce;
    live.async = inert.hasAttribute('async');
    const src = inert.getAttribute('data-dfo-src');
    if (src) live.src = trusted().createScriptURL(src);
    else live.text = trusted().createScript(inert.text);
    started.set(live, inert);
    if (src && !live.async) {
      coming = new Promise((done) => {
        for (const end of ['load', 'error']) live.addEventListener(end, done);
        setTimeout(done, patience); // One that is taken out of the page ends with neither.
      }).then(() => {
        coming = undefined;
        look();
      });
    }
    inert.replaceWith(live);
  }

  function look(): void {
    for (const inert of waiting) {
      if (isOver || coming || !isWhole(inert)) return;
      const isHere = inert.isConnected;
      if (isHere && !may(inert.getAttribute('data-service')!)) continue;
      waiting.delete(inert);
      if (!isHere) continue;
      if (isPlain(inert)) start(inert);
      else void end(); // Nothing is on its way here.
    }
  }

  function end(): Promise<unknown> | undefined {
    isOver = true;
    giveUp();
    return coming;
  }

  return {
    started,
    look,
    end,
    takes(element) {
      if (started.has(element)) return true;
      if (
        isOver ||
        !(element instanceof HTMLScriptElement) ||
        !/^text\/plain$/i.test(element.type) ||
        !isFaceless(element.getAttribute('data-service')!)
      )
        return false;
      waiting.add(element);
      look();
      return true;
    },
  };
}
