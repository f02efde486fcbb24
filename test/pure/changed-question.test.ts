import { describe, expect, test } from 'vitest';
import { defineRegistry, type Registry } from '../../registry/model.js';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { answerOf, decideFor, optionalRunning } from '../fixtures/decided.js';
import {
  counter,
  film,
  purposes,
  recipient,
  services,
  sites,
  small,
  statements,
  text,
} from '../fixtures/small-registry.js';

const own = { organisation: 'The library', statements, purposes, services, sites } as const;
const { library } = sites;
const [count] = counter.items;
const [seen] = film.items;

/** What is decided on tomorrow's site about yesterday's answer. */
function after(tomorrow: Registry, said: { yes?: readonly string[]; no?: readonly string[] }) {
  const pages = pageRegistry(tomorrow);
  const decision = decideFor(pages, 'library', { answer: answerOf(pageRegistry(small), said) });
  const why = Object.fromEntries(Object.entries(decision.services).map(([id, { why }]) => [id, why]));
  return { asks: decision.asks, news: decision.news, running: optionalRunning(pages, decision), why };
}

const all = { yes: ['counter', 'film'] };
const withCounter = (changed: Partial<Registry['services'][string]>): Registry => ({
  ...own,
  services: { ...services, counter: { ...counter, ...changed } as Registry['services'][string] },
});
const nothingNew = { asks: [], news: [] };
const counterAgain = { asks: [{ purpose: 'statistics', services: ['counter'] }], news: ['counter'] };

describe('an earlier answer still stands', () => {
  test('when nothing changed, so that the tests below ask for a reason (R24)', () => {
    expect(after(small, all)).toMatchObject({ ...nothingNew, running: ['counter', 'film'] });
  });

  test.each<[string, Registry]>([
    [
      'a corrected text',
      {
        ...withCounter({ description: text('What it really does'), items: [{ ...count, purpose: text('Counts.') }] }),
        purposes: { ...purposes, statistics: { ...purposes.statistics, label: text('Better words') } },
      },
    ],
    ['a service’s new name', withCounter({ name: 'The counter' })],
    [
      'a new quote',
      withCounter({ provenance: { kind: 'declared', statement: 'web', date: '2026-01-01', quote: 'We count.' } }),
    ],
    [
      'a fact that somebody has seen since',
      withCounter({
        items: [{ ...count, provenance: { kind: 'observed', date: '2026-01-01', browser: 'Firefox' } }],
        recipients: counter.recipients.map((one) => ({
          ...one,
          provenance: { kind: 'documented', source: 'The vendor' },
        })),
      }),
    ],
    ['a shorter lifetime', withCounter({ items: [{ ...count, lifetime: { n: 29, unit: 'days' } }] })],
    ['a lifetime in another unit', withCounter({ items: [{ ...count, lifetime: { n: 720, unit: 'hours' } }] })],
    ['a lifetime of the session', withCounter({ items: [{ ...count, lifetime: 'session' }] })],
    ['recipients in another order', withCounter({ recipients: [...counter.recipients].reverse() })],
    [
      'another host to load it from',
      withCounter({ hosts: ['cdn.counter.example'] } as Partial<Registry['services'][string]>),
    ],
    ['a new title of the site', { ...own, sites: { ...sites, library: { ...library, title: 'The Library' } } }],
    [
      'another service that the site only links to',
      { ...own, sites: { ...sites, library: { ...library, linked: [] } } },
    ],
    [
      'another order of services in the banner',
      { ...own, services: { film, counter, login: services.login, shop: services.shop } },
    ],
  ])('after %s: nothing is asked again (R25)', (_, tomorrow) => {
    expect(after(tomorrow, all)).toMatchObject({ ...nothingNew, running: ['counter', 'film'] });
    expect(after(tomorrow, { no: ['counter'] })).toMatchObject({ ...nothingNew, why: { counter: 'refused' } });
  });

  test('as a refusal, after a longer lifetime: who said no to less has said no to more (R25)', () => {
    const longer = withCounter({ items: [{ ...count, lifetime: { n: 13, unit: 'months' } }] });
    expect(after(longer, { no: ['counter'] })).toMatchObject({
      ...nothingNew,
      running: [],
      why: { counter: 'refused' },
    });
    expect(after(longer, { yes: ['counter'] })).toMatchObject(counterAgain);
  });
});

