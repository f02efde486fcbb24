import { attempt } from '../page/attempt.js';
import type { Consent } from '../consent/model.js';
import type { Patches } from './natives.js';
import { holderOf } from './owner.js';
import { advice, type Report } from './report.js';

/** An address that nothing answers and that no request leaves for. */
const nothing = 'blob:null/held';
/** A port that browsers connect to for nobody. */
const closedPort = 'wss://localhost:1/';

/** Lets requests of scripts fail as they do where the net is down, while the service that they go to may not run. */
export function guardNetwork({ method, construct }: Patches, consent: Consent, report: Report): void {
  /** The service that holds `address` back, reported. */
  function holder(address: string, how: string): string | undefined {
    let service: string | undefined;
    attempt(() => {
      service = holderOf(consent, address);
      if (service !== undefined) report({}, { service, address, how });
    });
    return service;
  }

  // A page library may have a `Request` of its own (MooTools).
  const { get: urlOf } = Object.getOwnPropertyDescriptor(Request.prototype, 'url') ?? {};
  method(window, 'fetch', (run, _: Window, args: readonly unknown[]) => {
    if (!args.length) return run();
    let [input] = args;
    let address: string;
    try {
      address = urlOf!.call(input) as string; // A request, of this window or another.
    } catch {
      try {
        input = address = String(input);
      } catch (error) {
        return Promise.reject(error);
      }
    }
    const service = holder(address, 'fetch');
    if (service === undefined) return run([input, ...args.slice(1)]);
    return Promise.reject(
      new TypeError(`dfo-consent: "${address}" is held, for ${service} may not run now. ${advice}`),
    );
  });

  method(Navigator.prototype, 'sendBeacon', (run, _: Navigator, [address, ...more]: unknown[]) => {
    if (address === undefined) return run();
    const text = String(address);
    return holder(text, 'sendBeacon') === undefined ? run([text, ...more]) : false;
  });

  const opened = new WeakMap<object, { readonly address: string; readonly args: readonly unknown[] }>();
  method(XMLHttpRequest.prototype, 'open', (run, self: XMLHttpRequest, args: readonly unknown[]) => {
    if (args.length < 2) return run();
    const [verb, address, ...more] = args;
    const text = String(address);
    const result = run([verb, text, ...more]);
    opened.set(self, { address: text, args: [verb, nothing, ...more] });
    return result;
  });
  const { open } = XMLHttpRequest.prototype;
  method(XMLHttpRequest.prototype, 'send', (run, self: XMLHttpRequest, args: readonly unknown[]) => {
    const call = opened.get(self);
    // Opened anew towards nothing, it fails by itself: the same events in the same order as without a net.
    if (call && self.readyState === 1 && holder(call.address, 'XMLHttpRequest') !== undefined) {
      Reflect.apply(open, self, call.args);
      opened.set(self, call);
    }
    return run(args);
  });

  // A constructor that throws would take the page's script with it; a connection that fails is what pages expect.
  for (const [name, elsewhere] of [
    ['WebSocket', closedPort],
    ['EventSource', nothing],
  ] as const) {
    construct(name, (run, _, args: readonly unknown[]) => {
      if (!args.length) return run();
      const [address, ...more] = args;
      const text = String(address);
      if (holder(text, name) === undefined) return run([text, ...more]);
      return Object.defineProperty(run([elsewhere, ...more]) as object, 'url', { value: text, configurable: true });
    });
  }
}
