import { describe, expect, test } from 'vitest';
import { processings, registry, type Lifetime, type Registry } from '../../../registry/index.js';
import { declarationTree, html } from '../../../src/disclosure/index.js';
import { checkStatement } from '../../../src/audit/rules/check-statement.js';
import { lifetimeIn } from '../../../src/audit/rules/statement-tables.js';
import { counter, film, login, small } from '../../fixtures/small-registry.js';

const url = 'https://www.dfo.no/om-dfo/personvern';
const languages = ['nn', 'nb', 'en'] as const;
const ours = (site: string, language: (typeof languages)[number], from: Registry = registry) =>
  html(declarationTree(from, site, language, 2));
const check = (page: string, site: string | undefined = 'dfo.no', from: Registry = registry) =>
  checkStatement({ url, html: page }, { registry: from, site, hosts: {} }).map(
    ({ rule, subject }) => `${rule}: ${subject}`,
  );

describe('our own declaration gives no finding', () => {
  test.each(Object.keys(registry.sites).flatMap((site) => languages.map((language) => ({ site, language }))))(
    'of $site in $language',
    ({ site, language }) => {
      expect(check(ours(site, language), site)).toEqual([]);
    },
  );

  test.each(Object.keys(registry.sites))(
    'of %s, where all its lifetimes are given in other words, it gives one each',
    (site) => {
      const items = [...new Set(rowsWithLifetimes(site))];
      const wrong = ours(site, 'en').replace(/>(\d+) (minutes?|hours?|days?|weeks?|months?|years?)</g, '>77 $2<');
      expect(check(wrong, site).sort()).toEqual(items.map((name) => `statement-lifetime: ${name}`).sort());
    },
  );
});

test('who gets data beside the device must be named where the statement is published, and nowhere else', () => {
  const whole: Registry = { ...registry, processings };
  expect(check(ours('dfo.no', 'nn', whole), 'dfo.no', whole)).toEqual([]);
  const less = ours('dfo.no', 'nn', whole).replaceAll('AlreadyOn AS', 'Ein leverandør');
  expect(check(less, 'dfo.no', whole)).toEqual(['statement-misses-recipient: AlreadyOn AS']);
  expect(check(less, 'dfo.no')).toEqual([]);
  expect(check(ours('kudos.dfo.no', 'nn', whole), 'kudos.dfo.no', whole)).toEqual([]);
});

/** Names of items of a site with a length of time, as its table has them. */
function rowsWithLifetimes(site: string): string[] {
  const { banner, inContext, necessary } = registry.sites[site as 'dfo.no'];
  const services = (registry as Registry).services;
  return [...banner, ...inContext, ...necessary].flatMap((id) =>
    services[id]!.items.filter(
      ({ lifetime, kind }) => kind !== 'device' && typeof lifetime === 'object' && !lifetime.atMost,
    ).map(({ name }) => name),
  );
}

/** A statement of the library's in somebody's own words. */
const statement = (
  rows: string,
  more = '',
) => `<!doctype html><title>Personvern</title><p>Library og Bookbinder får data. ${more}</p>
<table><thead><tr><th>Informasjonskapsel</th><th>Formål</th><th>Levetid</th></tr></thead><tbody>${rows}</tbody></table>`;
const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const count = row('<code>count</code>', 'Teller', '30 dager');
const seen = row('seen', 'Husker', '1 uke');
const session = row('session', 'Innlogging', '24 timer');
const all = statement(count + seen + session);
const library = (page: string, from: Registry = small) => check(page, 'library', from);
/** The library with another lifetime of what it counts with. */
const withLifetime = (lifetime: Lifetime): Registry => ({
  ...small,
  services: { ...small.services, counter: { ...counter, items: [{ ...counter.items[0], lifetime }] } },
});

describe('a statement in other words', () => {
  test('that says the same gives no finding', () => expect(library(all)).toEqual([]));

  test.each([
    ['misses an item', statement(count + session), ['statement-misses-item: seen']],
    ['has it in its text alone', statement(count + session, 'Filmen lagrer seen.'), []],
    [
      'has it as a part of another name',
      statement(count + session, 'Filmen lagrer seen_before og unseen.'),
      ['statement-misses-item: seen'],
    ],
    [
      'names one that nobody declares',
      statement(count + seen + session + row('_ga', 'Statistikk', '')),
      ['statement-extra-item: _ga'],
    ],
    [
      'names one in capitals',
      statement(count + seen + session + row('AWSALB', 'Fordeler', '')),
      ['statement-extra-item: AWSALB'],
    ],
    [
      'names one as code',
      statement(count + seen + session + row('<code>fast</code>', 'Fart', '')),
      ['statement-extra-item: fast'],
    ],
    [
      'has a sentence where names stand',
      statement(count + seen + session + row('Andre informasjonskapsler', 'Se under.', '')),
      [],
    ],
    ['has another lifetime', statement(row('count', 'Teller', '2 år') + seen + session), ['statement-lifetime: count']],
    [
      'says that it goes with the session',
      statement(row('count', 'Teller', 'Økt') + seen + session),
      ['statement-lifetime: count'],
    ],
    [
      'gives it with a number in the name',
      statement(row('count', 'Teller', '30 dager') + row('count…', 'Teller', '30 dager') + seen + session),
      [],
    ],
    ['misses a recipient', all.replace('Bookbinder', 'Noen'), ['statement-misses-recipient: Bookbinder']],
    ['writes a recipient with other letters', all.replace('Bookbinder', 'BOOKBINDER'), []],
    [
      'has breaks in a name',
      statement(count + row('se<wbr>en', 'Husker', '1 uke') + row('ses&shy;sion', 'Innlogging', '24 timer')),
      [],
    ],
    [
      'has a head in the middle',
      statement(
        count +
          '<tr><th colspan="3">Andre</th></tr>' +
          seen +
          row('session', 'Innlogging', 'Slettes når du lukker nettleseren'),
      ),
      ['statement-lifetime: session'],
    ],
  ])('that %s', (_, page, expected) => expect(library(page)).toEqual(expected));

  test('is read in tables without a head, where a purpose that speaks of a session is no lifetime', () => {
    const rows = (lifetime: string) =>
      `<p>Library Bookbinder</p><table>${row('count', 'Teller økter: session id', lifetime)}${row('seen', 'x', '7 dager')}${row('session', 'y', '1 dag')}</table>`;
    expect(library(rows('30 dager'))).toEqual([]);
    expect(library(rows('31 dager'))).toEqual(['statement-lifetime: count']);
    expect(library(rows('øktkapsel'))).toEqual(['statement-lifetime: count']);
  });

  test('has tables about other things, in which nothing is taken for stored', () => {
    const other = `<table><tr><th>Opplysning</th><th>Grunnlag</th></tr>${row('E-post', 'Avtale')}${row('IP-adresse', 'Lov')}${row('www.dfo.no', '')}${row('2024', '')}</table>`;
    expect(library(all + other)).toEqual([]);
    expect(library(all + other.replace('IP-adresse', '<code>ip-address</code>'))).toEqual([
      'statement-extra-item: ip-address',
    ]);
  });

  test('has a version table beside, whose dates are no names', () => {
    expect(library(all.replace('</tbody>', `${row('12.04.2024', 'Endret', '')}</tbody>`))).toEqual([]);
  });
});

