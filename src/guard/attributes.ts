import { attempt } from '../page/attempt.js';
import type { Consent } from '../consent/model.js';
import { forget, heldIf, isInert, makeInert } from './inert.js';
import { isEager, isLoading, loadingAttributes } from './loads.js';
import type { Patches } from './natives.js';
import type { Report } from './report.js';
import { follow, standInOf } from './stand-ins.js';

/** Properties that set such an attribute, by interface. Some browsers lack some. */
const properties: readonly (readonly [owner: string, ...names: string[]])[] = [
  ['HTMLScriptElement', 'src'],
  ['HTMLIFrameElement', 'src', 'srcdoc'],
  ['HTMLFrameElement', 'src'],
  ['HTMLImageElement', 'src', 'srcset'],
  ['HTMLSourceElement', 'src', 'srcset'],
  ['HTMLMediaElement', 'src'],
  ['HTMLVideoElement', 'poster'],
  ['HTMLTrackElement', 'src'],
  ['HTMLEmbedElement', 'src'],
  ['HTMLObjectElement', 'data'],
  ['HTMLLinkElement', 'href', 'imageSrcset'],
  ['HTMLInputElement', 'src'],
];

/** Holds what scripts set on elements that stand in the page already, and images wherever they are. */
export function guardAttributes({ method, setter, construct }: Patches, consent: Consent, report: Report): void {
  /** Whether the address waits now, and so must not be set. */
  function holds(element: Element, attribute: string, value: unknown, how: string): boolean {
    const name = attribute.toLowerCase();
    if (!isLoading(element, name) || !element.ownerDocument.defaultView) return false;
    const found = heldIf(consent, element, name, String(value));
    if (!found) {
      if (isInert(element)) takeBack(element);
      return false;
    }
    if (!isEager(element) && !element.isConnected && !isInert(element)) return false; // It asks when it is inserted.
    const [service, address] = found;
    makeInert(element, service, { [name]: String(value) });
    follow(element);
    report(element, { service, address, how });
    // Nobody will see it: whoever waits for it hears that it did not come.
    setTimeout(() => isInert(element) && !standInOf(element).isConnected && element.dispatchEvent(new Event('error')));
    return true;
  }

  /** The page gives a held element another address: it comes back into its place. */
  function takeBack(element: Element): void {
    forget(element);
    const standIn = standInOf(element);
    if (standIn instanceof Element && standIn !== element) standIn.replaceWith(element);
  }

  const unlessHeld = (run: () => unknown, ...asked: Parameters<typeof holds>): unknown => {
    let isHeld = false;
    attempt(() => (isHeld = holds(...asked)));
    return isHeld ? undefined : run();
  };

  for (const [owner, ...names] of properties) {
    const { prototype } = (window as unknown as Record<string, { prototype: object } | undefined>)[owner] ?? {};
    for (const name of names) {
      setter(prototype, name, (run, self: Element, [value]: [unknown]) =>
        self instanceof Element ? unlessHeld(run, self, name, value, name) : run(),
      );
    }
  }

  const isConcerned = (self: unknown, name: unknown): self is Element =>
    self instanceof Element && typeof name === 'string' && loadingAttributes.has(name.toLowerCase());
  method(Element.prototype, 'setAttribute', (run, self: Element, [name, value]: [string, unknown]) =>
    isConcerned(self, name) ? unlessHeld(run, self, name, value, 'setAttribute') : run(),
  );
  method(Element.prototype, 'setAttributeNS', (run, self: Element, [, name, value]: [unknown, string, unknown]) =>
    isConcerned(self, name) ? unlessHeld(run, self, name, value, 'setAttributeNS') : run(),
  );
  for (const how of ['setAttributeNode', 'setAttributeNodeNS']) {
    method(Element.prototype, how, (run, self: Element, [attribute]: [unknown]) =>
      attribute instanceof Attr && isConcerned(self, attribute.name)
        ? (unlessHeld(run, self, attribute.name, attribute.value, how) ?? null)
        : run(),
    );
  }

  construct('Audio', (run, _, args: readonly unknown[]) => {
    const [src] = args;
    if (src === undefined) return run();
    const audio = run([]) as HTMLAudioElement;
    audio.preload = 'auto'; // As the constructor does for an address.
    audio.src = src as string;
    return audio;
  });
}
