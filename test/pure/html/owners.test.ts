import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedBy } from '../../../src/html/carried.js';
import { makeOwners, type Owners } from '../../../src/html/owners.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';

const hosts = { matomo: ['matomo.dfo.example', 'statistikk.dfø.no', '127.1'], 'live-stream': ['video.example:8443'] };
const setup = setUp({ registry, site: 'dfo.no', hosts });
const owners = makeOwners(setup);
const { of, within } = owners;
/** The same for a site with a service in a folder of its own. */
const inFolder = () => makeOwners(setUp({ registry, site: 'dfo.no', hosts: { matomo: ['www.dfo.no/maaling/'] } }));
const withBases = (...bases: string[]): Owners => {
  const owners = makeOwners(setup);
  for (const base of bases) owners.setBase(base);
  return owners;
};

describe('an address belongs to the service whose host browsers read in it', () => {
  test.each([
    'https://player.vimeo.com/video/1',
    'http://player.vimeo.com',
    'wss://player.vimeo.com',
    'ws://player.vimeo.com/live',
    '//player.vimeo.com/video/1',
    '\\\\player.vimeo.com/video/1',
    '/\\player.vimeo.com',
    '/\t/player.vimeo.com',
    'https:\\\\player.vimeo.com\\video',
    'https:///player.vimeo.com/',
    'https:/\n/player.vimeo.com/',
    'HTTPS://PLAYER.VIMEO.COM/',
    ' \u0000\u001f https://player.vimeo.com/\u0001 ',
    'ht\ntps://pl\tayer.vi\r\nmeo.com/',
    'https://player.vimeo.com.:443/',
    'https://player.vimeo.com:8443/',
    'https://user:pass@player.vimeo.com/',
    'https://www.dfo.no@player.vimeo.com/',
    'https://player.%76imeo.com/',
    'https://player.vimeo%2ecom/',
    'https://player.vimeo。com/',
    'https://player.vimeo．com/',
    'https://player。vimeo｡com/',
    'https://ｐｌａｙｅｒ.vimeo.com/',
    'https://player.vi\u00admeo.com/',
    'https://player.ⓥimeo.com/',
    'https://xn--stats-ysa.vimeo.com/',
    'https://vimeo.com?x',
    'https://vimeo.com#x',
    // By http these have a host; by https the page's own.
    'https:player.vimeo.com/video/1',
    'https:/player.vimeo.com/video/1',
    'http:player.vimeo.com/video/1',
    'blob:https://player.vimeo.com/1-2-3',
    'bl\tob:https://player.vimeo.com/1-2-3',
    'view-source:https://player.vimeo.com/',
    'filesystem:https://player.vimeo.com/temporary/a.html',
    'VIEW-SOURCE:BLOB:https://player.vimeo.com/',
  ])('Vimeo: %j', (address) => expect(of(address)).toBe('vimeo'));

  test.each([
    'https://matomo.dfo.example/',
    'https://statistikk.dfø.no/matomo.js',
    'https://STATISTIKK.DFØ.NO/matomo.js',
    'https://statistikk.xn--df-mka.no/matomo.js',
    'https://statistikk.df%C3%B8.no/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://017700000001:8080/',
    'https://１２７.1/',
  ])('Matomo: %j', (address) => expect(of(address)).toBe('matomo'));

  test.each([
    ['https://video.example:8443/', 'live-stream'],
    ['https://video.example.:8443/', 'live-stream'],
    ['wss://video.example:8443/', 'live-stream'],
    ['https://video.example/', undefined],
    ['https://video.example:443/', undefined],
    ['https://cdn.jsdelivr.net/npm/@qlik/embed-web-components', 'qlik'],
    ['https://cdn.jsdelivr.net/npm/%40qlik/embed-web-components', 'qlik'],
    ['https://cdn.jsdelivr.net/npm/%40%71lik%2fembed-web-components', 'qlik'],
    ['https://cdn.jsdelivr.net/%2e/a/..//npm//@qlik/x', 'qlik'],
    ['https://cdn.jsdelivr.net/a%2f..%2fnpm/@qlik/x', 'qlik'],
    ['https://cdn.jsdelivr.net\\npm\\@qlik\\x', 'qlik'],
    ['https://cdn.jsdelivr.net/npm/@qlik/../x', undefined],
    ['https://cdn.jsdelivr.net/npm/@qlik/..%2fx', undefined],
    ['https://cdn.jsdelivr.net/npm/@qlikx/', undefined],
    ['https://cdn.jsdelivr.net/npm/vue', undefined],
    ['https://cdn.jsdelivr.net/?/npm/@qlik/', undefined],
    ['https://cdn.jsdelivr.net/%zz/', undefined],
  ])('by port and path: %j', (address, owner) => expect(of(address)).toBe(owner));

  test.each([
    '',
    ' ',
    'video/1',
    '/video/1',
    '#player.vimeo.com',
    '?u=https://player.vimeo.com/',
    'player.vimeo.com/video/1',
    './https://player.vimeo.com',
    'https://player.vimeo.com@evil.example/',
    'https://evil.example/https://player.vimeo.com/',
    'https://evil.example\\@player.vimeo.com/',
    'https://evil.example#@player.vimeo.com/',
    'https://evilvimeo.com/',
    'https://vimeo.com.evil.example/',
    'https://vimeo.co/',
    'https://player.vimeo.com%2f.evil.example/',
    'https://[player.vimeo.com]/',
    'https://player.vimeo.com:99999/',
    'https://player vimeo.com/',
    'https://',
    'mailto:a@vimeo.com',
    'ftp://player.vimeo.com/',
    'about:blank',
    'about:https://player.vimeo.com/',
    'blob:null/1',
    'blob:data:text/html,//player.vimeo.com/',
    'vimeo://player.vimeo.com/',
    // What these bring with them is for carriedBy.
    'data:text/html,<img src=https://player.vimeo.com/>',
    'javascript:fetch("https://player.vimeo.com/")',
    '\ud800',
    'https://\ud800.vimeo.com\ud800/',
  ])('nobody: %j', (address) => expect(of(address)).toBeUndefined());

  test('a service that is released owns nothing', () => {
    const { of, within } = makeOwners(setUp({ registry, site: 'dfo.no', hosts, released: ['vimeo'] }));
    expect(of('https://player.vimeo.com/')).toBeUndefined();
    expect(within('"https://player.vimeo.com/" "https://matomo.dfo.example/"')).toEqual(['matomo']);
  });

  test('reading never throws, and knows no less than a URL does', () => {
    const sign = fc.constantFrom(
      ...'/\\:.@#?%\t\n[]"\' vimeo.com',
      'https',
      'player.vimeo.com',
      '//',
      'data:',
      'blob:',
      '。',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(sign).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (address) => {
          const owner = of(address);
          void carriedBy(address);
          void within(address);
          const url = URL.canParse(address) ? new URL(address) : undefined;
          if (url && /^https?:$/.test(url.protocol) && /(^|\.)vimeo\.com$/.test(url.hostname))
            expect(owner).toBe('vimeo');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a base', () => {
  test.each([
    [['https://player.vimeo.com/']],
    [['//player.vimeo.com']],
    [['https:player.vimeo.com']],
    [[' ht\ntps://player.vimeo.com/a/b?c#d ']],
    [['https://player。vimeo.com/']],
    // The first that a reading obeys may be any of them.
    [['https://www.dfo.no/', '/a/', 'https://player.vimeo.com/']],
    [[...Array.from({ length: 50 }, (_, i) => `https://www${i}.example/`), 'https://player.vimeo.com/']],
    [['https://player.vimeo.com/', 'https://evil.example/']],
    // Browsers pass over these and obey the next.
    [['https://[', 'data:text/html,x', 'javascript:1', 'https://player.vimeo.com/']],
  ])('%j makes relative addresses Vimeo’s', (bases) => {
    const { of } = withBases(...bases);
    for (const address of ['video/1', '/video/1', './1', '?a', '#a', ' ', 'a b'])
      expect([address, of(address)]).toEqual([address, 'vimeo']);
    expect(of('//www.dfo.no/a')).toBeUndefined();
    expect(of('https://www.dfo.no/a')).toBeUndefined();
    expect(of('mailto:a@b')).toBeUndefined();
    expect(of('')).toBeUndefined();
    expect(of('https://matomo.dfo.example/')).toBe('matomo');
  });

  test.each([
    'https://evil.example/',
    '/a/',
    'https://[',
    'data:,x',
    'javascript:1',
    'blob:https://player.vimeo.com/1',
    'about:blank',
  ])('%j leaves them the page’s own', (base) => {
    const { of } = withBases(base);
    expect(of('video/1')).toBeUndefined();
    expect(of('https://player.vimeo.com/')).toBe('vimeo');
  });

  test('on a shared host counts with its folder, the last of many too', () => {
    const { of } = withBases('https://cdn.jsdelivr.net/a/b/', 'https://cdn.jsdelivr.net/npm/x/y');
    expect(of('../@qlik/x')).toBe('qlik');
    expect(of('/npm/@qlik/x')).toBe('qlik');
    expect(of('../../npm/@qlik/x')).toBe('qlik');
    expect(of('vue.js')).toBeUndefined();
    expect(of('//www.dfo.no/npm/@qlik/x')).toBeUndefined();
  });

  test('in a folder of the site’s own counts, and none hides another', () => {
    const { of, setBase } = inFolder();
    expect(of('matomo.js')).toBeUndefined();
    expect(of('maaling/matomo.js')).toBe('matomo');
    expect(of('/maaling/matomo.js')).toBe('matomo');
    expect(of('../../m%61aling/matomo.js')).toBe('matomo');
    expect(of('/maaling')).toBeUndefined();
    setBase('/maaling/js/');
    expect(of('matomo.js')).toBe('matomo');
    expect(of('../matomo.js')).toBe('matomo');
    expect(of('../../matomo.js')).toBeUndefined();
    setBase('/nn/');
    expect(of('matomo.js')).toBe('matomo');
  });

  test('of thousands costs no more than a few, and where they cannot be kept apart nothing passes (D7)', () => {
    const owners = makeOwners(setup);
    const same = makeOwners(setup);
    for (let i = 0; i < 2000; i++) {
      owners.setBase(`https://a${i}.vimeo.com/${i}/`);
      owners.setBase(`https://a${i}.example/`);
      owners.setBase(`https://cdn.jsdelivr.net/${i}/`);
      owners.setBase(`https://cdn.jsdelivr.net/a/${i}`);
      owners.of(`video/${i}`);
      same.setBase(`https://cdn.jsdelivr.net/a/${i}`);
      same.of(`video/${i}`);
    }
    expect(owners.of('video/1')).toBe('vimeo');
    const many = withBases(...Array.from({ length: 100 }, (_, i) => `https://cdn.jsdelivr.net/${i}/`));
    expect(many.of('vue.js')).toBe('qlik');
    expect(many.of('mailto:a@b')).toBeUndefined();
    expect(many.of('https://www.dfo.no/')).toBeUndefined();
  });
});
