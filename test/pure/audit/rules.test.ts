import { describe, expect, test } from 'vitest';
import { states } from '../../../src/audit/model.js';
import { checkPage } from '../../../src/audit/rules/check-page.js';
import { rules, type RuleId } from '../../../src/audit/rules/catalogue.js';
import { faults, together } from './fixtures/observation-faults.js';
import { cookie, declared, page, plus, sound, told } from './fixtures/observation.js';

/** Rules that are not of a page; their tests are in files of their own. */
const ofOthers: readonly RuleId[] = [
  'declared-not-seen',
  'statement-misses-item',
  'statement-extra-item',
  'statement-lifetime',
  'statement-misses-recipient',
  'statement-unreadable',
];

test('a sound page gives no finding, and it is looked at in every state', () => {
  expect(told(sound)).toEqual([]);
  expect(sound.phases.map(({ state }) => state)).toEqual(states);
});

test('every rule of the catalogue has a fault', () => {
  const proved = new Set([...faults.map(({ rule }) => rule), ...together.flatMap(({ rules }) => rules), ...ofOthers]);
  expect([...proved].sort()).toEqual(Object.keys(rules).sort());
});

describe('a fault is found by its rule and no other', () => {
  test.each(faults)('$rule: $name', ({ rule, faulty, subject, against = declared }) => {
    const { findings } = checkPage(faulty, against);
    expect(findings.map((one) => `${one.rule}: ${one.subject}`)).toEqual([`${rule}: ${subject}`]);
    const [finding] = findings;
    expect(finding).toMatchObject({ severity: rules[rule].severity, site: against.site ?? 'www.dfo.no', pages: 1 });
    expect(finding!.evidence).toHaveLength(1);
    expect(finding!.evidence[0]!.page).toBe(faulty.url);
    for (const words of [finding!.message, finding!.remedy]) expect(words).toMatch(/^\S.{15,}\.$/);
    expect(`${finding!.message} ${finding!.remedy}`).not.toMatch(/undefined|\[object|NaN|null/);
  });

  test.each(together)('$name', ({ rules: expected, faulty, against = declared }) => {
    expect(
      checkPage(faulty, against)
        .findings.map(({ rule }) => rule)
        .sort(),
    ).toEqual([...expected].sort());
  });
});

describe('its twin gives no finding', () => {
  test.each([...faults, ...together])('$name', ({ twin, against = declared, twinAgainst = against }) => {
    expect(told(twin, twinAgainst)).toEqual([]);
  });
});

test('what is made up for each visitor or each day is one subject', () => {
  const subject = (name: string) =>
    checkPage(plus('unanswered', { stored: [cookie(name)] }), declared).findings[0]!.subject;
  expect(subject('uid-8f14e45f-ceea-467a-9575-1b2c3d4e5f60')).toBe('uid-* (cookie of www.dfo.no)');
  expect(subject('seen-2026-11-24')).toBe('seen-* (cookie of www.dfo.no)');
  expect(subject('x.7c3d92ab')).toBe('x.* (cookie of www.dfo.no)');
  expect(subject('decade')).toBe('decade (cookie of www.dfo.no)');
});

describe('evidence', () => {
  const find = (name: RuleId) => {
    const { faulty, against = declared } = faults.find(({ rule }) => rule === name)!;
    return checkPage(faulty, against).findings[0]!.evidence[0]!;
  };

  test('of what is stored is the thing and the visitor', () => {
    expect(find('stored-before-consent')).toMatchObject({
      page,
      state: 'unanswered',
      stored: { name: 'rogue', host: 'www.dfo.no' },
    });
  });

  test('of a redirect keeps the chain', () => {
    const chain = ['https://www.dfo.no/ut'];
    const contacts = sound.phases[0]!.contacts.concat({
      ...sound.phases[0]!.contacts[0]!,
      url: 'https://pixel.tracker.example/',
      host: 'pixel.tracker.example',
      chain,
    });
    const { findings } = checkPage(
      { ...sound, phases: [{ ...sound.phases[0]!, contacts }, ...sound.phases.slice(1)] },
      declared,
    );
    expect(findings[0]).toMatchObject({
      rule: 'contacted-before-consent',
      message: expect.stringContaining('redirected to pixel.tracker.example'),
      evidence: [{ contact: { chain } }],
    });
  });

  test('of an answer cookie has no value', () => {
    expect(
      JSON.stringify(checkPage(faults.find(({ subject }) => subject === 'SameSite')!.faulty, declared).findings),
    ).not.toContain('value');
  });

  test('of unequal choices tells both looks', () => {
    expect(find('choices-unequal').detail).toBe('color: rgb(0, 0, 0) and rgb(90, 90, 90)');
  });
});
