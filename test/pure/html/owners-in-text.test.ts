import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeOwners } from '../../../src/html/owners.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';

const hosts = { matomo: ['matomo.dfo.example', 'statistikk.dfø.no', 'www.dfo.no/maaling/'] };
const make = () => makeOwners(setUp({ registry, site: 'dfo.no', hosts }));
const { of, within } = make();

describe('a text has an address of Vimeo in', () => {
  test.each([
    `f.src='https://player.vimeo.com/video/1'`,
    'f.src="//player.vimeo.com/video/1"',
    'f.src=`wss://player.vimeo.com`',
    `f.src='https:'+'//player.vimeo.com/'`,
    `f.src='//'+"player.vimeo.com/video/"+id`,
    `f.src=protocol+'player.vimeo.com'`,
    `host="player.vimeo.com:443"`,
    `{"src":"https:\\/\\/player.vimeo.com\\/1"}`,
    `{\\"src\\":\\"https:\\\\/\\\\/player.vimeo.com\\\\/1\\"}`,
    `'https:\\x2f\\x2Fplayer.vimeo.com'`,
    `'https:\\u002f\\u002Fplayer\\u002evimeo.com'`,
    `'https:\\u{2f}\\u{00002F}player\\u{2e}vimeo.com'`,
    `'https:\\57\\057player\\56vimeo.com'`,
    `'https://player.vi\\x6deo.com'`,
    `'https://player.vi\\tmeo.com'`,
    `'https://player.vi\\\nmeo.com'`,
    `'https://player.vi\tmeo.com'`,
    '"ht\ntps://player.vimeo.com"',
    '" https://player.vimeo.com"',
    '"/\\player.vimeo.com"',
    '"https:\\\\player.vimeo.com\\1"',
    '"https:player.vimeo.com/1"',
    `'https://user"name@player.vimeo.com/'`,
    `"https://www.dfo.no@player.vimeo.com/"`,
    `"https://www.dfo.no%2f@player.vimeo.com/"`,
    '"https://player.vimeo。com/"',
    'https://player.vi%6deo.com/',
    'unescape("%3Cscript src=%22https%3A%2F%2Fplayer%2Evimeo%2Ecom/a%22%3E")',
    '<img src=//player.vimeo.com/a>',
    'a{background:url(//player.vimeo.com/a)}',
    'a{background:url(//www.dfo.no/a),url(//player.vimeo.com/a)}',
    '//player.vimeo.com',
    '(see https://player.vimeo.com).',
    `"it's" + 'https://player.vimeo.com/' + "it's"`,
    '"view-source:https://player.vimeo.com/"',
    'x="//a.example/"+"//player.vimeo.com/"',
    'https://a.example//player.vimeo.com/',
  ])('%j', (text) => expect(within(text)).toEqual(['vimeo']));

  test.each([
    ['"https://matomo.dfo.example/" "//cdn.jsdelivr.net/npm/@qlik/x" \'vimeo.com\'', ['matomo', 'qlik', 'vimeo']],
    ['"https://statistikk.dfø.no/"', ['matomo']],
    ['"https://statistikk.xn--df-mka.no/"', ['matomo']],
    ['src="/maaling/matomo.js"', ['matomo']],
    ['src=/maaling/matomo.js', ['matomo']],
    ['url(/maaling/matomo.js)', ['matomo']],
    ['"maaling/matomo.js"', ['matomo']],
    ['"//www.dfo.no/m%61aling/"', ['matomo']],
    ['import("https://cdn.jsdelivr.net/npm/%40qlik/x")', ['qlik']],
    ['url(//cdn.jsdelivr.net/npm/@qlik/x)', ['qlik']],
  ])('or of others: %j', (text, services) => expect(within(text).sort()).toEqual(services));
});

describe('a text has no address in', () => {
  test.each([
    'Vi bruker Vimeo (vimeo.com) til film.',
    '{domain:".vimeo.com"}',
    '"See vimeo.com"',
    '/https?:\\/\\/player\\.vimeo\\.com\\//.test(a)',
    '"https://player.vimeo.com@evil.example/"',
    '"https://evil.example/?u=https://player.vimeo.com/"',
    '"https://evil.example/?u=https%3A%2F%2Fplayer.vimeo.com%2F"',
    '"https://evil.example/#//player.vimeo.com/"',
    '"https://evil.example\\\\@player.vimeo.com/"',
    '"https://evilvimeo.com/" "https://vimeo.com.evil.example/" "vimeo.com.evil.example" "evil-vimeo.com"',
    '"https://cdn.jsdelivr.net/npm/vue" "cdn.jsdelivr.net/npm/vue"',
    '"https://www.dfo.no/" "/nn/maaling" "maaling"',
    'a{b:c} // vimeo.com is a place',
    'menu "menu" "/meny/" "a/b"',
    '',
    '\\',
    '"\\u{ffffffffff}" "\\u{}" "\\x" "%" "%2"',
  ])('%j', (text) => expect(within(text)).toEqual([]));
});

test('what stands alone between quotes belongs to whom an address belongs', () => {
  const part = fc.constantFrom(
    'https:',
    '//',
    '/',
    '\\\\/',
    'player.vimeo.com',
    'evil.example',
    '@',
    ':',
    '?',
    '#',
    '.',
    '8443',
    'a',
    '/maaling/',
    '%2f',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('"', "'", '`'), (parts, quote) => {
      const address = `https://${parts.join('')}`.replaceAll('\\\\', '');
      const owner = of(address);
      expect([address, within(`f.src = ${quote}${address}${quote};`)]).toEqual([address, owner ? [owner] : []]);
    }),
    { numRuns: 1000 },
  );
});

test('under a vendor’s base relative addresses are the vendor’s, and words are words', () => {
  const { setBase, within } = make();
  setBase('https://player.vimeo.com/');
  expect(within('fetch("video/1")')).toEqual(['vimeo']);
  expect(within('menu("Meny", "a / b")')).toEqual([]);
});

test('a text of anything is read in time', { timeout: 120_000 }, () => {
  const parts = [
    '/',
    '//',
    '///a',
    'https:',
    '"',
    `'"`,
    '"/',
    'vimeo',
    'vimeo.com',
    '//vimeo.com',
    '"vimeo.com',
    '//cdn.jsdelivr.net',
    '//cdn.jsdelivr.net/a',
    '//a@',
    '\\',
    '\\\\',
    '\\u{0',
    '\\u{2f}',
    '%2f',
    '"a.',
    'a.',
    '"//a"',
    '"https://a"',
    '//é',
    '"é.',
    ' ',
    '\n',
    '=/maaling',
    '<',
    '`//`',
  ];
  for (const part of parts) {
    within(part.repeat(200_000 / part.length));
    within(`"${part.repeat(200_000 / part.length)}"`);
  }
});
