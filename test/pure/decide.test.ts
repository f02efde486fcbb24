import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { dfo } from '../../src/values/dfo.js';
import { registry } from '../../registry/index.js';
import { answerOf, decideFor, optionalRunning, today, type Situation } from '../fixtures/decided.js';
import { small } from '../fixtures/small-registry.js';
import { subsetsOf } from '../fixtures/subsets.js';

const pages = pageRegistry(small);
const sites = Object.entries(dfo.sites).map(([id, site]) => ({
  id,
  site,
  optional: [...site.banner, ...site.inContext],
}));

describe('what may run', () => {
  test.each(sites)('on $id, before an answer, only what is necessary (R1)', ({ id }) => {
    const { services } = decideFor(dfo, id);
    for (const [service, { may, why }] of Object.entries(services)) {
      expect(may, service).toBe(dfo.services[service]!.purpose === 'necessary');
      expect(why, service).toMatch(/^(necessary|unanswered|not-on-this-site)$/);
    }
  });

  test.each(sites.filter(({ optional }) => optional.length))(
    'on $id, exactly the services that were accepted, for every set of them (R7)',
    ({ id, optional }) => {
      for (const yes of subsetsOf(optional)) {
        const no = optional.filter((one) => !yes.includes(one));
        const decision = decideFor(dfo, id, { answer: answerOf(dfo, { yes, no }) });
        expect(optionalRunning(dfo, decision)).toEqual([...yes].sort());
        for (const one of yes) expect(decision.services[one]!.why).toBe('accepted');
        for (const one of no) expect(decision.services[one]).toEqual({ may: false, why: 'refused' });
        expect(decision.asks).toEqual([]);
      }
    },
  );

  test('what was accepted on one site does not run on a site that does not have it (R30)', () => {
    const answer = answerOf(dfo, { yes: ['matomo', 'tableau-public', 'vimeo'] });
    const on = (id: string) => decideFor(dfo, id, { answer }).services['tableau-public'];
    expect(on('kudos.dfo.no')).toEqual({ may: false, why: 'not-on-this-site' });
    expect(on('dfo.no')).toEqual({ may: true, why: 'accepted' });
    expect(decideFor(dfo, 'kudos.dfo.no', { answer, once: ['vimeo'] }).services['vimeo']!.may).toBe(false);
  });

  test('on a site that nobody knows, nothing optional, and nothing is asked (R97)', () => {
    const answer = answerOf(dfo, {
      yes: Object.keys(dfo.services).filter((id) => dfo.services[id]!.purpose !== 'necessary'),
    });
    const decision = decideFor(dfo, 'nowhere.example', { answer, once: Object.keys(dfo.services) });
    expect(optionalRunning(dfo, decision)).toEqual([]);
    expect(decision.asks).toEqual([]);
    expect(decision.news).toEqual([]);
    expect(optionalRunning(dfo, decideFor(dfo, 'dfo.no', { answer }))).toContain('matomo');
  });

  test('what is only linked to has no decision at all: nothing can let it into a page (R37)', () => {
    const linked = Object.keys(registry.services).filter(
      (id) => registry.services[id as 'surveyxact'].delivery === 'linked',
    );
    expect(linked).toEqual(['surveyxact', 'alreadyon']);
    for (const { id } of sites) {
      const { services } = decideFor(dfo, id, { once: linked });
      expect(Object.keys(services).filter((service) => linked.includes(service))).toEqual([]);
      expect(services).toHaveProperty('matomo');
    }
  });

  test('what is accepted for once runs without an answer, alone, and asks again the next time (R38)', () => {
    const once = decideFor(dfo, 'dfo.no', { once: ['vimeo'] });
    expect(optionalRunning(dfo, once)).toEqual(['vimeo']);
    expect(once.services['vimeo']).toEqual({ may: true, why: 'accepted-once' });
    expect(once.asks).toEqual([{ purpose: 'statistics', services: ['matomo'] }]);
    expect(optionalRunning(dfo, decideFor(dfo, 'dfo.no'))).toEqual([]);
  });

  test('what was refused may still be accepted for once (R38)', () => {
    const answer = answerOf(dfo, { no: ['matomo', 'vimeo'] });
    expect(decideFor(dfo, 'dfo.no', { answer }).services['vimeo']).toEqual({ may: false, why: 'refused' });
    expect(decideFor(dfo, 'dfo.no', { answer, once: ['vimeo'] }).services['vimeo']!.may).toBe(true);
  });

  test('two services of one site are never taken for each other, whatever they are called (R7)', () => {
    // FNV-1a cut to 62³ gives these two names the same three characters.
    const [one, other] = ['s1003', 's1245'] as const;
    const services = { ...small.services, [one]: small.services.counter, [other]: small.services.counter };
    const sites = { ...small.sites, library: { ...small.sites.library, inContext: [one, other] } };
    const pages = pageRegistry({ ...small, services, sites });
    expect(pages.refused?.['library']).toContain(`cannot tell "${one}" from "${other}"`);
    expect(optionalRunning(pages, decideFor(pages, 'library', { answer: answerOf(pages, { yes: [one] }) }))).toEqual(
      [],
    );
  });
});

