/** What may run and what is asked, after any sequence of answers to any registry, held against a model of the rules. */
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { format, parse, type StoredAnswer } from '../../../src/decide/answer.js';
import { change } from '../../../src/decide/change.js';
import { decide } from '../../../src/decide/decide.js';
import { pagesOf, versions, worldOf, type Site } from '../../fixtures/any-registry.js';
import { ConsentModel } from '../../fixtures/consent-model.js';
import { watchPrototypes } from '../../fixtures/prototypes.js';
import { tellCases, tried } from '../../fixtures/runs.js';

vi.setConfig({ testTimeout: 600_000 });
tellCases();
const touched = watchPrototypes();
afterAll(() => expect(touched()).toEqual([]));

const begin = 20_000;

/** What happens; services are named by their place among those of the site. */
const event = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('says' as const),
      of: fc.array(fc.tuple(fc.nat(7), fc.constantFrom('yes' as const, 'no' as const, 'forget' as const)), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('once' as const), which: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('returns' as const),
      version: fc.nat(2),
      after: fc.oneof(fc.nat(3), fc.nat(200)),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

let skipped = 0;

/** Whether two questions have the same three characters, which to the library is one question: told in `fingerprint.ts`. It must be rare. */
function collides(sites: readonly Site[]): boolean {
  const questions = new Map<string, string>();
  const does = sites.some((site) => {
    const services = pagesOf(site)?.services;
    return [...worldOf(site).questions].some(([id, { purpose, recipients }]) => {
      const question = JSON.stringify([id, purpose, [...recipients].sort()]);
      const fingerprint = services?.[id]?.fingerprint;
      if (fingerprint === undefined) return true;
      const other = questions.get(fingerprint) ?? question;
      questions.set(fingerprint, question);
      return other !== question;
    });
  });
  if (does) skipped++;
  return does;
}

function play(sites: readonly [Site, ...Site[]], events: readonly Event[], gpc: boolean): void {
  let site = sites[0];
  let pages = pagesOf(site)!;
  let today = begin;
  let cookie: string | undefined;
  let answer: StoredAnswer = parse(cookie, today);
  let once = new Set<string>();
  const model = new ConsentModel(worldOf(site));

  const compare = () => {
    const here = pages.sites['here']!;
    const decision = decide(pages, here, answer, once, { gpc });
    const ids = [...site.services.keys(), site.necessary, 'nobody'];
    const running = ids.filter((id) => Object.hasOwn(decision.services, id) && decision.services[id]!.may);
    expect(running).toEqual(ids.filter((id) => model.may(id)));
    const asked = decision.asks.flatMap(({ services }) => services);
    expect([...asked].sort()).toEqual(model.asks().sort());
    for (const { purpose, services } of decision.asks) {
      for (const id of services) expect(model.world.questions.get(id)!.purpose).toBe(purpose);
    }
    expect(new Set(decision.asks.map(({ purpose }) => purpose)).size).toBe(decision.asks.length);
    for (const id of decision.news) expect(asked).toContain(id);
    if (!model.told.size) expect(decision.news).toEqual([]);
    for (const id of model.asks())
      if (model.told.get(id)?.says === 'yes' && model.said(id) === undefined) expect(decision.news).toContain(id);
    if (answer.state === 'answered' && model.told.size) expect(answer.day).toBe(model.day);
    expect(`dfo-consent=${cookie}`.length).toBeLessThan(60);
  };

  compare();
  for (const happens of events) {
    const optional = [...model.world.banner, ...model.world.inContext];
    const idOf = (which: number) => optional[which % optional.length];
    if (happens.kind === 'returns') {
      site = sites[happens.version % sites.length]!;
      pages = pagesOf(site)!;
      today += happens.after;
      answer = parse(cookie, today);
      once = new Set();
      model.returns(worldOf(site), today);
    } else if (!optional.length) continue;
    else if (happens.kind === 'once') {
      once = new Set([...once, idOf(happens.which)!]);
      model.once.add(idOf(happens.which)!);
    } else {
      const last = new Map(happens.of.map(([which, how]) => [idOf(which)!, how]));
      const of = (what: string) => [...last].filter(([, how]) => how === what).map(([id]) => id);
      const saying = { yes: of('yes'), no: of('no'), forget: of('forget') };
      answer = change(pages, answer, saying, today);
      once = new Set([...once].filter((id) => !saying.no.includes(id) && !saying.forget.includes(id)));
      cookie = format(answer) || undefined;
      model.says(saying, today);
      expect(parse(cookie, today)).toEqual(answer);
    }
    compare();
  }
}

test('exactly what the visitor accepted may run, exactly what is unanswered is asked, whatever was said and whatever changed since (R1, R7, R24, R25)', () => {
  const tries = tried(1000);
  fc.assert(
    fc.property(versions, fc.array(event, { maxLength: 12 }), fc.boolean(), (sites, events, gpc) => {
      fc.pre(!collides(sites));
      play(sites, events, gpc);
    }),
    tries,
  );
  expect(skipped).toBeLessThanOrEqual(tries.numRuns / 200);
});

test('and nothing optional runs where nothing was accepted, on sites with anything (R1, R97)', () => {
  fc.assert(
    fc.property(versions, fc.boolean(), ([site], gpc) => {
      fc.pre(!collides([site]));
      const pages = pagesOf(site)!;
      for (const here of [pages.sites['here'], undefined]) {
        const { services } = decide(pages, here, { state: 'unanswered', why: 'none' }, new Set(), { gpc });
        expect(Object.keys(services).filter((id) => services[id]!.may)).toEqual(
          Object.hasOwn(services, site.necessary) ? [site.necessary] : [],
        );
      }
    }),
    tried(500),
  );
});
