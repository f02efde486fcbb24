import { describe, expect, test } from 'vitest';
import { registry, type Registry } from '../../registry/index.js';
import { issuesTree, html } from '../../src/disclosure/index.js';
import { strangersIn } from '../fixtures/languages.js';
import { pageOf, rowsOf } from '../fixtures/page.js';
import { counter, small, text } from '../fixtures/small-registry.js';

const siteIds = Object.keys(registry.sites);
const languages = ['nn', 'nb', 'en'] as const;
const pages = siteIds.flatMap((id) => languages.map((language) => ({ id, language, page: pageOf(id, language) })));
const withTables = pages.filter(({ page }) => page.all('table').length);

describe('a table', () => {
  test('is there on every site that stores something (R67)', () => {
    expect(new Set(withTables.map(({ id }) => id)).size).toBe(siteIds.length - 2);
  });

  test.each(withTables)('of $id in $language has a caption, and heads of columns and rows (R67)', ({ page }) => {
    for (const table of page.all('table')) {
      expect(table.firstElementChild!.tagName).toBe('CAPTION');
      expect(table.querySelector('caption')!.textContent).not.toBe('');
      const heads = [...table.querySelectorAll('thead th')];
      expect(heads.map((head) => head.getAttribute('scope'))).toEqual(heads.map(() => 'col'));
      for (const row of table.querySelectorAll('tbody tr[id]')) {
        expect([...row.children].map(({ tagName }) => tagName)).toEqual(['TH', ...heads.slice(1).map(() => 'TD')]);
        expect(row.firstElementChild!.getAttribute('scope')).toBe('row');
        // Its head is the head of the row below it too, whose one cell takes the rest of its width.
        expect(row.firstElementChild!.getAttribute('rowspan')).toBe('2');
        expect([...row.nextElementSibling!.children].map((cell) => cell.getAttribute('colspan'))).toEqual(['4']);
      }
      expect(table.querySelectorAll('tbody tr')).toHaveLength(2 * table.querySelectorAll('tbody tr[id]').length);
    }
  });

  test.each(withTables)(
    'of $id in $language keeps its roles when it is stacked on a narrow screen (R67)',
    ({ page }) => {
      const roles = {
        table: 'table',
        thead: 'rowgroup',
        tbody: 'rowgroup',
        tr: 'row',
        td: 'cell',
        'thead th': 'columnheader',
        'tbody th': 'rowheader',
      };
      for (const [selector, role] of Object.entries(roles)) {
        expect(page.all(selector).length).toBeGreaterThan(0);
        for (const element of page.all(selector)) expect(element.getAttribute('role'), selector).toBe(role);
      }
      for (const cell of page.all('td')) expect(cell.getAttribute('data-label')).not.toBe('');
    },
  );

  test.each(withTables)('of $id in $language has no empty cell and nothing that was not put in (R11)', ({ page }) => {
    for (const cell of page.all('caption, th, td, dt, dd, p, li, h2, h3, h4')) {
      expect(cell.textContent!.trim()).not.toBe('');
      expect(cell.textContent).not.toMatch(/\{\w+\}|undefined|\[object|null/);
    }
  });

  test.each(withTables)('of $id in $language says of what kind each item is (R11)', ({ page }) => {
    const kinds = /^(Informasjonskapsel|Cookie|Opplysning fr[åa] appen|Data from the app)$/;
    for (const [, kind] of rowsOf(page)) expect(kind).toMatch(kinds);
  });

  test.each(withTables.filter(({ language }) => language === 'nn'))(
    'of $id has a caption of its own (R67)',
    ({ page }) => {
      const captions = page.all('caption').map((caption) => caption.textContent!);
      expect(captions).toEqual([...new Set(captions)]);
    },
  );
});

describe('headings', () => {
  test.each(pages)('of $id in $language begin at the page’s level and skip none (R69)', ({ id, language }) => {
    for (const level of [1, 2, 3, 4]) {
      const found = pageOf(id, language, { level })
        .all('h1, h2, h3, h4, h5, h6')
        .map(({ tagName }) => Number(tagName[1]));
      expect(found[0]).toBe(level);
      // Purposes below the site, and services below a purpose that has several.
      expect(
        found.slice(1).every((depth, i) => depth > level && depth <= Math.min(6, level + 2) && depth <= found[i]! + 1),
      ).toBe(true);
    }
  });
});

/** Titles of sources and sites are names, which no language has. */
const withoutNames = (words: string) => names.reduce((rest, name) => rest.replaceAll(name, ''), words);
const names = [
  ...[...JSON.stringify(registry).matchAll(/"source":"([^"]*)"/g)].map(([, source]) => `(${source})`),
  ...Object.values(registry.sites).map(({ title }) => title),
];

describe('languages', () => {
  test.each(pages)(
    'of $id in $language: the root tells which, and so does every other language inside (R49)',
    ({ language, page }) => {
      expect(page.all('section').map((root) => root.getAttribute('lang'))).toEqual([language]);
      for (const quote of page.all('q')) expect(quote.getAttribute('lang')).toBe('nn');
      for (const name of page.all('tbody th code')) expect(name.getAttribute('translate')).toBe('no');
    },
  );

  test.each(pages)('of $id in $language: every text is in the language of its nearest lang (R49)', ({ page }) => {
    const strangers = page.all('*').flatMap((element) => {
      if (element.matches('q, code, td > span')) return []; // Somebody else's words, and names of what is stored and of hosts.
      const nearest = element.closest('[lang]')!.getAttribute('lang') as 'nn';
      const own = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map(({ textContent }) => textContent!);
      return own.flatMap((words) => strangersIn(withoutNames(words), nearest).map((word) => `${word}: ${words}`));
    });
    expect(strangers).toEqual([]);
  });

  test.each(['nb', 'en'] as const)('of the app in %s: names in nynorsk are marked as nynorsk (R49)', (language) => {
    for (const name of pageOf('dfo-appen', language).all('tbody th')) {
      expect((name.querySelector('[lang]') ?? name).getAttribute('lang'), name.textContent!).toBe('nn');
    }
  });

  test('of a device fact that no statement names: nobody says that its name is nynorsk (R49)', () => {
    const items = [{ ...counter.items[0], name: 'screen size', kind: 'device' as const }];
    const from: Registry = { ...small, services: { ...small.services, counter: { ...counter, items } } };
    const [name] = pageOf('library', 'en', { from }).all('tbody th');
    expect(name!.textContent).toBe('screen size');
    expect(name!.querySelector('[lang="nn"]')).toBeNull();
  });

  test('an issue is read in the language of its list (R113)', () => {
    for (const language of languages)
      expect(html(issuesTree(registry, 'dfo.no', language))).toContain(`<ul lang="${language}">`);
  });
});

describe('what a registry says', () => {
  const nasty = '<script>alert("1")</script>&amp;<img src=x onerror=alert(1)>\'"';
  const hostile: Registry = {
    ...small,
    services: {
      ...small.services,
      counter: {
        ...counter,
        name: nasty,
        description: text(nasty),
        items: [{ ...counter.items[0], name: nasty, host: nasty, purpose: text(nasty) }],
        recipients: [{ name: nasty, role: 'processor', provenance: { kind: 'documented', source: nasty } }],
      },
    },
    sites: { ...small.sites, library: { ...small.sites.library, title: nasty, hostnames: [nasty] } },
  };

  test('never becomes markup', () => {
    const page = pageOf('library', 'en', { from: hostile });
    expect(page.all('script, img')).toEqual([]);
    expect(
      page
        .all('*')
        .flatMap((element) => element.getAttributeNames())
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
    expect(page.all('h2')[0]!.textContent).toBe(nasty);
    expect(page.all('tbody th code')[0]!.textContent).toBe(nasty);
    expect(page.words.split(nasty).length).toBeGreaterThan(8);
  });

  test('never ends an attribute', () => {
    const quoted: Registry = { ...small, sites: { 'a"><b>': small.sites.library } };
    const page = pageOf('a"><b>', 'en', { from: quoted });
    expect(page.all('b')).toEqual([]);
    expect(page.all('section')[0]!.getAttribute('data-site')).toBe('a"><b>');
  });
});

describe('lifetimes', () => {
  const said = (
    n: number,
    unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years',
    language: 'nn' | 'nb' | 'en',
  ) => {
    const items = [{ ...counter.items[0], lifetime: { n, unit } }];
    const from: Registry = { ...small, services: { ...small.services, counter: { ...counter, items } } };
    return rowsOf(pageOf('library', language, { from }))[0]![4];
  };

  test.each([
    ['seconds', '1 sekund', '2 sekund', '1 sekund', '2 sekunder', '1 second', '2 seconds'],
    ['minutes', '1 minutt', '2 minutt', '1 minutt', '2 minutter', '1 minute', '2 minutes'],
    ['hours', '1 time', '2 timar', '1 time', '2 timer', '1 hour', '2 hours'],
    ['days', '1 dag', '2 dagar', '1 dag', '2 dager', '1 day', '2 days'],
    ['weeks', '1 veke', '2 veker', '1 uke', '2 uker', '1 week', '2 weeks'],
    ['months', '1 månad', '2 månader', '1 måned', '2 måneder', '1 month', '2 months'],
    ['years', '1 år', '2 år', '1 år', '2 år', '1 year', '2 years'],
  ] as const)('in %s: one is one and more are more, in three languages (R52)', (unit, ...expected) => {
    const found = languages.flatMap((language) => [said(1, unit, language), said(2, unit, language)]);
    expect(found).toEqual(expected);
    for (const n of [13, 30]) {
      expect(languages.map((language) => said(n, unit, language))).toEqual(
        [expected[1], expected[3], expected[5]].map((words) => words!.replace('2', String(n))),
      );
    }
  });
});
