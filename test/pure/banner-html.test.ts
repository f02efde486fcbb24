import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
// As it is built, for that is what pages get.
import { bannerHtml, type BannerHtml, type BannerOptions } from 'dfo-consent/html';
import fc from 'fast-check';
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test, vi } from 'vitest';
import { registry, type DfoSiteId, type Language, type Registry } from '../../registry/index.js';
import { defineRegistry } from '../../registry/model.js';
import { format, parse } from '../../src/decide/answer.js';
import { base62 } from '../../src/decide/base62.js';
import { pageRegistry } from '../../src/decide/page-registry.js';
import { decideFor, today } from '../fixtures/decided.js';
import { counter, film, purposes, services, sites, small, statements } from '../fixtures/small-registry.js';

const languages: readonly Language[] = ['nn', 'nb', 'en'];
const websites = Object.entries((registry as Registry).sites).filter(([, { kind }]) => kind === 'website');
const asking = websites.filter(([, { banner }]) => banner.length).map(([id]) => id as DfoSiteId);
const bare = '<dfo-consent-banner></dfo-consent-banner>';

/** Every element of a text, templates' too, as a browser reads it. */
function elementsOf(html: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (node: Tree.ParentNode) => {
    for (const child of node.childNodes) {
      if (!tree.isElementNode(child)) continue;
      found.push(child);
      walk('content' in child ? (child as Tree.Template).content : child);
    }
  };
  walk(parseFragment(html));
  return found;
}
const attribute = (element: Tree.Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const textOf = (element: Tree.Element) =>
  element.childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join('');
const named = (html: string, name: string) => elementsOf(html).filter(({ tagName }) => tagName === name);
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('bannerHtml', () => {
  // Pages in other encodings than Unicode get its words as character references, which scripts and styles do not read.
  test('nothing but its words goes beyond ASCII', () => {
    let seen = 0;
    for (const site of asking)
      for (const lang of languages) {
        const { html, settings } = bannerHtml({ site, lang });
        for (const element of elementsOf(html + settings)) {
          if (!['script', 'style'].includes(element.tagName)) continue;
          seen++;
          expect(textOf(element)).toMatch(/^[\u0001-\u007f]+$/);
        }
        if (lang !== 'en') expect(html).toMatch(/[^\u0001-\u007f]/);
      }
    expect(seen).toBeGreaterThan(asking.length * languages.length);
  });

  test('a page’s own nonce is on each of its scripts and styles', () => {
    const { html, settings } = bannerHtml({ site: 'dfo.no', lang: 'nn', nonce: 'YWJj' });
    const inline = elementsOf(html + settings).filter(({ tagName }) => ['script', 'style'].includes(tagName));
    expect(inline.length).toBeGreaterThan(1);
    expect(inline.map((element) => attribute(element, 'nonce'))).toEqual(inline.map(() => 'YWJj'));
    expect(bannerHtml({ site: 'dfo.no', lang: 'nn' }).html).not.toContain('nonce');
  });

  test.each(asking)('%s: a hidden question and one script, in every language', (site) => {
    for (const lang of languages) {
      const { html, script, styles } = bannerHtml({ site, lang });
      const [banner, template, ...rest] = elementsOf(html);
      expect([
        banner!.tagName,
        attribute(banner!, 'hidden'),
        template!.tagName,
        attribute(template!, 'shadowrootmode'),
      ]).toEqual(['dfo-consent-banner', '', 'template', 'open']);
      expect(attribute(banner!, 'data-question')).toMatch(new RegExp(`^${site} ${lang}( \\w{5})+$`));
      expect(rest.filter(({ tagName }) => tagName === 'section').map((section) => attribute(section, 'lang'))).toEqual([
        lang,
      ]);
      expect(rest.map((element) => attribute(element, 'data-dfo-consent')).filter(Boolean)).toEqual([
        'accept',
        'reject',
      ]);
      // What the hashes are made of is what a browser reads, to the letter.
      expect(named(html, 'script').map(textOf)).toEqual([script]);
      expect(named(html, 'style').map(textOf)).toEqual([styles[0]]);
      // Nothing else that a policy would have to let in.
      expect(
        rest.flatMap(({ attrs }) => attrs).filter(({ name }) => name === 'style' || name.startsWith('on')),
      ).toEqual([]);
    }
  });

  test('search engines show no word of what is printed as the page’s own (E6)', () => {
    for (const site of asking)
      for (const lang of languages) {
        const printed = bannerHtml({ site, lang });
        // The question’s words are below a `<section>` that says so.
        const [section] = named(printed.html, 'section');
        expect(section && attribute(section, 'data-nosnippet')).toBe('');
        expect(attribute(named(printed.settings, 'dfo-consent-settings')[0]!, 'data-nosnippet')).toBe('');
      }
  });

  test('the script and the style are the same for every site and language, so one policy does for all', () => {
    const all = asking.flatMap((site) => languages.map((lang) => bannerHtml({ site, lang })));
    expect(new Set(all.map(({ script }) => script)).size).toBe(1);
    expect(new Set(all.map(({ styles }) => styles.join())).size).toBe(1);
    expect(new Set(all.map(({ html }) => html)).size).toBe(all.length);
  });

  test.each(websites.filter(([, { banner }]) => !banner.length).map(([id]) => id as DfoSiteId))(
    '%s asks nothing and gets the bare element',
    (site) => {
      expect(bannerHtml({ site, lang: 'nn' })).toEqual({
        html: bare,
        settings: '<dfo-consent-settings></dfo-consent-settings>',
        styles: [],
      });
    },
  );

  test.each([
    `https://a.example/?b="c"&d='e'`,
    '"><script>alert(1)</script>',
    '</template></style><img src=x onerror=alert(1)>',
    '&quot;&lt;',
  ])('the address %s is an address and nothing else', (privacyUrl) => {
    const { html } = bannerHtml({ site: 'dfo.no', lang: 'nn', privacyUrl });
    expect(named(html, 'a').map((link) => attribute(link, 'href'))).toEqual([privacyUrl, privacyUrl]);
    const names = (html: string) =>
      elementsOf(html).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '));
    expect(names(html)).toEqual(names(bannerHtml({ site: 'dfo.no', lang: 'nn' }).html));
  });

  test.each([
    [{ site: 'dfo.noo', lang: 'nn' }, 'website "dfo.noo"', 'statsregnskapet.no'],
    [{ site: '__proto__', lang: 'nn' }, 'website "__proto__"', 'dfo.no'],
    [{ site: 'dfo-appen', lang: 'nn' }, 'website "dfo-appen"', 'dfo.no'],
    [{ site: 'dfo.no', lang: 'se' }, 'language "se"', 'nn, nb, en'],
  ])('%j cannot be: the error names the value and what is known', (options, value, known) => {
    const make = () => bannerHtml(options as BannerOptions<typeof registry>);
    expect(make).toThrow(RangeError);
    expect(make).toThrow(value);
    expect(make).toThrow(known);
  });

  test('another organisation’s registry is asked from in its own words', () => {
    const { html } = bannerHtml({ registry: small, site: 'library', lang: 'en' });
    expect(named(html, 'h2').map(textOf)).toEqual(['Statistics? (en)']);
    expect(bannerHtml({ registry: small, site: 'archive', lang: 'en' }).html).toBe(bare);
    // Two purposes are boxes, none of them ticked, and three equal choices.
    const several = defineRegistry({
      organisation: 'The library',
      statements,
      purposes,
      services,
      sites: { library: { ...sites.library, banner: ['counter', 'film'], inContext: [] } },
    });
    const boxes = bannerHtml({ registry: several, site: 'library', lang: 'en' }).html;
    const inputs = named(boxes, 'input');
    expect(inputs.map((one) => attribute(one, 'value'))).toEqual(['statistics', 'media']);
    expect(inputs.map((one) => attribute(one, 'checked'))).toEqual([undefined, undefined]);
    const buttons = named(boxes, 'button');
    expect(buttons.map((one) => attribute(one, 'data-dfo-consent'))).toEqual(['save', 'accept', 'reject']);
    expect(new Set(buttons.map((one) => attribute(one, 'class'))).size).toBe(1);
    expect(bannerHtml({ registry: several, site: 'library', lang: 'en' }).styles[0]).toContain('input{');
  });
});

describe('the inline script', () => {
  /** Runs it over a banner that is as much of one as it looks at, and tells whether it was shown. */
  function running({ html, script }: BannerHtml): (cookies: string, now: number) => boolean {
    const question = attribute(elementsOf(html)[0]!, 'data-question');
    const run = new Function('document', 'Date', 'getComputedStyle', script!);
    return (cookie, now) => {
      const banner = { hidden: true, dataset: { question }, shadowRoot: { addEventListener: () => {} } };
      run({ cookie, currentScript: { previousElementSibling: banner } }, { now: () => now }, () => ({
        getPropertyValue: () => '',
      }));
      return !banner.hidden;
    };
  }
  const twice = defineRegistry({
    organisation: 'The library',
    statements,
    purposes,
    services: { counter, film, teller: { ...counter, name: 'Teller', items: [] } },
    sites: { library: { ...sites.library, banner: ['counter', 'teller'], necessary: [], linked: [] } },
  });

  test.each([
    ['one service', registry as Registry, 'dfo.no'],
    ['two services of one purpose', twice as Registry, 'library'],
  ])('decides as the library does about every answer that can be written: %s', (_, from, site) => {
    const pages = pageRegistry(from);
    const isShown = running(bannerHtml({ registry: from, site, lang: 'nn' }));
    const known = [...pages.sites[site]!.banner, ...pages.sites[site]!.inContext].map((id) => pages.services[id]!);
    const token = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known.map(({ fingerprint }) => fingerprint)) },
      fc.stringMatching(/^[0-9A-Za-z]{3}$/),
    );
    const days = fc.oneof(
      fc.constantFrom(
        ...known.flatMap(({ days }) => [days - 1, days, days + 1]).filter((one) => one >= 0 && one < 3844),
      ),
      fc.nat(3843),
    );
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(token, days), { maxLength: 7 }),
        fc.array(token, { maxLength: 7 }),
        fc.integer({ min: -3, max: 200 }),
        fc.nat(86_399_999),
        (accepted, refused, age, time) => {
          const yes = new Map(accepted);
          const no = new Set(refused.filter((one) => !yes.has(one)));
          const value = format({ state: 'answered', day: today - age, yes, no });
          const { asks } = decideFor(pages, site, { answer: parse(value || undefined, today) });
          const shown = isShown(`a=1.zzz..xiX; dfo-consent=${value}; _pk_id=1`, today * 86_400_000 + time);
          seen.add(shown);
          expect({ value, shown }).toEqual({ value, shown: asks.length > 0 });
        },
      ),
      { numRuns: 2000 },
    );
    expect(seen.size).toBe(2);
  });

  test.each([
    ['', true],
    ['xdfo-consent=1.g17..xiX', true],
    ['a=1; dfo-consent=1.g17..xiX', false],
    ['dfo-consent=1.g17..xiX; a=1', false],
    ['a=dfo-consent=1.g17..xiX', true],
    ['dfo-consent2=1.g17..xiX', true],
  ])('of the cookies "%s" it reads ours alone', (cookies, expected) => {
    const now = (parseInt('g17', 36) + 1) * 86_400_000;
    expect(running(bannerHtml({ site: 'dfo.no', lang: 'nn' }))(cookies, now)).toBe(expected);
  });

  test('lifetimes are compared as they are written: their order is that of their numbers', () => {
    fc.assert(fc.property(fc.nat(3843), fc.nat(3843), (a, b) => base62(a, 2) >= base62(b, 2) === a >= b));
  });
});

