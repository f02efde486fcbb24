// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://www.dfo.no/tall/side.html" }
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hostsIn } from '../../src/gate/told-hosts.js';
import type { Consent } from '../../src/consent/model.js';
import { dfo } from '../../src/values/dfo.js';
import { dfoLater } from '../../src/values/dfo-later.js';
import { withParameters } from '../../src/address/with-parameters.js';
import type { Fault } from '../../src/consent/options.js';
import { covers } from '../../src/gate/address.js';
import { httpUrl } from '../../src/page/http-url.js';

vi.stubGlobal('reportError', () => {});
const hosts = { matomo: ['matomo.dfo.example'], 'live-stream': ['video.example.no', 'shared.example/players/'] };
const consent = { registry: dfo, told: { hosts } } as unknown as Consent;
const isCovered = (service: string, address: string) => covers(consent, service, address);
const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
afterEach(() => happyDOM.setURL('https://www.dfo.no/tall/side.html'));

describe('consent to Tableau covers', () => {
  test.each([
    'https://public.tableau.com/views/a/b?:embed=y',
    'https://tableau.com/',
    'https://PUBLIC.Tableau.COM/views',
    '//public.tableau.com/views',
    'https://user@public.tableau.com/views',
    'https://public.tableau.com:443/views',
    'https://online.tableausoftware.com/',
  ])('%s (R34)', (address) => expect(isCovered('tableau-public', address)).toBe(true));
});

describe('consent to Tableau does not cover', () => {
  test.each([
    'https://tableau.com.evil.example/',
    'https://public.tableau.com.evil.example/views',
    'https://eviltableau.com/',
    'https://evil-tableau.com/',
    'https://user@evil.example/public.tableau.com',
    'https://public.tableau.com@evil.example/',
    'https://public.tableau.com%40evil.example/',
    'https://evil.example/?public.tableau.com',
    'https://evil.example/#https://public.tableau.com/',
    'https://evil.example\\@public.tableau.com/',
    'https://tableau.co/',
    'https://xn--tablau-fva.com/',
    'javascript:alert("https://public.tableau.com/")',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script src="https://public.tableau.com/"></script>',
    'blob:https://public.tableau.com/1',
    'file:///public.tableau.com/',
    'ftp://public.tableau.com/',
    'about:blank',
    'about:srcdoc',
    'https://',
    'https://[public.tableau.com]/',
    'https://player.vimeo.com/video/1',
    'https://matomo.dfo.example/matomo.js',
    'http://localhost/',
    'http://127.0.0.1/',
  ])('%s (R37)', (address) => expect(isCovered('tableau-public', address)).toBe(false));
});

describe('a host with a path', () => {
  test.each([
    ['qlik', 'https://cdn.jsdelivr.net/npm/@qlik/embed-web-components@1/dist/index.min.js', true],
    ['qlik', 'https://cdn.jsdelivr.net/npm/@qlik-evil/x.js', false],
    ['qlik', 'https://cdn.jsdelivr.net/npm/evil/x.js', false],
    ['qlik', 'https://cdn.jsdelivr.net/npm/@qlik/../evil/x.js', false],
    ['qlik', 'https://cdn.jsdelivr.net/npm/@qlik/%2e%2e/evil/x.js', false],
    ['qlik', 'https://cdn.jsdelivr.net/combine/npm/evil,npm/@qlik/x.js', false],
    ['qlik', 'https://cdn.jsdelivr.net.evil.example/npm/@qlik/x.js', false],
    ['qlik', 'https://tenant.eu.qlikcloud.com/', true],
    ['live-stream', 'https://shared.example/players/1', true],
    ['live-stream', 'https://shared.example/others/players/1', false],
  ])('of %s: %s is covered: %s (R37)', (service, address, expected) => {
    expect(isCovered(service, address)).toBe(expected);
  });
});

describe('what the site told', () => {
  test('covers the told service and no other (R37)', () => {
    expect(isCovered('matomo', 'https://matomo.dfo.example/matomo.js')).toBe(true);
    expect(isCovered('matomo', 'https://matomo.dfo.example:8443/matomo.js')).toBe(true);
    expect(isCovered('live-stream', 'https://video.example.no/1')).toBe(true);
    expect(isCovered('vimeo', 'https://matomo.dfo.example/matomo.js')).toBe(false);
    expect(isCovered('live-stream', 'https://www.video.example.no/1')).toBe(false);
  });

  test('is nothing for a service that nobody knows, or by a name of every object (R97)', () => {
    for (const id of ['nobody', '__proto__', 'constructor']) {
      expect(isCovered(id, 'https://public.tableau.com/')).toBe(false);
      expect(isCovered(id, 'https://matomo.dfo.example/')).toBe(false);
    }
  });

  test('is not needed for the page’s own host, which is no third party (R2)', () => {
    expect(isCovered('tableau-public', '/chart.html')).toBe(true);
    expect(isCovered('tableau-public', 'https://www.dfo.no/chart.html')).toBe(true);
    expect(isCovered('tableau-public', 'https://dfo.no/chart.html')).toBe(false);
    expect(isCovered('tableau-public', 'https://www.dfo.no:8443/chart.html')).toBe(false);
  });
});