describe('an earlier yes does not cover', () => {
  test.each<[string, Registry]>([
    ['a new recipient', withCounter({ recipients: [...counter.recipients, recipient('Advertiser')] })],
    [
      'a new recipient of one item',
      withCounter({ items: [{ ...count, recipients: [recipient('Library'), recipient('Advertiser')] }] }),
    ],
    ['another recipient', withCounter({ recipients: [recipient('Library'), recipient('Advertiser', 'processor')] })],
    [
      'a processor who became a controller',
      withCounter({ recipients: [recipient('Library'), recipient('Bookbinder', 'controller')] }),
    ],
    ['a longer lifetime', withCounter({ items: [{ ...count, lifetime: { n: 31, unit: 'days' } }] })],
    ['a lifetime that nobody knows any more', withCounter({ items: [{ ...count, lifetime: 'not-documented' }] })],
    [
      'a new item that lives longer',
      withCounter({ items: [count, { ...count, name: 'more', lifetime: { n: 1, unit: 'years' } }] }),
    ],
  ])('%s: it is asked again about that alone, and the rest still runs (R25)', (_, tomorrow) => {
    expect(after(tomorrow, all)).toMatchObject({
      ...counterAgain,
      running: ['film'],
      why: { counter: 'question-changed' },
    });
  });

  test('another purpose of the same service (R25)', () => {
    const moved = withCounter({ purpose: 'media' } as Partial<Registry['services'][string]>);
    expect(after(moved, all)).toMatchObject({
      asks: [{ purpose: 'media', services: ['counter'] }],
      news: ['counter'],
      running: ['film'],
    });
  });

  test('a new service in the same purpose: it is asked about alone (R25)', () => {
    const tomorrow = defineRegistry({
      ...own,
      services: { ...services, heat: { ...counter, name: 'Heat map' } },
      sites: { ...sites, library: { ...library, banner: ['counter', 'heat'] } },
    });
    expect(after(tomorrow, all)).toMatchObject({
      asks: [{ purpose: 'statistics', services: ['heat'] }],
      news: ['heat'],
      running: ['counter', 'film'],
    });
    expect(after(tomorrow, { no: ['counter'] })).toMatchObject({ news: ['heat'], why: { counter: 'refused' } });
  });

  test('a new purpose: it is asked about alone (R25)', () => {
    const tomorrow = defineRegistry({
      ...own,
      purposes: { ...purposes, marketing: purposes.statistics },
      services: { ...services, flyer: { ...counter, name: 'Flyer', purpose: 'marketing' } },
      sites: { ...sites, library: { ...library, banner: ['counter', 'flyer'] } },
    });
    expect(after(tomorrow, all)).toMatchObject({
      asks: [{ purpose: 'marketing', services: ['flyer'] }],
      news: ['flyer'],
      running: ['counter', 'film'],
    });
  });

  test('what changed in an embed: it asks in its own place, not in the banner (R25, R38)', () => {
    const tomorrow: Registry = {
      ...own,
      services: { ...services, film: { ...film, items: [{ ...seen, lifetime: { n: 8, unit: 'days' } }] } },
    };
    expect(after(tomorrow, all)).toMatchObject({
      ...nothingNew,
      running: ['counter'],
      why: { film: 'question-changed' },
    });
  });

  test('what is new is no news to who never answered (R25)', () => {
    const longer = withCounter({ items: [{ ...count, lifetime: { n: 31, unit: 'days' } }] });
    expect(after(longer, {})).toMatchObject({ asks: counterAgain.asks, news: [], why: { counter: 'unanswered' } });
  });
});
