import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../registry/faults.js';
import { processings as dfos, registry, type Processing, type Registry } from '../../registry/index.js';
import {
  declaration,
  generalTree,
  html,
  markdown,
  siteProcessingsTree,
  siteStatement,
  statement,
  statementTree,
} from '../../src/disclosure/index.js';
import { noFact, toldByService } from '../fixtures/statement-sentences.js';
import { web } from '../fixtures/statement-web.js';
import { small } from '../fixtures/small-registry.js';
import { findingsOf, textRules } from '../fixtures/text-rules.js';
import { textsIn } from '../fixtures/texts-in.js';

const whole: Registry = { ...registry, processings: dfos };
const processings: Readonly<Record<string, Processing>> = dfos;
const languages = ['nn', 'nb', 'en'] as const;
const ids = ['web', 'app'] as const;

const textOf = (id: string) =>
  readFileSync(new URL(`../fixtures/statements/${id}.txt`, import.meta.url), 'utf8').replaceAll('\u00a0', ' ');

/** A text as its sentences: a line is one or more, without the sign of a list. */
const sentencesIn = (text: string): string[] =>
  text.split('\n').flatMap((line) =>
    line
      .replace(/^\s*•\s*/, '')
      .trim()
      .split(/(?<=[.?!])(?<!\bjf\.) (?=[A-ZÆØÅ])/)
      .map((one) => one.trim())
      .filter(Boolean),
  );

const quotesOf = (all: Readonly<Record<string, Processing>>, id: string): string[] =>
  Object.values(all)
    .filter((one) => one.statement === id)
    .flatMap(({ name: _, issues: _issues, ...terms }) => Object.values(terms))
    .flatMap((facts) => (Array.isArray(facts) ? (facts as readonly unknown[]) : []))
    .flatMap((fact) => {
      const from = (fact as { provenance?: { quote?: string } }).provenance;
      return from?.quote === undefined ? [] : [from.quote];
    });

/** The sentences that a list of facts quotes, with as many as quote each. */
function quoted(quotes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  // One sentence may be two facts', so a quote of several terms counts once for each place where it stands.
  for (const sentence of quotes.flatMap(sentencesIn)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  return counts;
}

const noFacts = new Set(noFact.flatMap(({ sentences }) => sentences));
const headings = new Map(Object.entries(web.sites).map(([site, { heading }]) => [heading, site]));

/** Sentences of a statement that nothing tells. */
function untold(id: string, all: Readonly<Record<string, Processing>>, from: Registry = registry): string[] {
  const quotes = quotesOf(all, id);
  const counts = quoted(quotes);
  const parts = quotes.filter((quote) => quote.length > 25);
  let site = '';
  return sentencesIn(textOf(id)).filter((sentence) => {
    site = headings.get(sentence) ?? site;
    if (sentence.includes('tilskudd-admin.dfo.no')) site = 'tilskudd-admin.dfo.no';
    const left = counts.get(sentence) ?? 0;
    if (left > 0) {
      counts.set(sentence, left - 1);
      return false;
    }
    if (noFacts.has(sentence)) return false;
    const { banner, inContext, necessary } = from.sites[site] ?? { banner: [], inContext: [], necessary: [] };
    if (
      toldByService.some(
        ({ service, sentence: pattern, items }) =>
          pattern.test(sentence) &&
          [...banner, ...inContext, ...necessary].includes(service) &&
          items.every((name) => from.services[service]?.items.some((item) => item.name === name)),
      )
    )
      return false;
    // Several facts may quote a part each: what they leave must have no word.
    const rest = parts.reduce(
      (rest, part) =>
        part !== sentence && sentence.includes(part) ? rest.replace(part.replace(/^oppgi /, ''), '') : rest,
      sentence,
    );
    return rest === sentence || /\p{L}/u.test(rest);
  });
}

describe.each(ids)('the statement %s, sentence by sentence', (id) => {
  test('is a fact of the registry’s, or is told to be none (R12, R114)', () => {
    expect(sentencesIn(textOf(id)).length).toBeGreaterThan(80);
    expect(untold(id, processings)).toEqual([]);
  });

  test('is missed where a fact is taken out: every quote is needed', () => {
    for (const [name, one] of Object.entries(processings)) {
      if (one.statement !== id) continue;
      for (const term of [
        'roles',
        'purposes',
        'legalBases',
        'data',
        'recipients',
        'retention',
        'rights',
        'contacts',
      ] as const) {
        const facts = one[term] ?? [];
        for (const [i, fact] of facts.entries()) {
          const { provenance } = fact;
          const quote = provenance.kind === 'declared' ? provenance.quote! : '';
          const others = quotesOf(
            { ...processings, [name]: { ...one, [term]: facts.filter((_, at) => at !== i) } },
            id,
          );
          // Matomo tells it too, for each of its sites.
          if (toldByService.some(({ sentence }) => sentencesIn(quote).every((one) => sentence.test(one)))) continue;
          // What two facts quote is told by the other.
          if (
            others.includes(quote) &&
            !sentencesIn(textOf(id)).some((s, at, all) => s === quote && all.indexOf(s) !== at)
          )
            continue;
          const less = { ...processings, [name]: { ...one, [term]: facts.filter((_, at) => at !== i) } };
          expect(untold(id, less), `${name}.${term}[${i}]`).not.toEqual([]);
        }
      }
    }
  });

  test('is quoted word for word (R114)', () => {
    const text = sentencesIn(textOf(id)).join(' ');
    for (const part of quotesOf(processings, id).flatMap((quote) => quote.split('\n')))
      expect(text).toContain(sentencesIn(part).join(' '));
  });
});

test('a site that loses a service loses its sentences', () => {
  const { matomo: _, ...services } = registry.services;
  const less = {
    ...registry,
    services,
    sites: { ...registry.sites, 'kudos.dfo.no': { ...registry.sites['kudos.dfo.no'], banner: [] } },
  };
  expect(untold('web', processings, less as never).join()).toContain('kudos.dfo.no');
});

test('what is told to be no fact stands in a statement, with a reason', () => {
  const all = ids.flatMap((id) => sentencesIn(textOf(id)));
  for (const { because, sentences } of noFact) {
    expect(because.length).toBeGreaterThan(20);
    for (const sentence of sentences) expect(all).toContain(sentence);
  }
});

test('the registry with its processings has no fault; one with a site or statement that is not there has', () => {
  expect(faultsOf(whole)).toEqual([]);
  const bad = { ...processings['web-doffin']!, statement: 'wbe', sites: ['doffin'] };
  expect(faultsOf({ ...whole, processings: { bad } })).toEqual([
    'processings.bad is of the statement "wbe". Known: web, app. Add it to statements, or name one of these.',
    expect.stringMatching(/^processings\.bad\.sites names the site "doffin"\. Known: dfo\.no, /),
  ]);
  expect(
    faultsOf({
      ...whole,
      statements: { ...registry.statements, web: { ...registry.statements['web']!, publishedOn: 'x' } },
    }),
  ).toEqual([expect.stringMatching(/^statements\.web\.publishedOn is "x"\. Known: /)]);
});

test('every issue has an id of its own (R113)', () => {
  const issues = [
    ...Object.values<Processing>(processings),
    ...Object.values((registry as Registry).statements),
    ...Object.values((registry as Registry).sites),
    ...Object.values((registry as Registry).services),
  ].flatMap(({ issues = [] }) => issues.map(({ id }) => id));
  expect(issues).toEqual([...new Set(issues)]);
  expect(issues).toContain('newsletter-opens');
});

describe('the texts of the processings', () => {
  test.each(textRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) =>
    expect(findingsOf(rule, textsIn(processings, 'processings'))).toEqual([]),
  );
});

