import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Labels } from '../../../src/html/labels.js';
import { makeOwners } from '../../../src/html/owners.js';
import { factsOf, type Vendors } from '../../../src/html/script.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';
import { scripts } from '../../fixtures/scripts/index.js';

const { within, of } = makeOwners(
  setUp({ registry, site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example', '*.matomo.cloud'] } }),
);
const vendors: Vendors = {
  within,
  of,
  globals: new Map([
    ['Vimeo', 'vimeo'],
    ['tableau', 'tableau-public'],
    ['tableauSoftware', 'tableau-public'],
    ['boostInit', 'boost-ai'],
    ['boostChatPanel', 'boost-ai'],
    ...['_paq', '_mtm', 'Matomo', 'Piwik', 'piwik_log'].map((name) => [name, 'matomo'] as const),
  ]),
  queues: new Set(['_paq', '_mtm']),
};
const loadsOf = (text: string, isModule = false) =>
  factsOf(text, isModule, vendors)
    .loads.map(({ service }) => service)
    .sort();

describe('what a script loads', () => {
  test('there are many, and many of them to leave alone', () => {
    expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
    expect(scripts.filter(({ loads }) => !loads.length).length).toBeGreaterThan(150);
    expect(scripts.filter(({ loads }) => loads.length).length).toBeGreaterThan(300);
  });

  test('what can name no service by its letters is not followed; the answers are the same', () => {
    const labels = new Labels(['vimeo', 'tableau', 'acast', '@qlik', 'qlikcloud', 'boost.ai', 'matomo']);
    const known = { ...vendors, labels };
    const wrong = scripts.filter(({ text, isModule, loads }) => {
      const found = factsOf(text, isModule ?? false, known).loads.map(({ service }) => service);
      return found.sort().join() !== [...loads].sort().join();
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(factsOf("const b = 'eo.com', a = 'vim'; fetch('https://' + a + b)", false, known).loads).toHaveLength(1);
    for (const spelled of ['vi\\meo', 'vi\\\nmeo', 'v\\\r\nimeo', '\\u0076imeo', 'v\\x69meo', 'v\\151meo'])
      expect(factsOf(`fetch('https://player.${spelled}.com/1')`, false, known).loads, spelled).toHaveLength(1);
    // Nobody is asked about addresses in it, which following would do.
    const nobody = () => expect.unreachable('followed');
    expect(factsOf("fetch('/a' + x)", false, { ...known, of: nobody }).loads).toEqual([]);
  });

  test('no script is held for nothing, and none passes that loads', () => {
    const wrong = scripts.flatMap(({ name, text, isModule, loads }) => {
      const found = loadsOf(text, isModule);
      const missing = loads.filter((one) => !found.includes(one));
      const tooMuch = factsOf(text, isModule ?? false, vendors).loads.filter(({ service }) => !loads.includes(service));
      return [
        ...(missing.length ? [`false pass: ${name} (${missing})`] : []),
        ...tooMuch.map(({ why }) => `false hold: ${name} (${why})`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a load', () => {
  test.each([
    ['is told in words', "f.src = 'https://player.vimeo.com/x'", 'gives https://player.vimeo.com/x to src'],
    ['by a call', "fetch('https://vimeo.com/' + id)", 'calls fetch with https://vimeo.com/…'],
    ['by a library', 'new Vimeo.Player(f)', 'uses Vimeo.Player'],
    ['by a queue', "_paq.push(['setSiteId', 1])", 'starts _paq'],
    ['by what nobody can read', "f.src = 'https://player.vimeo.com/x' +", 'could not be read'],
  ])('%s', (_, text, why) => expect(factsOf(text, false, vendors).loads.map((one) => one.why)).toEqual([why]));

  test('is told once for a service, in order of appearance', () => {
    const text = "fetch('https://public.tableau.com/a');fetch('https://vimeo.com/b');fetch('https://vimeo.com/c')";
    expect(factsOf(text, false, vendors).loads.map(({ service }) => service)).toEqual(['tableau-public', 'vimeo']);
  });

  test('a name of our own is nobody else’s', () => {
    expect(loadsOf("const fetch = (u) => u; fetch('https://vimeo.com/x')")).toEqual([]);
    expect(loadsOf("const fetchIt = (u) => fetch(u); fetchIt('https://vimeo.com/x')")).toEqual(['vimeo']);
    expect(loadsOf('{ const Vimeo = { Player: class {} }; new Vimeo.Player(); }')).toEqual([]);
    expect(loadsOf('{ const Film = Vimeo; new Film.Player(); }')).toEqual(['vimeo']);
  });

  test('two elements of a list are told apart, also behind the last that is followed alone', () => {
    const items = Array.from({ length: 300 }, (_, at) => ({ href: `https://vimeo.com/${at}`, image: `/${at}.png` }));
    const draw = (use: string) =>
      `${JSON.stringify(items)}.forEach((one) => { const i = new Image(); i.src = one.${use}; a.href = one.href; }); const a = document.createElement('a');`;
    expect(loadsOf(draw('image'))).toEqual([]);
    expect(loadsOf(draw('href'))).toEqual(['vimeo']);
  });
});

describe('what stands in libraries', () => {
  const library = (path: string) => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8');

  test.each(['vanilla-cookieconsent/dist/cookieconsent.umd.js'])('%s and a list of links load nothing', (path) => {
    const links = `;var a=document.createElement('a'),links=[{href:'https://vimeo.com/1'}];links.forEach(function(l){a.href=l.href});`;
    expect(factsOf(library(path) + links, false, vendors).loads).toEqual([]);
    expect(loadsOf(`${library(path)};${links.replaceAll('href', 'src').replace("'a'", "'img'")}`)).toEqual(['vimeo']);
  });
});

describe('names', () => {
  const namesOf = (text: string, isModule = false) => {
    const { gives, takes, attributes } = factsOf(text, isModule, vendors);
    return { gives: [...gives].sort(), takes: [...takes].sort(), attributes: [...attributes].sort() };
  };

  test.each<[string, string, string[]]>([
    [
      'declarations at the top',
      'var a, {b, c: [d]} = x; let e; const f = 1; function g() { var no; } class H {}',
      ['H', 'a', 'b', 'd', 'e', 'f', 'g'],
    ],
    [
      'var in blocks',
      'if (x) { var a; let no; } for (var b of y) { var c; } try { var d; } catch { var e; }',
      ['a', 'b', 'c', 'd', 'e'],
    ],
    [
      'properties of the page',
      "window.a = 1; self['b'] = 2; globalThis.c = top.d = this.e = 3; frames.f ||= 4",
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ],
    [
      'names that nobody declares',
      'a = 1; (function () { b = 2; var c; c = 3; window.d = 4; this.no = 5; })()',
      ['a', 'b', 'd'],
    ],
    ['nothing of a page that is no page', 'function f(window) { window.a = 1; }', ['f']],
  ])('gives %s', (_, text, gives) => expect(namesOf(text).gives).toEqual(gives));

  test('a module gives only what it puts into the page', () => {
    expect(namesOf('const a = 1; export function b() {} window.c = 2;', true).gives).toEqual(['c']);
  });

  test.each<[string, string, string[]]>([
    ['free names', 'show(film); new Film(f.x.y, { k: v })', ['Film', 'f', 'film', 'show', 'v']],
    ['no parameters', '!function(d,g,s){ d.createElement(g); s(); }(document, one)', ['document', 'one']],
    ['no own names', 'var a; a(); const f = function own() { own(arguments); }; class C extends f {} C; f', []],
    ['what is used before it is declared', 'go(); function go() { late; } let late;', []],
    ['not what stands in another function', '(() => { var a; })(); a', ['a']],
    ['no keys, labels and methods', 'x.y.z({ a: 1, b() {} }); l: for (;;) break l;', ['x']],
    ['names of computed keys', 'x[y]({ [k]: 1 })', ['k', 'x', 'y']],
    ['defaults', 'function f(a = b, { c = d } = e) {}', ['b', 'd', 'e']],
    [
      'not what is asked for first',
      "if (typeof a !== 'undefined') a(); if (window.b) b(); if ('c' in window) c(); window.d && d()",
      ['window'],
    ],
    ['not in a try with a catch', 'try { a() } catch { b() } try { c() } finally { d() }', ['b', 'c', 'd']],
    ['what is called by the page', 'window.a(); window.b.c; window.d?.(); window.e', ['a', 'b', 'window']],
    ['not what it assigns', 'a = 1; a(); window.b = 1; b()', ['window']],
    ['names in branches of a pattern', '[a.b, c] = d', ['a', 'd']],
    ['a shadowed page', 'function f(window) { return window.a } a()', ['a']],
  ])('takes %s', (_, text, takes) => expect(namesOf(text).takes).toEqual(takes));

  test('a module takes no imports', () => {
    expect(
      namesOf("import a, { b as c } from '/x.js'; import * as d from '/y.js'; a(c, d, e); export { c as z };", true)
        .takes,
    ).toEqual(['e']);
  });

  test.each<[string, string, string[]]>([
    ['in selectors', "$('div[data-a]'); q('[ data-b-c=\"1\"]')", ['data-a', 'data-b-c']],
    ['by name', "e.getAttribute('data-a'); e.hasAttribute(`data-b`)", ['data-a', 'data-b']],
    ['of dataset', "e.dataset.fooBar; e.dataset['x']; e?.dataset?.y", ['data-foo-bar', 'data-x', 'data-y']],
    [
      'taken apart',
      'const { fooBar, b: c } = e.dataset; f(({ dataset: { d } }) => d)',
      ['data-b', 'data-d', 'data-foo-bar'],
    ],
    ['by jQuery', "$(e).data('fooBar'); $(e).data('x-y')", ['data-foo-bar', 'data-x-y']],
    ['none in markup and sentences', "h = '<p data-a=1>'; s = 'the data-b of it'", []],
  ])('attributes %s', (_, text, attributes) => expect(namesOf(text).attributes).toEqual(attributes));

  test('of what cannot be read, nothing is known', () => {
    expect(factsOf('var a = ;', false, vendors).isRead).toBe(false);
    expect(namesOf('var a = ;')).toEqual({ gives: [], takes: [], attributes: [] });
    expect(factsOf('import a from "/x.js"', true, vendors).isRead).toBe(true);
  });
});

describe('whatever it is given', () => {
  const all = (text: string, isModule = false) => {
    const { loads, gives, takes, attributes, isRead } = factsOf(text, isModule, vendors);
    return { loads: loads.map(({ service }) => service), names: [gives, takes, attributes], isRead };
  };
  const u = "'https://player.vimeo.com/x'";

  test.each([
    ['brackets', `${'('.repeat(50_000)}${u}${')'.repeat(50_000)}`],
    ['arrays', `fetch(${'['.repeat(50_000)}${u}${']'.repeat(50_000)})`],
    ['calls', `fetch(${u})${'()'.repeat(50_000)}`],
    ['members', `fetch(${u})${'.a'.repeat(50_000)}`],
    ['sums', `fetch(${u}${'+1'.repeat(50_000)})`],
    ['functions', `${'(function(){'.repeat(5_000)}fetch(${u})${'})()'.repeat(5_000)}`],
    ['blocks', `${'{'.repeat(20_000)}fetch(${u})${'}'.repeat(20_000)}`],
    ['a recursion without end', `function f() { f(); f(); f(); } f(); fetch(${u})`],
    ['a loop without end', `for (;;) { a = [a, a]; } fetch(${u})`],
    ['a text that doubles', `let s = 'x'; for (let i = 0; i < 500; i++) s += s; fetch(${u}); fetch(s)`],
    ['a pattern that takes for ever', `'${'a'.repeat(60)}'.replace(/(a+)+$/, ''); fetch(${u})`],
  ])('deep or endless %s end, and are held', (_, text) => expect(all(text).loads).toEqual(['vimeo']));

  test('more work than there is time for waits only if it names a service', () => {
    const work = (name: string) => `var u = '${name}'; function f(n) { ${'f(n); '.repeat(40)} } f(1);`;
    expect(all(work('https://vimeo.com/1')).loads.length).toBeLessThanOrEqual(1);
    expect(all(work('/film')).loads).toEqual([]);
  });

  test('nothing is thrown', () => {
    const piece = fc.constantFrom(
      ...scripts.flatMap(({ text }) => text.split(/(?<=[;{}(),])/)),
      ...[
        '__proto__',
        'constructor',
        'this',
        'super()',
        'yield',
        'await x',
        '...a',
        '`${',
        '#x',
        'new.target',
        '\uD800',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isModule) => {
        all(pieces.join(' '), isModule);
        all(`function f(x) { ${pieces.join(';')} }`, isModule);
      }),
      { numRuns: 300 },
    );
  });

  test('work grows with the length alone', () => {
    // Not by the clock: a cost that grows with the square would not come to an end here.
    const long = `${'x.push({ href: "https://vimeo.com/1", src: "/a.png" });'.repeat(20_000)}`;
    expect(all(`var x = [];${long}`).loads.length).toBeLessThanOrEqual(1);
  });
});