describe('the browser’s wish for privacy', () => {
  const situation: fc.Arbitrary<{ id: string } & Situation> = fc.constantFrom(...sites).chain(({ id, optional }) =>
    fc.record({
      id: fc.constant(id),
      answer: fc
        .tuple(fc.subarray(optional), fc.subarray(optional))
        .map(([yes, no]) => answerOf(dfo, { yes, no: no.filter((one) => !yes.includes(one)) })),
      once: fc.subarray(optional),
    }),
  );

  test('gives nothing that would not run without it (R41)', () => {
    fc.assert(
      fc.property(situation, ({ id, ...rest }) => {
        const without = optionalRunning(dfo, decideFor(dfo, id, { ...rest, gpc: false }));
        for (const one of optionalRunning(dfo, decideFor(dfo, id, { ...rest, gpc: true })))
          expect(without).toContain(one);
      }),
    );
  });

  test('is told as the reason where nothing was answered, and the question can still be asked (R41)', () => {
    const decision = decideFor(dfo, 'dfo.no', { gpc: true });
    expect(decision.services['matomo']).toEqual({ may: false, why: 'unanswered-gpc' });
    expect(decision.asks).toEqual([{ purpose: 'statistics', services: ['matomo'] }]);
    expect(decideFor(dfo, 'dfo.no', { gpc: false }).services['matomo']!.why).toBe('unanswered');
  });

  test('does not undo what this site was explicitly allowed (R41)', () => {
    const answer = answerOf(dfo, { yes: ['matomo'] });
    expect(decideFor(dfo, 'dfo.no', { answer, gpc: true }).services['matomo']).toEqual({ may: true, why: 'accepted' });
  });
});

describe('what the banner asks', () => {
  test.each(sites)('on $id, its own purposes and no others (R38)', ({ id, site }) => {
    const { asks } = decideFor(dfo, id);
    expect(asks.flatMap(({ services }) => services).sort()).toEqual([...site.banner].sort());
    for (const { purpose, services } of asks) {
      for (const service of services) expect(dfo.services[service]!.purpose).toBe(purpose);
    }
  });

  test.each(sites.filter(({ optional }) => !optional.length))(
    'nothing on $id, which stores nothing optional (R40)',
    ({ id }) => {
      expect(decideFor(dfo, id).asks).toEqual([]);
      expect(decideFor(dfo, id, { gpc: true }).asks).toEqual([]);
    },
  );

  test('nothing on three of DFØ’s websites, which declare nothing optional (R40)', () => {
    const silent = sites.filter(({ optional }) => !optional.length).map(({ id }) => id);
    expect(silent.sort()).toEqual(['bruker.dfo.no', 'markedsplassen', 'tilskudd-admin.dfo.no']);
  });

  test.each([['yes'], ['no']] as const)('nothing after a %s, for as long as it is valid (R24)', (said) => {
    const answer = answerOf(dfo, { [said]: ['matomo'] });
    for (let load = 0; load < 50; load++) expect(decideFor(dfo, 'dfo.no', { answer }).asks).toEqual([]);
    expect(decideFor(dfo, 'dfo.no').asks).not.toEqual([]);
  });

  test('still its own question after a video was accepted in its place, and without news (R38)', () => {
    const decision = decideFor(dfo, 'dfo.no', { answer: answerOf(dfo, { yes: ['vimeo'] }) });
    expect(decision.asks).toEqual([{ purpose: 'statistics', services: ['matomo'] }]);
    expect(decision.news).toEqual([]);
    expect(decision.services['matomo']!.why).toBe('unanswered');
  });

  test('each purpose once, with its unanswered services in the site’s order (R7)', () => {
    const services = { ...small.services, heat: small.services.counter, sound: small.services.film };
    const sites = {
      ...small.sites,
      library: { ...small.sites.library, banner: ['heat', 'film', 'counter', 'sound'], inContext: [] },
    };
    const several = pageRegistry({ ...small, services, sites });
    const asked = (answer = answerOf(several, {})) => decideFor(several, 'library', { answer }).asks;
    expect(asked()).toEqual([
      { purpose: 'statistics', services: ['heat', 'counter'] },
      { purpose: 'media', services: ['film', 'sound'] },
    ]);
    expect(asked(answerOf(several, { yes: ['heat'], no: ['film', 'sound'] }))).toEqual([
      { purpose: 'statistics', services: ['counter'] },
    ]);
  });
});

test('a decision changes neither the answer nor the registry', () => {
  const answer = answerOf(pages, { yes: ['counter'] });
  const before = structuredClone({ answer, pages });
  decideFor(pages, 'library', { answer, once: ['film'], gpc: true });
  expect({ answer, pages }).toEqual(before);
  expect(answer).toMatchObject({ day: today });
});
