import { describe, expect, test } from 'vitest';
import { registry, type Registry } from '../../registry/index.js';
import { validDays } from '../../src/decide/answer.js';
import { declaration, declarationTree, markdown } from '../../src/disclosure/index.js';
import { inOrder, pageOf, rowsOf } from '../fixtures/page.js';
import { app } from '../fixtures/statement-app.js';
import type { DeclaredSite } from '../fixtures/statement.js';
import { web } from '../fixtures/statement-web.js';

const declared: Record<string, DeclaredSite> = { ...web.sites, ...app.sites };
const sites = Object.entries(declared).map(([id, site]) => ({ id, ...site }));
const languages = ['nn', 'nb', 'en'] as const;
const rows = (id: string, language: 'nn' | 'nb' | 'en' = 'nn') =>
  declaration(registry, id, language).sections.flatMap(({ services }) => services.flatMap(({ items }) => items));
const notInStatement = {
  nn: 'ikkje i personvernerklæringa',
  nb: 'ikke i personvernerklæringen',
  en: 'not in the privacy statement',
};

describe.each(sites)('the declaration of $id', ({ id, items, vendors }) => {
  const page = pageOf(id, 'nn');
  const table = rowsOf(page);

  test('has every name, host, description, lifetime and processor of the statement (R11, R12)', () => {
    for (const { name, isBeginning, host, description, processor, lifetime } of items) {
      const row = table.find(([first]) => first === `${name} …` || (!isBeginning && first === name));
      expect(row, name).toBeDefined();
      if (host) expect(row).toContain(host);
      if (description) expect(row!.join(' '), name).toContain(description);
      if (processor) expect(row!.join(' '), name).toContain(`${processor} (databehandlar)`);
      if (lifetime) expect(row, name).toContain(lifetime);
    }
    expect(page.written).toContain(`<section data-site="${id}" lang="nn">`);
  });

  test('names every vendor of the statement (R11)', () => {
    for (const name of vendors.flatMap(({ names }) => names)) expect(page.words).toContain(name);
  });

  test.each(languages)('calls declared, in %s, what the statement has and nothing else (R12, R114)', (language) => {
    const ours = rows(id, language);
    expect(
      ours
        .filter(({ isDeclared }) => isDeclared)
        .map(({ name }) => name.replace(' …', ''))
        .sort(),
    ).toEqual(items.map(({ name }) => name).sort());
    for (const row of ours) {
      if (!row.isDeclared) expect(row.provenance).toContain(notInStatement[language]);
      else expect(row.provenance.split('. ')[0]).not.toContain(notInStatement[language]);
    }
  });

  test('mentions no vendor that only other sites have (R12)', () => {
    // The chatbot is on dfo.no by assumption alone; see the registry's tests.
    const own = JSON.stringify(declared[id]) + (id === 'dfo.no' ? 'Boost AI' : '');
    for (const vendor of [
      'Matomo',
      'Tableau',
      'Google Analytics',
      'Qlik',
      'Vimeo',
      'Acast',
      'Company Cast',
      'SurveyXact',
      'Boost AI',
      'dtc',
    ]) {
      if (!own.includes(vendor)) expect(page.words, vendor).not.toContain(vendor);
    }
  });

  test('says when the statement was last changed (R114)', () => {
    const { updated } = declaration(registry, id, 'nn');
    const statement = id === 'dfo-appen' ? app : web;
    if (id !== 'markedsplassen') expect(updated).toEqual([statement.date]);
    if (id !== 'markedsplassen')
      expect(page.words).toContain(id === 'dfo-appen' ? '27. januar 2022' : '12. april 2024');
  });

  test('calls «databehandlar» only who is a processor in the registry (R42)', () => {
    const site = (registry as Registry).sites[id]!;
    const recipients = [...site.banner, ...site.inContext, ...site.necessary].flatMap((service) => {
      const { recipients, items } = (registry as Registry).services[service]!;
      return [...recipients, ...items.flatMap((item) => item.recipients)];
    });
    const called = new Set(
      [...page.words.matchAll(/([\p{L}\d .]+?) \(databehandlar\)/gu)].map(([, name]) =>
        name!.replace(/^.*? og /, '').trim(),
      ),
    );
    const processors = new Set(recipients.filter(({ role }) => role === 'processor').map(({ name }) => name));
    expect([...processors].every((name) => page.words.includes(`${name} (databehandlar)`))).toBe(true);
    expect(called.size).toBe(processors.size);
    for (const { name, role } of recipients) {
      if (role !== 'processor' && !processors.has(name)) expect(page.words).not.toContain(`${name} (databehandlar)`);
    }
  });
});

