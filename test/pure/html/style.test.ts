import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { loadsOf, split } from '../../../src/html/style.js';
import { tellCases, tried } from '../../fixtures/runs.js';
import { ownStyles, serviceOf, vendorStyles } from '../../fixtures/styles.js';

vi.setConfig({ testTimeout: 120_000 }); // What is not linear takes hours.
tellCases();

const V = 'https://player.vimeo.com';
const nothing = 'url("data:,")';
const addresses = (css: string, isAttribute = false) => loadsOf(css, isAttribute).map(({ address }) => address);
const services = (css: string, isAttribute = false) => [
  ...new Set(addresses(css, isAttribute).flatMap((address) => serviceOf(address) ?? [])),
];
const splitSheet = (css: string) => split(css, serviceOf);

test('the corpus is worth its name', () => {
  expect(ownStyles.length).toBeGreaterThanOrEqual(40);
  expect(vendorStyles.length).toBeGreaterThanOrEqual(40);
});

test('no style of the site is held: false holds 0', () => {
  const held = ownStyles.filter(({ css, isAttribute = false }) => services(css, isAttribute).length);
  expect(held).toEqual([]);
  expect(ownStyles.filter(({ css }) => splitSheet(css))).toEqual([]);
});

test('no vendor is passed: false passes 0', () => {
  for (const { name, css, isAttribute = false, loads } of vendorStyles) {
    expect(services(css, isAttribute), name).toEqual(loads);
    if (isAttribute) continue;
    const parts = splitSheet(css);
    expect(parts?.services, name).toEqual(loads);
    expect(services(parts?.live ?? ''), name).toEqual([]);
  }
});

test('what may stay stays as it was', () => {
  for (const { name, css, live } of vendorStyles) {
    if (live !== undefined) expect(splitSheet(css)?.live, name).toBe(live ?? undefined);
  }
});

test('a load tells its kind, its address without escapes, and what to replace', () => {
  const css = String.raw`@import url( "a\.css" ) print;@import 'b';c{d:image-set('e' 1x) url( f\20 g );h:src( "i" )}`;
  expect(loadsOf(css, false).map(({ start, end, ...rest }) => ({ ...rest, text: css.slice(start, end) }))).toEqual([
    { kind: 'import', address: 'a.css', text: String.raw`url( "a\.css" )` },
    // Firefox looks ahead, and reads no escapes there.
    { kind: 'import', address: String.raw`a\.css`, text: String.raw`a\.css` },
    { kind: 'import', address: 'b', text: "'b'" },
    { kind: 'url', address: 'e', text: "'e'" },
    { kind: 'url', address: 'f g', text: String.raw`url( f\20 g )` },
    { kind: 'url', address: 'i', text: 'src( "i" )' },
  ]);
  expect(addresses('url(a) "b"', true)).toEqual(['a']);
  expect(addresses('image-set("a" type("b")) url("c" integrity("d")) src("e"', true)).toEqual(['a', 'c', 'e']);
});

test('what is held comes before the sheet, or after it within its wrappers', () => {
  const image = (file: string) => `b{c:url(${V}/${file})}`;
  const layers = '@layer a,b;';
  const imported = `@import "${V}/1" layer(b) supports(d:e) print;`;
  const prefix = '@namespace s url(http://x);';
  const css = `@charset "x";${layers}${imported}@import "own";${prefix}a{b:c}@media x{/**/${image('2')} d{e:f}@layer y{${image('3')}}${image('4')}}${image('5')}`;
  expect(splitSheet(css)).toEqual({
    live: css.replace(imported, '').replace(/url\(https[^)]*\)/g, nothing),
    before: layers + imported,
    after: `${prefix}@media x{${image('2')}@layer y{${image('3')}}${image('4')}}${image('5')}`,
    services: ['vimeo'],
  });
});

test('what gives layers their places is said once', () => {
  const imported = `@import "${V}/1" layer(b);`;
  expect(splitSheet(`@layer a,b;${imported}${imported}c{}`)?.before).toBe(`@layer a,b;${imported}${imported}`);
  // A layer with a block is no such statement, and after it no statement counts.
  expect(splitSheet(`@layer a{}@layer b;${imported}`)?.before).toBe(imported);
});

test('a rule with rules in it is held with all of them', () => {
  const rule = `a{color:red;&:hover{b:url(${V}/1)}@media x{c:d}}`;
  expect(splitSheet(`x{}${rule}y{}`)?.after).toBe(rule);
  const frames = `@keyframes x{from{b:c}to{d:url(${V}/1)}}`;
  expect(splitSheet(`@layer z{${frames}a{b:c}}`)?.after).toBe(`@layer z{${frames}}`);
});

test('what the end of a sheet closes swallows nothing', () => {
  const css = `@media x{a{b:c}d{e:url(${V}/1`;
  const parts = splitSheet(css)!;
  expect(parts).toMatchObject({ live: `@media x{a{b:c}d{e:${nothing}`, after: `@media x{d{e:url(${V}/1` });
  expect(addresses(parts.after)).toEqual([`${V}/1`]);
  // The twin: a rule that is closed has its wrappers closed after it.
  expect(splitSheet(`@media x{d{e:url(${V}/1)}f{g:h}`)?.after).toBe(`@media x{d{e:url(${V}/1)}}`);
});

test('a sheet of which comments and its encoding are left is none', () => {
  expect(splitSheet(`@charset "x";/* y */@import "${V}/1";`)?.live).toBeUndefined();
  expect(splitSheet(`@charset "x";z{}@import "${V}/1";`)?.live).toBe('@charset "x";z{}');
});

test('a selector that no browser obeys is not mended', () => {
  const rule = `x;a{b:url(${V}/1)}`;
  expect(splitSheet(`c{}${rule}`)?.after).toBe(rule);
});

