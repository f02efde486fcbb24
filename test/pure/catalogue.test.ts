/** The catalogue of what Norwegian public sites embed: each entry can be used as it is, knows its embed codes, and says nothing without a source. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as catalogue from '../../registry/catalogue/index.js';
import { faultsOf } from '../../registry/faults.js';
import type { Provenance, Text } from '../../registry/model.js';
import { gateHtml, inspectHtml, inspectUnknown } from '../../src/html/index.js';
import { matches } from '../../src/address/host-pattern.js';
import * as banner from '../../src/texts/banner.js';
import { list, say } from '../../src/texts/say.js';
import * as several from '../../src/texts/several.js';
import { forms } from '../embeds/catalogue/index.js';
import { entries, ids, purposes, registry, services, sites } from '../fixtures/catalogue-registry.js';
import { languages } from '../fixtures/languages.js';
import { lix } from '../fixtures/lix.js';
import { findingsOf, textRules } from '../fixtures/text-rules.js';
import { textsIn } from '../fixtures/texts-in.js';

test('a registry that is made of it has no fault', () => {
  expect(faultsOf(registry)).toEqual([]);
  expect(faultsOf({ ...registry, purposes: {} })).toHaveLength(ids.length);
});

test('every purpose has a service, and no host has two', () => {
  expect(new Set(entries.map(([, { purpose }]) => purpose))).toEqual(new Set(Object.keys(purposes)));
  const hosts = entries.flatMap(([, service]) => ('hosts' in service ? service.hosts : []));
  expect(hosts.filter((host, i) => hosts.indexOf(host) !== i)).toEqual([]);
});

describe('embed codes', () => {
  test('every entry has one, and every file is told of', () => {
    expect(new Set(Object.values(forms).map(({ service }) => service))).toEqual(new Set(ids));
    const files = readdirSync(new URL('../embeds/catalogue/', import.meta.url)).filter((file) =>
      file.endsWith('.html'),
    );
    expect(files.map((file) => file.replace('.html', '')).sort()).toEqual(Object.keys(forms).sort());
  });

  describe.each(Object.entries(forms))('%s', (name, { service, loads }) => {
    const html = readFileSync(new URL(`../embeds/catalogue/${name}.html`, import.meta.url), 'utf8');
    const options = { site: 'bygda' as const, registry };

    test('belongs to its service and to no other, with every host that it loads from', () => {
      const embeds = inspectHtml(html, options);
      expect(new Set(embeds.map((embed) => embed.service))).toEqual(new Set([service]));
      expect(embeds.every(({ isDeclared }) => isDeclared)).toBe(true);
      const hosts = embeds.flatMap(({ addresses }) => addresses.map((one) => new URL(one, 'https://a.example').host));
      expect(hosts).toEqual(expect.arrayContaining([...loads]));
      expect(inspectUnknown(html, options)).toEqual([]);
    });

    test('is inert when it is gated, and twice is once', () => {
      const gated = gateHtml(html, options);
      expect(gated).not.toBe(html);
      expect(inspectHtml(gated, options)).toEqual([]);
      expect(gateHtml(gated, options)).toBe(gated);
      // What its service had not held would be held as unknown.
      expect(gateHtml(html, { ...options, unknown: 'hold' })).toBe(gated);
      // The twin: after a yes it is as it was written.
      expect(gateHtml(html, { ...options, released: [service] })).toBe(html);
    });

    test('without the entry, nothing of it is held', () => {
      const { [service]: _, ...others } = services;
      const without = {
        ...registry,
        services: others,
        sites: { site: { ...sites.bygda, banner: [], inContext: [] } },
      };
      expect(inspectHtml(html, { site: 'site', registry: without })).toEqual([]);
    });
  });

  test.each([
    ['the Google tag is not the Tag Manager', 'googleAnalytics', 'https://www.googletagmanager.com/gtag/js?id=G-1'],
    ['the Tag Manager is not the Google tag', 'googleTagManager', 'https://www.googletagmanager.com/gtm.js?id=GTM-1'],
    ['search is no map', undefined, 'https://www.google.com/search?q=a'],
    ['the Insight Tag is no post', undefined, 'https://snap.licdn.com/li.lms-analytics/insight.min.js'],
    ['the pixel of X is no post', undefined, 'https://static.ads-twitter.com/uwt.js'],
  ])('%s', (_, owner, address) => {
    const owners = entries.filter(
      ([, service]) => 'hosts' in service && service.hosts.some((host) => matches(new URL(address), host)),
    );
    expect(owners.map(([id]) => id)).toEqual(owner ? [owner] : []);
  });
});

describe('texts', () => {
  const texts = textsIn(catalogue, 'catalogue');

  test('are looked at, of every entry and purpose', () => {
    for (const name of [...ids, ...Object.keys(purposes).map((id) => `purposes.${id}`)])
      expect(
        texts.some(([path]) => path.startsWith(`catalogue.${name}.`)),
        name,
      ).toBe(true);
  });

  test.each(textRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) =>
    expect(findingsOf(rule, texts)).toEqual([]),
  );

  test.each(Object.entries(purposes))(
    'the question about %s: one sentence, one question mark (R50)',
    (_, { question }) => {
      for (const title of Object.values(question.title)) expect(title).toMatch(/^[^.?!]*\?$/);
    },
  );

  // As a visitor reads them, with what always stands beside them (`fixtures/reading.ts`).
  test.each(Object.entries(purposes))('the words of %s are easy to read: LIX at most 40 (R50)', (id, purpose) => {
    const names = entries.filter(([, service]) => service.purpose === id).map(([, { name }]) => name);
    for (const language of languages) {
      const values = { site: 'kommune.example', providers: list(names.slice(0, 2), language) };
      const read = (...texts: readonly Text[]) =>
        [...texts, banner.changeAnytime, banner.moreLink]
          .map((text) => say(text, language, values).replace(/(?<![.?!])$/, '.'))
          .join(' ');
      for (const written of [
        read(purpose.question.body, banner.noConsequence),
        read(several.body, purpose.description),
      ])
        expect(lix(written), written).toBeLessThanOrEqual(40);
    }
  });
});

describe('sources', () => {
  /** Every provenance in a value. */
  function provenancesIn(value: unknown): Provenance[] {
    if (typeof value !== 'object' || value === null) return [];
    const own = 'kind' in value && ['declared', 'documented', 'observed', 'assumed'].includes(String(value.kind));
    return [...(own ? [value as Provenance] : []), ...Object.values(value).flatMap(provenancesIn)];
  }

  test('no fact has one of another organisation’s statements, and what is documented names where', () => {
    const provenances = provenancesIn(services);
    expect(provenances.length).toBeGreaterThan(2 * ids.length);
    for (const one of provenances) {
      expect(['documented', 'assumed']).toContain(one.kind);
      if (one.kind === 'documented') expect(one.source.trim()).not.toBe('');
    }
  });

  test.each(entries)('%s says that nothing more is known, or has a source for all that it stores', (_, service) => {
    for (const item of service.items) expect(item.provenance.kind).toBe('documented');
    if (service.items.length) expect(service.provenance.kind).toBe('documented');
    if (service.delivery === 'embed')
      expect(service.collects.filter((data) => data !== 'ip' && data !== 'device')).toEqual([]);
    for (const { role } of service.recipients) expect(role).toBe('not-documented');
    if (service.outsideEea !== 'not-documented') expect(service.outsideEea.provenance.kind).toBe('documented');
  });
});
