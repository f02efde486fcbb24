/** What a registry costs grows with its services and no faster. Counted, not timed: a clock would blame a busy machine. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { manySites, oneSite } from '../harness/registries.js';
import type { Registry, StoredItem } from '../../registry/index.js';
import { decide } from '../../src/decide/decide.js';
import { laterRegistry } from '../../src/decide/later-registry.js';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { declaration, declarationTree } from '../../src/disclosure/index.js';

afterEach(() => vi.restoreAllMocks());

/** `object`, and how often something was read of it or of what is in it. */
function counted<T extends object>(object: T): { readonly object: T; reads(): number } {
  let reads = 0;
  const proxies = new WeakMap<object, object>();
  const proxyOf = <O extends object>(target: O): O => {
    const known = proxies.get(target);
    if (known) return known as O;
    const proxy = new Proxy(target, {
      get(of, name, receiver) {
        reads++;
        const value: unknown = Reflect.get(of, name, receiver);
        return typeof value === 'object' && value !== null ? proxyOf(value) : value;
      },
    });
    proxies.set(target, proxy);
    return proxy;
  };
  return { object: proxyOf(object), reads: () => reads };
}

const unanswered = { state: 'unanswered', why: 'none' } as const;

const works: Record<string, (count: number) => number> = {
  pageRegistry(count) {
    const { object, reads } = counted(manySites(count));
    pageRegistry(object);
    return reads();
  },
  laterRegistry(count) {
    const { object, reads } = counted(manySites(count));
    laterRegistry(object);
    return reads();
  },
  decide(count) {
    const { object, reads } = counted(pageRegistry(manySites(count)));
    decide(object, object.sites['site-0'], unanswered, new Set(), { gpc: false });
    return reads();
  },
  declaration(count) {
    const { object, reads } = counted(oneSite(count));
    declaration(object, 'site-0', 'nn');
    return reads();
  },
};

test.each(Object.entries(works))(
  '%s reads as much of each service in a large registry as in a small one',
  (_, work) => {
    // A multiple of the services that a site can ask about, so that the last site is as large as the others.
    const [small, middle, large] = [70, 140, 560].map(work) as [number, number, number];
    const perService = (middle - small) / 70;
    expect(perService).toBeGreaterThan(1);
    expect((large - middle) / 420 / perService).toBeCloseTo(1, 1);
  },
);

/** A registry of one service with so many items. */
function withItems(count: number): Registry {
  const registry = oneSite(1);
  const service = registry.services['service-0']!;
  const items = Array.from({ length: count }, (_, i): StoredItem => ({ ...service.items[0]!, name: `cookie-${i}` }));
  return { ...registry, services: { 'service-0': { ...service, items } } };
}

test('a row of a long table costs as many texts as one of a short table', () => {
  const texts = (count: number) => {
    const split = vi.spyOn(String.prototype, 'split'); // Each text that is filled in is split once.
    declarationTree(withItems(count), 'site-0', 'nn');
    const { length } = split.mock.calls;
    split.mockRestore();
    return length;
  };
  const [ten, hundred, thousand] = [texts(10), texts(100), texts(1000)];
  expect((hundred - ten) / 90).toBeGreaterThan(1);
  expect((thousand - hundred) / 900).toBe((hundred - ten) / 90);
});

describe('what formats dates and lists', () => {
  test.each([10, 100])('is made once for each language, with %i services', async (count) => {
    const made: string[] = [];
    const intl = Intl as unknown as Record<string, new (...given: unknown[]) => object>;
    for (const name of ['ListFormat', 'DateTimeFormat']) {
      const Own = intl[name]!;
      // biome-ignore lint/complexity/useArrowFunction: it is called with `new`
      vi.spyOn(intl, name).mockImplementation(function (...given) {
        made.push(name);
        return new Own(...given);
      });
    }
    vi.resetModules();
    const fresh = await import('../../src/disclosure/index.js');
    for (const language of ['nn', 'en', 'nn'] as const) fresh.declarationTree(oneSite(count), 'site-0', language);
    expect(made.sort()).toEqual(['DateTimeFormat', 'DateTimeFormat', 'ListFormat', 'ListFormat']);
  });
});