test('a namespace that browsers do not obey is not given to the held rules', () => {
  const rule = `b{c:url(${V}/1)}`;
  expect(splitSheet(`a{b:c}@namespace url(http://x);${rule}`)?.after).toBe(rule);
});

test('a text in a custom property is an address where the sheet makes it one, and only there', () => {
  expect(addresses('a{--u:"v"}')).toEqual([]);
  expect(addresses('a{--u:"v";content:var(--u)}')).toEqual([]);
  expect(addresses('a{--u:"v";x:"w";mask:image-set(var(--u) 1x)}')).toEqual(['v']);
  expect(addresses('--u:"v";mask:image-set(var(--u) 1x)', true)).toEqual(['v']);
});

test('a sheet that browsers split differently waits whole', () => {
  const css = `×url(a'b) ' ) ;} .x{b:url(${V}/a)} '`;
  expect(splitSheet(css)).toEqual({ live: undefined, before: '', after: css, services: ['vimeo'] });
  // The twin: such signs alone are no reason.
  const rule = `.x\u00a0{b:url(${V}/a)}`;
  expect(splitSheet(`a{content:"×"}${rule}`)).toMatchObject({
    live: `a{content:"×"}.x\u00a0{b:${nothing}}`,
    after: rule,
  });
});

test('the stack and the limit of stacks are left as they were', () => {
  const limit = 7;
  Error.stackTraceLimit = limit;
  loadsOf('a{b:"\n;c:url(x"y)', false);
  expect(Error.stackTraceLimit).toBe(limit);
});

/** What readers trip over, with addresses among it. */
const soup = [
  ...'{ } ( ) [ ] ; : , \\ \\\n " \' / /* */ /***/ <!-- --> @ # - + \n \r\n \f \0 \ud800 × \u00a0 é u r l x V'.split(
    ' ',
  ),
  ...[
    ' ',
    'u+0',
    'u+0url(',
    '\\75 ',
    '\\6c(',
    'rl(',
    'url(',
    'URL(',
    'src(',
    'image-set(',
    'var(--x)',
    '--x:',
    'a{',
    'b:',
  ],
  ...['@import', '@import ', '@im', 'port ', '@charset ', '@layer ', '@layer a;', '@media x{', '@supports (a:b){'],
  ...['@namespace ', '@font-face{', 'unicode-range:', 'layer', 'print', 'format(', '!important', '"own"', 'url(own)'],
] as const;
const vendor = [
  'V/1',
  '"V/2"',
  "'V/3'",
  'url(V/4)',
  'url("V/5")',
  '@import "V/6";',
  'image-set("V/7" 1x)',
  'a{b:url(V/8)}',
];
const soupOf = (...lists: (readonly string[])[]) =>
  fc
    .array(fc.oneof(...lists.map((list) => fc.constantFrom(...list))), { maxLength: 25 })
    .map((parts) => parts.join(''));
const hostile = soupOf(
  soup,
  vendor.map((one) => one.replace('V', V)),
);

/** Whether `out` is `css` with stretches taken out or replaced. */
function isCutFrom(css: string, out: string): boolean {
  let at = 0;
  for (const kept of out.split(/url\("data:,"\)|"data:,"/)) {
    // What is kept between two replacements may itself have lost imports: its signs come in order.
    for (const sign of kept) {
      at = css.indexOf(sign, at);
      if (at < 0) return false;
      at += sign.length;
    }
  }
  return true;
}

test('whatever the signs, what stays loads nothing of a vendor, and twice is once', () => {
  fc.assert(
    fc.property(hostile, (css) => {
      const parts = splitSheet(css);
      expect(parts === undefined).toBe(services(css).length === 0);
      if (!parts) return;
      expect(parts.services).toEqual(services(css));
      const { live = '', before, after } = parts;
      expect(services(live)).toEqual([]);
      expect(splitSheet(live)).toBeUndefined();
      expect(isCutFrom(css, live)).toBe(true);
      expect(`${before}${after}`).not.toBe('');
    }),
    tried(2000),
  );
  expect(isCutFrom('ab', 'ba')).toBe(false);
});

test('whatever the signs, a style without vendors is left alone', () => {
  fc.assert(
    fc.property(soupOf(soup), (css) => void expect(splitSheet(css)).toBeUndefined()),
    tried(2000),
  );
});

test('whatever the signs, a load stands where it says', () => {
  fc.assert(
    fc.property(hostile, fc.boolean(), (css, isAttribute) => {
      for (const { address, start, end, kind } of loadsOf(css, isAttribute)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(css.length);
        const text = css.slice(start, end);
        if (address.includes(V)) expect(text).toContain(V);
        // Replaced alone, nothing is left of it there. What looks ahead for imports sees its own stretch of them.
        if (kind === 'url' && !isAttribute) expect(/^["']|\($|\(/.test(text), text).toBe(true);
      }
    }),
    tried(1000),
  );
});

test('a quarter of a megabyte of anything is read to its end, however deep', () => {
  const patterns = [
    'url(',
    'src(',
    '{',
    '(',
    '[',
    '\\',
    '\\\n',
    '"',
    '"\n',
    '@import ',
    '@import "a";',
    '/*',
    '/',
    '×"',
  ];
  const more = ['u+0url(a)', '@media{', `@media{a{b:url(${V})}`, `@import "${V}";`, 'src("a"', 'url(")', '\0', '/**'];
  for (const pattern of [...patterns, ...more]) {
    const css = pattern.repeat(Math.floor(2 ** 18 / pattern.length));
    expect(splitSheet(css)?.live ?? '', pattern).not.toContain(V);
  }
});