describe('on a developer’s machine', () => {
  test.each(['http://localhost:9000/', 'http://vimeo.localhost:9000/', 'http://127.0.0.1:9000/', 'http://[::1]:9000/'])(
    'a stand-in at %s is covered',
    (address) => {
      happyDOM.setURL('http://dfo.no.localhost:4173/');
      expect(isCovered('vimeo', address)).toBe(true);
    },
  );

  test.each([
    'https://evil.example/',
    'https://localhost.evil.example/',
    'https://evillocalhost/',
    'https://127.evil.example/',
    'https://127.0.0.1.evil.example/',
    'https://user@evil.example/localhost',
  ])('%s is not', (address) => {
    happyDOM.setURL('http://dfo.no.localhost:4173/');
    expect(isCovered('vimeo', address)).toBe(false);
  });
});

describe('an address', () => {
  test('is read as the page reads it, relative to its base', () => {
    expect(httpUrl('a.html')?.href).toBe('https://www.dfo.no/tall/a.html');
    expect(httpUrl('//vimeo.com/1')?.href).toBe('https://vimeo.com/1');
    expect(httpUrl('javascript:void 0')).toBeUndefined();
    expect(httpUrl('http://')).toBeUndefined();
  });

  test('is never a reason to throw (R97)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (address) => void isCovered('vimeo', address)),
    );
  });
});

describe('Vimeo’s dnt=1', () => {
  const dnt = (address: string) => withParameters(address, { dnt: '1' });

  test.each([
    ['is added', 'https://player.vimeo.com/video/1', 'https://player.vimeo.com/video/1?dnt=1'],
    ['is added behind a query', 'https://player.vimeo.com/video/1?h=ab', 'https://player.vimeo.com/video/1?h=ab&dnt=1'],
    [
      'takes the place of dnt=0',
      'https://player.vimeo.com/video/1?dnt=0&h=ab',
      'https://player.vimeo.com/video/1?h=ab&dnt=1',
    ],
    ['takes the place of every other', 'https://v.example/1?dnt=0&dnt&dnt=', 'https://v.example/1?dnt=1'],
    ['stands once', 'https://v.example/1?dnt=1', 'https://v.example/1?dnt=1'],
    [
      'leaves names that only look like it',
      'https://v.example/1?xdnt=0&dntx=0',
      'https://v.example/1?xdnt=0&dntx=0&dnt=1',
    ],
    ['comes before the fragment', 'https://v.example/1#t=30s', 'https://v.example/1?dnt=1#t=30s'],
    [
      'leaves a fragment with a mark of its own',
      'https://v.example/1?h=a#x?dnt=0#y',
      'https://v.example/1?h=a&dnt=1#x?dnt=0#y',
    ],
    [
      'leaves order and encoding alone',
      'https://v.example/1?b=%C3%A6+x&a=%2F&b=æ',
      'https://v.example/1?b=%C3%A6+x&a=%2F&b=æ&dnt=1',
    ],
    ['is added to an address of the page', '/video/1', '/video/1?dnt=1'],
    ['leaves an ampersand in the path', 'https://v.example/a&b/1?h=a', 'https://v.example/a&b/1?h=a&dnt=1'],
    ['leaves a question mark in the query', 'https://v.example/1?next=/a?b=c', 'https://v.example/1?next=/a?b=c&dnt=1'],
    ['follows an empty query without a hole', 'https://v.example/1?', 'https://v.example/1?dnt=1'],
  ])('%s: %s (R36)', (_, address, expected) => {
    expect(dnt(address)).toBe(expected);
  });

  test('wins over one that is written with escapes (R36)', () => {
    expect(new URL(dnt('https://v.example/1?dn%74=0')).searchParams.getAll('dnt')).toEqual(['1']);
  });

  test('leaves everything else as it was, in every address (R36)', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const [before, after] = [new URL(address), new URL(dnt(address))];
        expect(after.searchParams.getAll('dnt')).toEqual(['1']);
        expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash]);
      }),
    );
  });

  test('is nothing that other services get', () => {
    for (const address of [
      'https://a.example/views?a=1',
      'https://a.example/?',
      'https://a.example/?a&&b=?#',
      '#',
      '',
    ]) {
      expect(withParameters(address)).toBe(address);
    }
    expect(dfoLater.services['vimeo']!.parameters).toEqual({ dnt: '1' });
    expect(dfoLater.services['tableau-public']!.parameters).toEqual({});
  });
});

test.each([
  ['statistikk.dfø.no', 'https://statistikk.xn--df-mka.no/a'],
  ['Video.Example.no', 'https://video.example.no/a'],
  ['video.example.no:443', 'https://video.example.no/a'],
  ['https://video.example.no/', 'https://video.example.no/a'],
  ['video.example.no.', 'https://video.example.no/a'],
  ['*.Example.no', 'https://video.example.no/a'],
  ['shared.example/Players/', 'https://shared.example/Players/1'],
])('a host that the page tells is compared as URLs are: %s', (written, address) => {
  const faults: Fault[] = [];
  const consent = { source: undefined, registry: dfo, told: { hosts: { vimeo: [written] } } };
  hostsIn(consent, faults);
  expect(faults).toEqual([]);
  expect(covers(consent, 'vimeo', address)).toBe(true);
  expect(covers(consent, 'vimeo', 'https://other.example/Players/1')).toBe(false);
});

test.each(['', '*', 'a b', 'javascript:alert(1)'])('what is no host is left out and told: %s', (written) => {
  const faults: Fault[] = [];
  const told = { hosts: { vimeo: [written as string, 'video.example.no'] } };
  const hosts = hostsIn({ registry: dfo, source: undefined, told }, faults);
  expect(hosts['vimeo']).toEqual(['video.example.no']);
  expect(faults).toEqual([['hosts', 'vimeo']]);
});
