import { describe, expect, test } from 'vitest';
import { defineRegistry, registry, type Registry } from '../../../registry/index.js';
import { canonicalHost } from '../../../registry/hosts.js';
import { matches } from '../../../src/address/host-pattern.js';
import { gateHtml } from '../../../src/html/index.js';
import { setUp } from '../../../src/html/setup.js';

const withHost = (host: string) => setUp({ registry, site: 'dfo.no', hosts: { matomo: [host] } });
const dfoHosts = registry.services.matomo.hosts;

describe('a host is understood as people write it', () => {
  test.each([
    ['statistikk.dfø.no', 'statistikk.xn--df-mka.no', 'https://statistikk.dfø.no/matomo.js'],
    ['STATISTIKK.DFØ.NO', 'statistikk.xn--df-mka.no', 'https://statistikk.xn--df-mka.no/'],
    ['MATOMO.dfo.example.', 'matomo.dfo.example', 'https://matomo.dfo.example/'],
    ['matomo.dfo.example', 'matomo.dfo.example', 'https://matomo.dfo.example.:8443/'],
    ['matomo.dfo.example:443', 'matomo.dfo.example', 'https://matomo.dfo.example/'],
    ['matomo.dfo.example:80', 'matomo.dfo.example', 'http://matomo.dfo.example/'],
    ['matomo.dfo.example:08443', 'matomo.dfo.example:8443', 'https://matomo.dfo.example.:8443/'],
    ['https://matomo.dfo.example/', 'matomo.dfo.example', 'http://matomo.dfo.example/a'],
    ['HTTP://matomo.dfo.example:8080/', 'matomo.dfo.example:8080', 'http://matomo.dfo.example:8080/a'],
    [' matomo.dfo.example\n', 'matomo.dfo.example', 'wss://matomo.dfo.example/'],
    ['*.dfo.example', '*.dfo.example', 'https://dfo.example/'],
    ['*.dfo.example:8443', '*.dfo.example:8443', 'https://a.b.dfo.example:8443/'],
    ['*.dfø.example.', '*.xn--df-mka.example', 'https://a.dfø.example/'],
    ['*.localhost', '*.localhost', 'http://matomo.localhost:3000/'],
    ['localhost:3000', 'localhost:3000', 'http://localhost:3000/'],
    ['matomo', 'matomo', 'http://matomo/'],
    ['my_host.example', 'my_host.example', 'https://my_host.example/'],
    ['[::1]:8080', '[::1]:8080', 'http://[0:0:0:0:0:0:0:1]:8080/'],
    ['[::1]', '[::1]', 'http://[::1]:3000/'],
    ['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'http://[::ffff:127.0.0.1]/'],
    ['127.1', '127.0.0.1', 'http://0x7f000001:3000/'],
    ['%6datomo.example', 'matomo.example', 'https://matomo.example/'],
    ['matomo。dfo．example', 'matomo.dfo.example', 'https://matomo.dfo.example/'],
    ['matomo.dfo.example/a/../m/', 'matomo.dfo.example/m/', 'https://matomo.dfo.example/m/matomo.js'],
    ['matomo.dfo.example/måling/', 'matomo.dfo.example/m%C3%A5ling/', 'https://matomo.dfo.example/m%c3%a5ling/x'],
    ['matomo.dfo.example/%6d/', 'matomo.dfo.example/%6d/', 'https://matomo.dfo.example/m/x'],
    ['matomo.dfo.example/m/', 'matomo.dfo.example/m/', 'https://matomo.dfo.example/%6D/x'],
    ['matomo.dfo.example/@a/', 'matomo.dfo.example/@a/', 'https://matomo.dfo.example//%40a//x'],
    ['www.dfo.no/matomo/', 'www.dfo.no/matomo/', 'https://www.dfo.no/matomo/matomo.js'],
    ['www.dfo.no:8080', 'www.dfo.no:8080', 'https://www.dfo.no:8080/'],
  ])('%j is %j, and %s lies on it', (written, pattern, address) => {
    expect(withHost(written).services['matomo']!.hosts).toEqual([...dfoHosts, pattern]);
    expect(matches(new URL(address), pattern)).toBe(true);
    expect(canonicalHost(pattern)).toBe(pattern);
    const html = `<script src="${address.replace(/^wss/, 'https')}"></script>`;
    expect(gateHtml(html, { site: 'dfo.no', hosts: { matomo: [written] } })).toContain('data-service="matomo"');
  });

  test.each([
    ['dfo.example', 'https://www.dfo.example/'],
    ['*.dfo.example', 'https://xdfo.example/'],
    ['*.dfo.example', 'https://dfo.example.evil.example/'],
    ['*.dfo.example:8443', 'https://a.dfo.example/'],
    ['*.dfo.example:8443', 'https://a.dfo.example:443/'],
    ['dfo.example:8443', 'https://dfo.example:8444/'],
    ['[::1]:8080', 'http://[::1]/'],
    ['dfo.example/m/', 'https://dfo.example/mm/'],
    ['dfo.example/m/', 'https://dfo.example/m'],
    ['dfo.example/m/', 'https://dfo.example/m/..%2fx'],
    ['dfo.example/m/', 'https://dfo.example/?/m/'],
  ])('nothing but what it says: on %s is not %s', (pattern, address) => {
    expect(matches(new URL(address), pattern)).toBe(false);
  });
});

describe('a host that no address can lie on is refused', () => {
  test.each([
    '',
    ' ',
    '/',
    '*',
    '*.',
    '*.*',
    '**.a.example',
    '*.no',
    'ho*st',
    'a.*.example',
    '*.127.0.0.1',
    '*.[::1]',
    '//host',
    '///host',
    'http//host',
    'http:host',
    'https:/host',
    'https:///host',
    'https://https://host',
    'wss://host',
    'ftp://host/',
    'data:text/html',
    'javascript:1',
    'user@host',
    'user:pass@host',
    'https://user@host/',
    'host/?x',
    'host?x',
    'host/#x',
    'host#x',
    'host/a b',
    'a b',
    'a\tb',
    'host/a\nb',
    'host\\a',
    '\\\\host',
    '.host',
    'a..b',
    'host..',
    'host:',
    'host:99999',
    'host:a',
    'host:-1',
    'a,b.example',
    'a;b',
    'a.example,b.example',
    '"host"',
    '<host>',
    'host/*',
    'host//a',
    'xn--a',
    '[::1',
    '[v1.a]',
    '1.2.3.4.5',
    '256.1',
    'a.0x',
    '\u00ad',
    'a%2fb',
    'a%00b',
    'host/{id}/',
  ])('%j', (host) => {
    const refusal = () => withHost(host);
    expect(refusal).toThrow(RangeError);
    expect(refusal).toThrow(`"${host}" is no host for matomo. Write `);
  });

  test.each([
    'www.dfo.no',
    'https://www.dfo.no/',
    'WWW.dfo.no.:443',
    '*.dfo.no',
    '*.www.dfo.no',
    'www.dfo.no/./',
    'www.dfo.no/%2F',
    'www.dfo.no/a/..',
  ])('%j, which is the site itself', (host) =>
    expect(() => withHost(host)).toThrow(/ is the site itself, .* Add the folder: "(www\.)?dfo\.no\/matomo\/"\.$/),
  );

  test('what is no list of texts, from JavaScript', () => {
    const told = (hosts: unknown) => () => setUp({ registry, site: 'dfo.no', hosts: hosts as { matomo: string[] } });
    expect(told({ matomo: 'a.example' })).toThrow('Write { matomo: ["a.example"] }.');
    expect(told({ matomo: [undefined] })).not.toThrow(TypeError);
    expect(told({ matomo: [{}] })).toThrow(RangeError);
    expect(told({ matomo: undefined })).not.toThrow();
    expect(told({ matomo: null })).not.toThrow();
  });
});

describe('a registry with a host that no address can lie on', () => {
  const withHosts = (hosts: unknown): Registry => {
    const matomo = { ...registry.services.matomo, hosts: hosts as string[] };
    return { ...registry, services: { ...registry.services, matomo } } as Registry;
  };
  test.each([
    ['https://matomo.kommune.example/', '"matomo.kommune.example"'],
    ['https://matomo.kommune.example', '"matomo.kommune.example"'],
    ['//matomo.kommune.example', '"matomo.example.no"'],
    ['Matomo.kommune.example', '"matomo.kommune.example"'],
    ['matomo.kommune.example:443', '"matomo.kommune.example"'],
    ['matomo.kommune.example.', '"matomo.kommune.example"'],
    ['målfrid.kommune.example', '"xn--mlfrid-iua.kommune.example"'],
    ['http://Matomo.kommune.example/', '"http://matomo.kommune.example"'],
    ['a.example/../m/', '"a.example/m/"'],
    ['*', '"matomo.example.no"'],
    ['', '"matomo.example.no"'],
    [undefined, '"matomo.example.no"'],
  ])('%j is refused when it is defined and when it is used, with its place and what to write', (host, write) => {
    const bad = withHosts(['a.example', host]);
    for (const act of [
      () => defineRegistry(bad as Parameters<typeof defineRegistry>[0]),
      () => gateHtml('<p>', { site: 'dfo.no', registry: bad }),
    ]) {
      expect(act).toThrow(RangeError);
      expect(act).toThrow(
        `dfo-consent: "${host}" is no host for matomo (services.matomo.hosts[1] of the registry). Write ${write}`,
      );
    }
  });

  test('and with no list', () => {
    expect(() => gateHtml('<p>', { site: 'dfo.no', registry: withHosts('a.example') })).toThrow(
      'services.matomo.hosts',
    );
  });

  test.each([
    'a.example',
    '*.a.example',
    'a.example:8443',
    'http://a.example',
    'cdn.jsdelivr.net/npm/@qlik/',
    'a.example/',
    '127.0.0.1',
  ])('%j is a host', (host) => {
    expect(() => defineRegistry(withHosts([host]) as Parameters<typeof defineRegistry>[0])).not.toThrow();
    const address = `https://${host.replace('*.', 'b.').replace('http://', '')}/x.js`.replace('//x', '/x');
    expect(gateHtml(`<script src="${address}"></script>`, { site: 'dfo.no', registry: withHosts([host]) })).toContain(
      'data-service="matomo"',
    );
  });
});
