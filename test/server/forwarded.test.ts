/** Who asks, and who is believed about it. */
import { describe, expect, test } from 'vitest';
import { forwarded, isForwarded, isSecure, peerOf, trustList } from '../../src/server/forwarded.js';
import { ask, inFrontOf } from './servers.js';

const trusted = trustList(['10.0.0.0/8', '127.0.0.1', '::1', '2001:db8::/32']);
const proxy = peerOf('10.1.2.3', trusted);
const stranger = peerOf('192.0.2.1', trusted);
const told = (headers: [string, string][], peer: typeof proxy) =>
  Object.fromEntries(forwarded(headers, peer, 'www.dfo.no'));

describe('trust', () => {
  test.each(['10.1.2.3', '127.0.0.1', '::1', '::ffff:10.0.0.1', '2001:db8::5', '2001:db8:ffff::1%eth0'])(
    '%s is trusted',
    (address) => expect(peerOf(address, trusted).isTrusted).toBe(true),
  );
  test.each([
    '192.0.2.1',
    '127.0.0.2',
    '::2',
    '::ffff:192.0.2.1',
    '11.0.0.0',
    '2001:db9::',
    '',
    'localhost',
    undefined,
  ])('%s is not', (address) => expect(peerOf(address, trusted).isTrusted).toBe(false));
  test('may be of all', () => {
    for (const address of ['192.0.2.1', '::5'])
      expect(peerOf(address, trustList(['0.0.0.0/0', '::/0'])).isTrusted).toBe(true);
  });
  test.each([
    '',
    'localhost',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/0x8',
    '10.0.0.0/ 8',
    '::/129',
    '10.0.0',
    '10.0.0.0/8.0',
  ])('is refused to %j', (one) => expect(() => trustList([one])).toThrow(RangeError));
});

describe('from those who are trusted', () => {
  test('what came before is kept, and who asked here stands behind it', () => {
    const headers: [string, string][] = [
      ['X-Forwarded-For', '203.0.113.5, 10.9.9.9'],
      ['X-Forwarded-Proto', 'https'],
      ['X-Forwarded-Host', 'dfo.no'],
      ['X-Forwarded-Port', '443'],
      ['X-Forwarded-Prefix', '/a'],
      ['X-Real-IP', '203.0.113.5'],
      ['Forwarded', 'for=203.0.113.5;proto=https'],
      ['X-Other', 'a'],
    ];
    expect(told(headers, proxy)).toEqual({
      'X-Other': 'a',
      'X-Forwarded-For': '203.0.113.5, 10.9.9.9, 10.1.2.3',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'dfo.no',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Prefix': '/a',
      'X-Real-IP': '203.0.113.5',
      Forwarded: 'for=203.0.113.5;proto=https, for=10.1.2.3',
    });
  });

  test('what they do not say is said', () => {
    expect(told([], proxy)).toEqual({
      'X-Forwarded-For': '10.1.2.3',
      'X-Forwarded-Host': 'www.dfo.no',
      'X-Forwarded-Proto': 'http',
    });
  });

  test('TLS that ended before is known', () => {
    const secure = (...headers: [string, string][]) => isSecure(headers, proxy);
    expect(secure(['x-forwarded-proto', 'HTTPS '])).toBe(true);
    expect(secure(['X-Forwarded-Proto', 'https,http'])).toBe(true);
    expect(secure(['Forwarded', 'For="[::1]"; Proto="https", for=a;proto=http'])).toBe(true);
    expect(secure(['X-Forwarded-Proto', 'http'], ['Forwarded', 'proto=https'])).toBe(false);
    expect(secure(['X-Forwarded-Proto', 'httpsx'])).toBe(false);
    expect(secure()).toBe(false);
  });
});

describe('from all others', () => {
  const lies: [string, string][] = [
    ['X-Forwarded-For', '127.0.0.1'],
    ['x-forwarded-proto', 'https'],
    ['X-FORWARDED-HOST', 'evil.example'],
    ['X-Forwarded-Port', '1'],
    ['X-Forwarded-Ssl', 'on'],
    ['X-Forwarded-Prefix', '/a'],
    ['X_Forwarded_For', '127.0.0.1'],
    ['X-Forwarded_For', '127.0.0.1'],
    ['X-Real-IP', '127.0.0.1'],
    ['Forwarded', 'for=127.0.0.1'],
  ];
  test('nothing is believed', () => {
    expect(told([...lies, ['X-Forwardedness', 'a']], stranger)).toEqual({
      'X-Forwardedness': 'a',
      'X-Forwarded-For': '192.0.2.1',
      'X-Forwarded-Host': 'www.dfo.no',
      'X-Forwarded-Proto': 'http',
    });
    expect(isSecure(lies, stranger)).toBe(false);
  });

  test('on their way through, too', async () => {
    const { port, behind } = await inFrontOf((_, response) => response.end(), { trust: ['192.0.2.1'] });
    await ask(port, '/', { headers: { ...Object.fromEntries(lies), Host: 'www.dfo.no' } });
    const heard = Object.entries(behind.asked[0]!.headers).filter(([name]) => /forward|real/.test(name));
    expect(Object.fromEntries(heard)).toEqual({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'www.dfo.no',
      'x-forwarded-proto': 'http',
    });
  });

  test('what no proxy writes is not believed from those who are trusted either', () => {
    expect(
      told(
        [
          ['X_Forwarded_For', '1.1.1.1'],
          ['X-Forwarded_Proto', 'https'],
        ],
        proxy,
      ),
    ).toEqual(told([], proxy));
  });
});

test.each([
  'X-Forwarded-For',
  'forwarded',
  'X-Real-IP',
  'Via',
  'CF-Connecting-IP',
  'X-Client-IP',
  'X_Forwarded_For',
  'X-Forwarded',
])('%s tells that somebody stands between', (name) => {
  expect(isForwarded([[name, 'a']])).toBe(true);
  expect(
    isForwarded([
      [`My-${name}`, 'a'],
      ['Accept', name],
    ]),
  ).toBe(false);
});
