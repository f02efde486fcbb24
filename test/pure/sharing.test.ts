import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineRegistry } from '../../registry/index.js';
import type { StoredAnswer } from '../../src/decide/answer.js';
import { decide } from '../../src/decide/decide.js';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { sharingDomains, sharingOf, sharingUnder } from '../../src/decide/sharing.js';
import { strictest } from '../../src/decide/strictest.js';
import { dfo } from '../../src/values/dfo.js';
import { counter, film, purposes, recipient } from '../fixtures/small-registry.js';

const none: StoredAnswer = { state: 'unanswered', why: 'none' };

describe('what is left of two answers', () => {
  const token = fc.constantFrom('aaa', 'bbb', 'ccc');
  const answer = fc
    .record({
      day: fc.integer({ min: 20_000, max: 21_000 }),
      said: fc.dictionary(token, fc.oneof(fc.constant('no'), fc.integer({ min: 0, max: 3843 }))),
    })
    .map(({ day, said }): StoredAnswer => {
      const entries = Object.entries(said);
      return {
        state: 'answered',
        day,
        yes: new Map(entries.filter((one): one is [string, number] => one[1] !== 'no')),
        no: new Set(entries.filter(([, value]) => value === 'no').map(([name]) => name)),
      };
    });

  test('accepts nothing that either does not accept, forgets no refusal, and is no younger than the older', () => {
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        const both = strictest(one, other);
        if (both.state !== 'answered' || one.state !== 'answered' || other.state !== 'answered')
          throw new Error('not answered');
        for (const [name, days] of both.yes) {
          expect(days).toBeLessThanOrEqual(one.yes.get(name)!);
          expect(days).toBeLessThanOrEqual(other.yes.get(name)!);
        }
        for (const refused of [...one.no, ...other.no])
          expect([both.no.has(refused), both.yes.has(refused)]).toEqual([true, false]);
        expect(both.day).toBe(Math.min(one.day, other.day));
        expect(strictest(other, one)).toEqual(both);
        expect(strictest(one, one)).toEqual(one);
      }),
    );
  });

  test('is none where one of them is none', () => {
    fc.assert(
      fc.property(answer, (one) => void expect([strictest(one, none), strictest(none, one)]).toEqual([none, none])),
    );
  });
});

const item = { ...counter.items[0] };
const service = (name: string) => ({ ...counter, name, items: [item], recipients: [recipient(name)] });
const site = (hostname: string, banner: readonly string[], inContext: readonly string[] = []) =>
  ({
    title: hostname,
    kind: 'website',
    hostnames: [hostname, `www.${hostname}`],
    provenance: item.provenance,
    banner,
    inContext,
    necessary: [],
    privacyUrl: '/personvern',
  }) as const;
const services = {
  counter,
  film,
  ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`s${i + 1}`, service(`S${i + 1}`)])),
};
const registryOf = (sites: Record<string, object>) =>
  pageRegistry(defineRegistry({ organisation: 'A', statements: {}, purposes, services, sites } as never));

describe('websites that share', () => {
  const pages = registryOf({
    a: site('a.example', ['counter'], ['film']),
    b: site('b.a.example', ['s1'], ['s2']),
    nothing: site('c.a.example', []),
    stranger: site('other.example', ['s3']),
  });
  const shared = sharingOf(pages, 'a', 'a.example')!;

  test('ask about everything that any of them asks about, and name one another (R30)', () => {
    expect(shared).toMatchObject({ domain: 'a.example', others: ['b.a.example'] });
    expect(shared.site).toMatchObject({
      title: 'a.example',
      banner: ['counter', 's1'],
      inContext: ['film'],
      elsewhere: ['s2'],
    });
    expect(sharingOf(pages, 'b', 'a.example')).toMatchObject({
      scope: shared.scope,
      others: ['a.example'],
      site: { banner: ['counter', 's1'], inContext: ['s2'] },
    });
  });

  test('a permission that was given in context on one of them is no answer to the other’s banner', () => {
    const stored: StoredAnswer = {
      state: 'answered',
      day: 1,
      yes: new Map([[pages.services['s2']!.fingerprint, 99]]),
      no: new Set(),
    };
    const { services: of } = decide(pages, shared.site, stored, new Set(), { gpc: false });
    expect(of['counter']).toEqual({ may: false, why: 'unanswered' });
  });

  test('another domain and other websites give another scope, so an answer for them is none for these', () => {
    const scopes = [
      shared.scope,
      sharingOf(pages, 'a', 'www.a.example')!.scope,
      sharingOf(registryOf({ a: site('a.example', ['counter'], ['film']) }), 'a', 'a.example')!.scope,
    ];
    expect(new Set(scopes).size).toBe(3);
    for (const scope of scopes) expect(scope).toMatch(/^[0-9A-Za-z]{3}$/);
  });

  test('share under host names of the registry alone, that they have or lie below: no public suffix, no foreign domain', () => {
    expect(sharingDomains(pages, 'www.b.a.example').sort()).toEqual(['a.example', 'b.a.example', 'www.b.a.example']);
    expect(sharingDomains(pages, 'nota.example')).toEqual([]);
    expect(sharingDomains(dfo, 'arbeidsgiver.dfo.no').sort()).toEqual(['arbeidsgiver.dfo.no', 'dfo.no']);
    for (const domain of ['example', 'other.example', 'a.exampl', '', '__proto__']) {
      expect(() => sharingUnder(pages, 'a', domain)).toThrow(`"${domain}". Known: a.example, www.a.example`);
    }
  });

  test('one whose banner asks for nothing has nothing to share, and changes nothing for the others', () => {
    expect(() => sharingUnder(pages, 'nothing', 'a.example')).toThrow('nothing has no answer to share');
    expect(sharingUnder(pages, 'a', '.A.example')).toEqual(shared);
  });

  test('what one asks about in its banner, another does not ask about in context: once is enough', () => {
    const both = registryOf({ a: site('a.example', ['counter'], ['s1', 'film']), b: site('b.a.example', ['s1']) });
    expect(sharingOf(both, 'a', 'a.example')!.site).toMatchObject({
      banner: ['counter', 's1'],
      inContext: ['film'],
      elsewhere: [],
    });
  });

  test('have room for sixty services together', () => {
    const many = (ids: readonly string[]) =>
      registryOf({ a: site('a.example', ids.slice(0, 30)), b: site('b.a.example', ids.slice(30)) });
    const sixty = Array.from({ length: 60 }, (_, i) => `s${i + 1}`);
    expect(sharingOf(many(sixty), 'a', 'a.example')!.site.banner).toEqual(sixty);
    expect(sharingOf(many([...sixty, 'counter']), 'a', 'a.example')).toBeUndefined();
    expect(() => sharingUnder(many([...sixty, 'counter']), 'a', 'a.example')).toThrow('more than the 60 services');
  });
});