describe('a lifetime that is declared', () => {
  const said = (lifetime: Lifetime, words: string) =>
    library(statement(row('count', 'Teller', words) + seen + session), withLifetime(lifetime));
  test.each<[Lifetime, string]>([
    [{ n: 1, unit: 'years' }, '365 dager'],
    [{ n: 1, unit: 'years' }, '12 månader'],
    [{ n: 13, unit: 'months' }, '393 days'],
    [{ n: 1, unit: 'months' }, '30 dagar'],
    [{ n: 24, unit: 'hours' }, '1 dag'],
    [{ n: 30, unit: 'minutes' }, '30 minutter.'],
    ['session', 'Slettes når du lukker nettleseren'],
    ['not-documented', '2 år'],
    ['not-documented', 'Session'],
    [{ n: 3, unit: 'months', atMost: true }, '1 uke'],
    [{ n: 3, unit: 'months', atMost: true }, 'session'],
  ])('%o is said by «%s»', (lifetime, words) => expect(said(lifetime, words)).toEqual([]));

  test.each<[Lifetime, string]>([
    [{ n: 1, unit: 'years' }, '364 dager'],
    [{ n: 13, unit: 'months' }, '400 days'],
    [{ n: 13, unit: 'months' }, '13 dagar'],
    [{ n: 30, unit: 'minutes' }, 'session'],
    ['session', '30 minutt'],
    ['until-deleted', 'session'],
  ])('%o is not said by «%s»', (lifetime, words) =>
    expect(said(lifetime, words)).toEqual(['statement-lifetime: count']),
  );

  test.each([
    'økt',
    'Økta',
    'øktkapsel',
    'Session',
    'session cookie',
    'Sesjon',
    'Til du lukkar nettlesaren',
    'When you close your browser',
  ])('«%s» is a session', (words) => expect(lifetimeIn(words)).toBe('session'));
  test.each(['', 'Ukjent', 'Brøkt', 'om lag ei stund', '1,5 år'])('«%s» is none that is known', (words) =>
    expect(lifetimeIn(words)).toBeUndefined(),
  );
});

describe('a page', () => {
  test.each(['', '<!doctype html><html><head><style>p{}</style></head><body><script>render()</script> </body></html>'])(
    'without text is told as unreadable: %s',
    (page) => {
      const [finding] = checkStatement({ url, html: page }, { registry, site: 'dfo.no', hosts: {} });
      expect(finding).toMatchObject({
        rule: 'statement-unreadable',
        severity: 'error',
        subject: 'statement',
        evidence: [{ page: url }],
      });
    },
  );
  test('of no site is compared with nothing, and that is told', () =>
    expect(
      checkStatement({ url, html: '<p>Hei</p>' }, { registry, site: undefined, hosts: {} }).map(({ rule }) => rule),
    ).toEqual(['unknown-site']));
  test('of a site with nothing declared on the device may say anything but names', () => {
    expect(check('<p>Hei</p>', 'bruker.dfo.no')).toEqual([]);
    expect(check('<table><tr><td>rogue_id</td></tr></table>', 'bruker.dfo.no')).toEqual([
      'statement-extra-item: rogue_id',
    ]);
    // One statement is all sites': this is another's.
    expect(check('<table><tr><td>_ga</td></tr></table>', 'bruker.dfo.no')).toEqual([]);
  });
});

test('one that agrees is enough, where two services have an item of one name', () => {
  const two: Registry = {
    ...small,
    services: { ...small.services, film: { ...film, items: [{ ...film.items[0], name: 'session' }] }, login },
  };
  expect(library(statement(count + row('session', 'Innlogging', '7 dager')), two)).toEqual([]);
  expect(library(statement(count + row('session', 'Innlogging', '3 dager')), two)).toEqual([
    'statement-lifetime: session',
  ]);
});