describe('the app', () => {
  test.each([
    ['nn', 'Opplysning frå appen', '1 veke', 'Til du avinstallerer appen', 'Samtykke (ekomlova'],
    ['nb', 'Opplysning fra appen', '1 uke', 'Til du avinstallerer appen', 'Samtykke (ekomloven'],
    ['en', 'Data from the app', '1 week', 'Until you uninstall the app', 'Consent (section 3-15'],
  ] as const)(
    'has the same tables as a website, in %s, with lifetime and legal basis (R43)',
    (language, kind, week, uninstall, basis) => {
      const page = pageOf('dfo-appen', language);
      const table = rowsOf(page);
      expect(table.map(([name]) => name)).toEqual([
        'einings-ID',
        'operativsystemtype',
        'operativsystemversjon',
        'påloggingsdato og tid',
        'aktivitetslogg',
        'chatbot-logg',
        'GPS-koordinatar',
      ]);
      for (const row of table) expect(row[1]).toBe(kind);
      for (const row of table.slice(0, 4)) expect(row[4]).toBe(week);
      expect(table[4]![4]).toBe(uninstall);
      expect(page.words).toContain(basis);
      expect(page.written).not.toContain('>undefined<');
    },
  );

  test('tells how long the chatbot’s log is kept, because the statement does (R11, R12)', () => {
    expect(pageOf('dfo-appen', 'nn').words).toContain('Inntil 3 månader');
  });
});

