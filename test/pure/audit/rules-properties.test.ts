import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, type Observation, type Phase } from '../../../src/audit/model.js';
import { checkPage } from '../../../src/audit/rules/check-page.js';
import { contact, cookie, declared, page, sound } from './fixtures/observation.js';

const things = [
  cookie('rogue'),
  cookie('_pk_id.7.3d92'),
  cookie('_pk_ses.7.3d92', { host: '.dfo.no' }),
  cookie('mtm_consent', { isGone: true }),
  cookie('vuid', { host: '.vimeo.com' }),
  cookie('__cf_bm', { host: '.vimeo.com', lifetime: 99_999 }),
  cookie('dfo-consent'),
  { kind: 'localStorage' as const, name: 'k', host: 'player.vimeo.com' },
  { kind: 'serviceWorker' as const, name: '/s.js', host: 'www.dfo.no' },
];
const addresses = [
  contact(page),
  contact('https://matomo.dfo.example/matomo.php'),
  contact('https://player.vimeo.com/video/1'),
  contact('https://pixel.tracker.example/'),
  contact('https://partner.example/', { frame: 'https://player.vimeo.com/video/1' }),
  contact('https://public.tableau.com/'),
];
const phase = (state: Phase['state']) =>
  fc.record({ state: fc.constant(state), stored: fc.subarray(things), contacts: fc.subarray(addresses) });
const phases: fc.Arbitrary<readonly Phase[]> = fc.tuple(
  phase('unanswered'),
  phase('refused'),
  phase('accepted'),
  phase('one-embed'),
  phase('withdrawn'),
);
const shuffled = <Value>(values: readonly Value[]) => fc.shuffledSubarray([...values], { minLength: values.length });
const keys = (observation: Observation) => checkPage(observation, declared).findings.map(keyOf).sort();

describe('for any mixture of what visitors may meet', () => {
  test('the order in which things came changes no finding, item or host', () => {
    const pair = phases.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.tuple(...all.map((one) => fc.tuple(shuffled(one.stored), shuffled(one.contacts)))),
        shuffled(all.map((_, i) => i)),
      ),
    );
    fc.assert(
      fc.property(pair, ([all, orders, turn]) => {
        const mixed = turn.map((i) => ({ ...all[i]!, stored: orders[i]![0], contacts: orders[i]![1] }));
        const [one, other] = [
          { ...sound, phases: all },
          { ...sound, phases: mixed },
        ];
        expect(keys(other)).toEqual(keys(one));
        const seen = ({ items, hosts }: ReturnType<typeof checkPage>) =>
          [...items, ...hosts]
            .map((entry) =>
              JSON.stringify([entry.host, 'name' in entry && entry.name, entry.service, [...entry.states].sort()]),
            )
            .sort();
        expect(seen(checkPage(other, declared))).toEqual(seen(checkPage(one, declared)));
      }),
    );
  });

  test('each finding is told once, with one proof on this page', () => {
    fc.assert(
      fc.property(phases, (all) => {
        const { findings } = checkPage({ ...sound, phases: all }, declared);
        expect(new Set(findings.map(keyOf)).size).toBe(findings.length);
        for (const { pages, evidence } of findings)
          expect([pages, evidence.map((one) => one.page)]).toEqual([1, [page]]);
      }),
    );
  });

  test('what nobody may meet before an answer is found, and met twice it is the same', () => {
    fc.assert(
      fc.property(phases, ([first, ...rest]) => {
        const all = [first!, ...rest];
        const found = keys({ ...sound, phases: all });
        const stored = first!.stored.filter(({ name }) => name !== 'dfo-consent');
        expect(found.filter((key) => key.startsWith('stored-before-consent'))).toHaveLength(stored.length);
        const twice = all.map((one) => ({
          ...one,
          stored: [...one.stored, ...one.stored],
          contacts: [...one.contacts, ...one.contacts],
        }));
        expect(keys({ ...sound, phases: twice })).toEqual(found);
      }),
    );
  });

  test('what is met before an answer is not told of anybody else again', () => {
    fc.assert(
      fc.property(phases, (all) => {
        const everywhere = all.map((one) => ({ ...one, stored: all[0]!.stored, contacts: all[0]!.contacts }));
        const rules = checkPage({ ...sound, phases: everywhere }, declared).findings.map(({ rule }) => rule);
        expect(rules.filter((rule) => !/before-consent|lifetime/.test(rule))).toEqual([]);
      }),
    );
  });
});

test('nothing is changed of what is given', () => {
  const before = JSON.stringify([sound, declared]);
  checkPage(sound, declared);
  expect(JSON.stringify([sound, declared])).toBe(before);
});

test('names that are made for each visitor have one subject', () => {
  const subjects = ['visit_8f3a9c21d0', 'visit_0a1b2c3d4e'].map((name) =>
    keys({ ...sound, phases: [{ state: 'unanswered', contacts: [], stored: [cookie(name)] }] }),
  );
  expect(subjects[0]).toEqual(['stored-before-consent | dfo.no | visit_* (cookie of www.dfo.no)']);
  expect(subjects[1]).toEqual(subjects[0]);
});