describe('dfo-consent banner', () => {
  vi.setConfig({ testTimeout: 30_000 }); // Every test starts a process.
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'banner', ...args], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const { html, settings, script, styles } = bannerHtml({ site: 'dfo.no', lang: 'nn' });

  test('prints the markup, in nynorsk unless it is told otherwise, and tells what a policy must let in', () => {
    expect(run('--site', 'dfo.no')).toEqual({
      status: 0,
      stdout: `${html}\n`,
      stderr: `dfo-consent: Where the page has a Content-Security-Policy, let this in: script-src ${hash(script!)}; style-src ${styles.map(hash).join(' ')}\n`,
    });
    expect(run('--site', 'dfo.no', '--lang', 'en').stdout).toContain('May we collect');
    expect(run('--site', 'dfo.no', '--privacy-url', '/personvern').stdout).toContain('href="/personvern"');
  });

  test('prints the control of the settings too, for the footer', () => {
    expect(run('--site', 'dfo.no', '--part', 'settings').stdout).toBe(`${settings}\n`);
    expect(settings).toContain('Endre kva informasjon vi kan lagre');
  });

  test('prints JSON with the hashes, and nothing beside it', () => {
    const { status, stdout, stderr } = run('--site', 'dfo.no', '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      banner: html,
      settings,
      hashes: { 'script-src': [hash(script!)], 'style-src': styles.map(hash) },
    });
  });

  test('a site that asks nothing: the bare element, and why', () => {
    expect(run('--site', 'markedsplassen')).toEqual({
      status: 0,
      stdout: `${bare}\n`,
      stderr: 'dfo-consent: markedsplassen asks nothing in a banner.\n',
    });
    expect(JSON.parse(run('--site', 'markedsplassen', '--format', 'json').stdout)).toEqual({
      banner: bare,
      settings: '<dfo-consent-settings></dfo-consent-settings>',
      hashes: { 'script-src': [], 'style-src': [] },
    });
  });

  test.each([
    ['a site', ['--site', 'dfo.noo'], 'dfo.noo', ['dfo.no', 'kudos.dfo.no']],
    ['an app', ['--site', 'dfo-appen'], 'dfo-appen', ['dfo.no']],
    ['a language', ['--site', 'dfo.no', '--lang', 'se'], 'se', ['nn', 'nb', 'en']],
    ['a format', ['--site', 'dfo.no', '--format', 'pdf'], 'pdf', ['html', 'json']],
  ])('%s that cannot be: prints nothing, names the value and lists what is known', (_, args, value, known) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`['"]${value}['"]`));
    for (const one of known) expect(stderr).toContain(one);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('no site: says which option is missing', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--site') });
  });
});