describe('HTML, Markdown and JSON', () => {
  const cellsOf = (line: string) =>
    line
      .slice(2, -2)
      .split(/ (?<!\\)\| /)
      .map((cell) => cell.replace(/^`(.*)`$/, '$1').replace(/\\([\\`*_[\]<>|#])/g, '$1'));

  const markdownRows = (id: string, language: 'nn' | 'nb' | 'en') =>
    markdown(declarationTree(registry, id, language))
      .split('\n\n')
      .filter((block) => block.startsWith('| '))
      .flatMap((table) => {
        const [heads, , ...rows] = table.split('\n').map(cellsOf);
        return rows.map((row) => inOrder(row, heads!));
      });

  test.each(sites.flatMap(({ id }) => languages.map((language) => [id, language] as const)))(
    'of %s in %s have the same rows',
    (id, language) => {
      const json = rows(id, language).map(
        ({ name, kind, domain, description, lifetime, recipients, provenance, quote }) => [
          name,
          kind,
          domain,
          description,
          lifetime,
          recipients,
          provenance + (quote ? ` ${quote.text}` : ''),
        ],
      );
      expect(rowsOf(pageOf(id, language))).toEqual(json);
      expect(markdownRows(id, language).map((row) => row.map((cell) => cell.replace(/«([^«]*)»$/, '$1')))).toEqual(
        json.map((row) => row.map((cell) => cell.replace(/«([^«]*)»$/, '$1').replace(/\s+/g, ' '))),
      );
    },
  );

  test('keep a bar or a quote sign in a name inside its cell', () => {
    const { matomo } = registry.services;
    const items = ['a|b`c', 'd'].map((name) => ({ ...matomo.items[0], name, match: 'exact' as const }));
    const strange: Registry = { ...registry, services: { ...registry.services, matomo: { ...matomo, items } } };
    expect(rowsOf(pageOf('kudos.dfo.no', 'nn', { from: strange }))[0]![0]).toBe('a|b`c');
    const lines = markdown(declarationTree(strange, 'kudos.dfo.no', 'nn'))
      .split('\n')
      .filter((line) => /^\| .*Skil éin/.test(line));
    expect(lines).toHaveLength(2);
    const [plain] = markdown(declarationTree(registry, 'kudos.dfo.no', 'nn'))
      .split('\n')
      .filter((line) => line.startsWith('| '));
    for (const line of lines) expect(line.split(/(?<!\\)\|/)).toHaveLength(plain!.split('|').length);
  });
});

describe('the id of a row', () => {
  const ids = (page: ReturnType<typeof pageOf>) => page.all('tbody tr[id]').map(({ id }) => id);

  test('names site, service and item, and is the same in each language', () => {
    expect(ids(pageOf('kudos.dfo.no', 'nn'))).toEqual([
      'dfo-consent-kudos.dfo.no-matomo-_pk_id',
      'dfo-consent-kudos.dfo.no-matomo-_pk_ses',
      'dfo-consent-kudos.dfo.no-dfo-consent-dfo-consent',
    ]);
    expect(ids(pageOf('dfo.no', 'en'))).toEqual(ids(pageOf('dfo.no', 'nn')));
    expect(ids(pageOf('dfo-appen', 'nn'))).toContain('dfo-consent-dfo-appen-dfo-appen-device-p-loggingsdato-og-tid');
  });

  test('is found once among all declarations, and the row’s name leads to it', () => {
    const all = sites.flatMap(({ id }) => {
      const page = pageOf(id, 'nn');
      expect(page.all('tbody th a').map((link) => link.getAttribute('href'))).toEqual(
        ids(page).map((one) => `#${one}`),
      );
      return ids(page);
    });
    expect(all).toEqual([...new Set(all)]);
    for (const id of all) expect(id).toMatch(/^[\w.-]+$/);
  });

  test('is another one for a second item of the same name', () => {
    const { matomo } = registry.services;
    const items = [matomo.items[0], matomo.items[0], matomo.items[0]];
    const twice: Registry = { ...registry, services: { ...registry.services, matomo: { ...matomo, items } } };
    expect(ids(pageOf('kudos.dfo.no', 'nn', { from: twice })).slice(0, -1)).toEqual(
      ['', '-2', '-3'].map((end) => `dfo-consent-kudos.dfo.no-matomo-_pk_id${end}`),
    );
  });
});

test('_pk_id is told with the answer’s time, which the library gives to Matomo, and with Matomo’s own (R33)', () => {
  for (const [language, atMost, own] of [
    ['nn', 'Inntil 180 dagar', '13 månader'],
    ['nb', 'Inntil 180 dager', '13 måneder'],
    ['en', 'Up to 180 days', '13 months'],
  ] as const) {
    const [visitor] = rowsOf(pageOf('kudos.dfo.no', language));
    expect(visitor![4]).toBe(atMost);
    expect(visitor![3]).toContain(own);
  }
  const [item] = registry.services.matomo.items;
  expect(item.lifetime.n).toBe(validDays);
});

describe('a site that does not exist', () => {
  test.each(['dfo.noo', '', '__proto__', 'constructor', 'toString'])(
    '«%s» throws a RangeError that names it and the known ones',
    (id) => {
      expect(() => declaration(registry, id, 'nn')).toThrow(RangeError);
      expect(() => declarationTree(registry, id, 'nn')).toThrow(`"${id}"`);
      expect(() => declaration(registry, id, 'nn')).toThrow(/dfo\.no, anskaffelser\.no.*dfo-appen/);
    },
  );

  test('and one that does is no reason to throw', () => {
    expect(declaration(registry, 'dfo.no', 'nn').title).toBe('dfo.no');
  });
});

test.each([
  ['bruker.dfo.no', 'Personvernerklæringa nemner ikkje noko som blir lagra på eininga di når du bruker bruker.dfo.no.'],
  ['markedsplassen', 'Personvernerklæringa nemner ikkje noko'],
])('%s, where nothing is declared, says so (R40)', (id, words) => {
  const page = pageOf(id, 'nn');
  expect(page.words).toContain(words);
  expect(page.all('table')).toEqual([]);
  expect(pageOf('kudos.dfo.no', 'nn').words).not.toContain('nemner ikkje noko');
});

test('a recipient whose role nobody knows is said to be of unknown role (R42)', () => {
  expect(pageOf('dfo.no', 'nn').words).toContain('New Relic (rolla er ikkje oppgitt)');
  expect(pageOf('dfo.no', 'nb').words).toContain('New Relic (rollen er ikke oppgitt)');
  expect(pageOf('dfo.no', 'en').words).toContain('New Relic (role not stated)');
});