describe.each(languages)('printed in %s', (language) => {
  test('a whole statement has every processing once, and none of the other statement', () => {
    for (const id of ids) {
      const printed = html(statementTree(whole, id, language, { quotes: true }));
      const names = [...printed.matchAll(/data-processing="([^"]*)"/g)].map(([, name]) => name);
      expect(names).toEqual(Object.keys(processings).filter((name) => processings[name]!.statement === id));
      for (const quote of quotesOf(processings, id))
        expect(printed).toContain(quote.replaceAll('\n', ' ').replaceAll('&', '&amp;'));
      expect(printed).not.toMatch(/undefined|\[object|\{\w+\}/);
      expect(html(statementTree(whole, id, language))).not.toContain('<q');
    }
  });

  test('a site has what is told of it, then what holds for all; dfo.no also what belongs to no site', () => {
    const of = (site: string) => {
      const { own, general } = siteStatement(whole, site, language);
      return [own, general].map((part) => part.map(({ processing }) => processing));
    };
    expect(of('doffin.no')).toEqual([['web-statistics', 'web-doffin'], ['web-general']]);
    expect(of('tilskudd-admin.dfo.no')).toEqual([[], ['web-general']]);
    expect(of('dfo.no')[0]).toEqual(
      expect.arrayContaining(['web-newsletters', 'web-events', 'web-podcast', 'web-statistics']),
    );
    expect(of('dfo.no')[0]).not.toContain('web-doffin');
    expect(of('dfo-appen')[1]).toEqual(['app-general']);
    expect(markdown(siteProcessingsTree(whole, 'doffin.no', language))).toContain('10 ');
  });

  test('what holds for all is told once, of however many sites', () => {
    const printed = html(generalTree(whole, ['doffin.no', 'kudos.dfo.no', 'dfo-appen'], language));
    expect(printed.match(/data-processing="/g)).toHaveLength(2);
  });
});

test('Doffin’s notices: fields, bases and ten years', () => {
  const { processings } = statement(whole, 'web', 'en');
  const { terms } = processings.find(({ processing }) => processing === 'web-doffin')!;
  const texts = (term: string) => terms.find((one) => one.term === term)!.facts.map(({ text }) => text);
  expect(texts('data')).toHaveLength(14);
  expect(texts('retention')[0]).toBe('As long as is necessary: 10 years on Doffin’s website.');
});

test('a registry without processings tells nothing more, and its declaration is as it was', () => {
  expect(siteStatement(small, 'library', 'en')).toEqual({ own: [], general: [], issues: [] });
  expect(siteProcessingsTree(small, 'library', 'en')).toEqual([]);
  expect(declaration(whole, 'doffin.no', 'nn')).toEqual(declaration(registry, 'doffin.no', 'nn'));
});

test('an unknown statement is named with the known ones', () => {
  expect(() => statement(whole, '__proto__', 'nn')).toThrow(
    'There is no statement "__proto__" in the registry. Known statements: web, app.',
  );
});
