import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Registry } from '../../registry/index.js';
import { dayOf, format, validDays, type StoredAnswer } from '../../src/decide/answer.js';
import { change } from '../../src/decide/change.js';
import { base62, fromBase62 } from '../../src/decide/base62.js';
import { sharingOf } from '../../src/decide/sharing.js';
import { dfo } from '../../src/values/dfo.js';
import { contentSecurityPolicy, type PolicyOptions } from '../../src/html/index.js';
import { serverConfiguration } from '../../src/html/server-configuration.js';
import { examplesOf } from '../readme.js';
import { answerOf } from '../fixtures/middleware.js';
import { film, small } from '../fixtures/small-registry.js';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => void vi.useRealTimers());

const hosts = { matomo: ['matomo.dfo.example'] };
const { banner, inContext } = dfo.sites['dfo.no']!;
const optional = [...banner, ...inContext];
const today = dayOf(Date.now());
const unanswered: StoredAnswer = { state: 'unanswered', why: 'none' };
const answered = (yes: readonly string[], no: readonly string[] = [], day = today) =>
  format(change(dfo, unanswered, { yes, no, forget: [] }, day));
const inCookie = (cookie: string | undefined) => contentSecurityPolicy({ site: 'dfo.no', answer: { cookie }, hosts });
const closed = contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered', hosts });
const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0]!, one.split(' ').slice(1)]));

/** Every answer that a visitor of dfo.no can give: yes, no or nothing to each service. */
const allAnswers = Array.from({ length: 3 ** optional.length }, (_, n) => {
  const said = (what: number) => optional.filter((_, i) => Math.floor(n / 3 ** i) % 3 === what);
  return { yes: said(1), value: answered(said(1), said(2)) };
});

describe('contentSecurityPolicy', () => {
  test.each(['unanswered', 'refused', []] as const)(
    'names no vendor with the answer %j, and closes what is not asked for',
    (answer) => {
      for (const site of Object.keys(dfo.sites) as PolicyOptions['site'][]) {
        const policy = directives(contentSecurityPolicy({ site, answer, hosts }));
        expect([...new Set(Object.values(policy).flat())].sort()).toEqual(["'none'", "'self'"]);
        expect(policy).toMatchObject({ 'default-src': ["'self'"], 'object-src': ["'none'"], 'base-uri': ["'self'"] });
      }
    },
  );

  test('opens what is accepted wherever it may come in, with the bare host that *. means too', () => {
    const policy = directives(contentSecurityPolicy({ site: 'dfo.no', answer: ['vimeo'], hosts }));
    const vimeo = ['https://vimeo.com', 'https://*.vimeo.com', 'https://vimeocdn.com', 'https://*.vimeocdn.com'];
    for (const name of ['script-src', 'style-src', 'img-src', 'font-src', 'media-src', 'connect-src', 'frame-src']) {
      expect(policy[name], name).toEqual(["'self'", ...vimeo]);
    }
    expect(policy['default-src']).toEqual(["'self'"]);
  });

  test('opens the site’s own hosts, paths of shared ones, and web sockets where a service speaks by them', () => {
    const policy = directives(
      contentSecurityPolicy({
        site: 'statsregnskapet.no',
        answer: 'accepted',
        hosts: { ...hosts, qlik: ['qlik.dfo.example:8443'] },
      }),
    );
    expect(policy['script-src']).toContain('https://cdn.jsdelivr.net/npm/@qlik/');
    expect(policy['frame-src']).toEqual(
      expect.arrayContaining(['https://matomo.dfo.example', 'https://qlik.dfo.example:8443']),
    );
    expect(policy['connect-src']).toEqual(
      expect.arrayContaining(['wss://qlik.dfo.example:8443', 'wss://*.qlikcloud.com']),
    );
    expect(policy['connect-src']).not.toContain('wss://matomo.dfo.example');
    expect(policy['frame-src']!.join()).not.toContain('wss:');
  });

  test('has what the site itself needs', () => {
    const policy = directives(
      contentSecurityPolicy({
        site: 'dfo.no',
        answer: 'unanswered',
        hosts: { matomo: ['http://matomo.localhost:8080'] },
        nonce: 'dGVzdA==',
        trustedTypes: true,
        more: {
          'font-src': ['https://fonts.dfo.example'],
          'object-src': ["'self'"],
          'trusted-types': ['own'],
          'img-src': ['data:'],
        },
      }),
    );
    expect(policy).toMatchObject({
      'script-src': ["'self'", "'nonce-dGVzdA=='"],
      'style-src': ["'self'", "'nonce-dGVzdA=='"],
      'font-src': ["'self'", 'https://fonts.dfo.example'],
      'img-src': ["'self'", 'data:'],
      'object-src': ["'self'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['dfo-consent', 'own'],
    });
    expect(
      contentSecurityPolicy({
        site: 'dfo.no',
        answer: 'accepted',
        hosts: { matomo: ['http://matomo.localhost:8080'] },
      }),
    ).toContain(' http://matomo.localhost:8080');
  });

  test('lets in an allowed host wherever something is fetched, and not one that waits for consent', () => {
    const policy = contentSecurityPolicy({
      site: 'dfo.no',
      answer: 'unanswered',
      hosts,
      allowed: ['files.dfo.example'],
    });
    expect(policy.match(/https:\/\/files\.dfo\.example/g)).toHaveLength(7);
    expect(closed).not.toContain('files.dfo.example');
    expect(() =>
      contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered', hosts, allowed: ['player.vimeo.com'] }),
    ).toThrow('there is vimeo, which waits for consent.');
    expect(() => contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered', hosts, allowed: ['a b'] })).toThrow(
      '"a b" is no host.',
    );
  });

  test.each([
    ['a site', { site: 'dfo.noo' }, /unknown site "dfo\.noo".*Known: dfo\.no,/],
    ['an app', { site: 'dfo-appen' }, /unknown site "dfo-appen"/],
    ['a service', { answer: ['youtube'] }, /unknown service of dfo\.no "youtube".*Known: matomo, tableau-public/],
    ['a service of another site', { answer: ['qlik'] }, /unknown service of dfo\.no "qlik"/],
    ['a state', { answer: 'yes' }, /"yes"/],
    ['no answer', { answer: undefined }, /the answer is undefined\. Write "unanswered", /],
    ['an answer that is nothing', { answer: null }, /the answer is null\. Write "unanswered", /],
    ['a service with hosts', { hosts: { matomoo: ['a.b'] } }, /unknown service "matomoo".*Known: matomo/],
    ['a host', { hosts: { matomo: ['matomo.dfo.example; script-src *'] } }, /is no host\. Write it/],
    ['any host', { hosts: { matomo: ['*'] } }, /"\*" is no host/],
    ['a variable', { hosts: { matomo: ['$host'] } }, /"\$host" is no host/],
    ['a nonce', { nonce: "x' *" }, /nonce/],
    ['a directive', { more: { 'script-source': [] } }, /unknown directive "script-source".*Known: .*script-src/],
    ['two sources in one', { more: { 'img-src': ["'self'; script-src *"] } }, /img-src cannot have/],
    ['everything', { more: { 'img-src': ['https:'] } }, /"https:": it opens every host/],
    ['everything that is trusted', { more: { 'script-src': ["'strict-dynamic'"] } }, /opens every host/],
    ['a vendor', { more: { 'frame-src': ['https://player.vimeo.com'] } }, /there is vimeo, which waits/],
    ['a vendor among others', { more: { 'frame-src': ['*.vimeocdn.com'] } }, /waits for consent/],
    ['a vendor by the dot at its end', { more: { 'frame-src': ['player.vimeo.com.'] } }, /there is vimeo/],
    ['a vendor for another', { hosts: { matomo: ['player.vimeo.com'] } }, /for matomo: there is vimeo/],
    ['all below a vendor for another', { hosts: { matomo: ['*.vimeo.com'] } }, /for matomo: there is vimeo/],
    ['all below a country', { hosts: { matomo: ['*.com'] } }, /"\*\.com" is no host/],
    ['a vendor with a port', { more: { 'frame-src': ['https://PLAYER.vimeo.com:443/x'] } }, /there is vimeo/],
    ['a told host', { hosts, more: { 'img-src': ['https://matomo.dfo.example/x.png'] } }, /there is matomo/],
    ['a shared host', { more: { 'script-src': ['https://cdn.jsdelivr.net'] } }, /there is qlik/],
  ])('refuses %s that cannot be, and says what can', (_, options, message) => {
    const told = { site: 'dfo.no', answer: 'accepted', ...options } as PolicyOptions;
    expect(() => contentSecurityPolicy(told)).toThrow(RangeError);
    expect(() => contentSecurityPolicy(told)).toThrow(message);
  });

  const hostless = [
    '*',
    '*:443',
    '*:*',
    '*/',
    '*/x.js',
    'https:',
    'HTTP:',
    'ws:',
    'wss:',
    'ftp:',
    'https://*',
    'https://*/',
  ];
  const more = [
    '*.',
    '*.:443',
    'https://*.',
    'http://*:80/a',
    'wss://*:443',
    '*.no',
    'https://*.com:443',
    '*.com.',
    '*.1',
    "'strict-dynamic'",
  ];
  test.each([...hostless, ...more])('refuses %s in every directive that loads, as * is', (source) => {
    for (const name of [
      'script-src',
      'img-src',
      'connect-src',
      'frame-src',
      'default-src',
      'form-action',
      'worker-src',
    ]) {
      const told = { site: 'dfo.no', answer: 'refused', more: { [name]: [source] } } as PolicyOptions;
      expect(() => contentSecurityPolicy(told), name).toThrow('it opens every host. Name the hosts.');
    }
  });

  const unnamed = [
    'data:',
    'DATA:',
    'blob:',
    'filesystem:',
    'javascript:',
    'about:',
    'chrome-extension:',
    'localhost:',
  ];
  test.each(unnamed)('refuses %s where scripts run', (source) => {
    for (const name of ['script-src', 'default-src', 'object-src', 'base-uri']) {
      const told = { site: 'dfo.no', answer: 'refused', more: { [name]: [source] } } as PolicyOptions;
      expect(() => contentSecurityPolicy(told), name).toThrow('it opens every script. Name the hosts.');
    }
  });

  test.each([
    ...['**', '*x', '*.*.no', '//a.no', 'https:a.no', 'https://', 'ftp://a.no', 'data:a', ':443'],
    ...[
      'a.no;',
      'a.no;script-src',
      'a.no,b.no',
      'a.no b.no',
      'a.no\n',
      '\na.no',
      'a.no\r\nX: y',
      'a.no\u0000',
      'a.no\u2028',
    ],
    ...[
      '"a.no"',
      "'a.no'",
      "a.no'",
      "'self",
      "it's",
      "'self''none'",
      "'unsafe'",
      "'nonce-'",
      "'nonce-a b'",
      "'sha1-aaaa'",
    ],
    ...[
      '',
      ' ',
      'a.no?x',
      'a.no#x',
      'user@a.no',
      'https://user@a.no',
      '$host',
      '`a`',
      '\\a',
      '[::1]',
      'dfø.no',
      'a..no',
      '.no',
    ],
  ])('refuses %j, which is no source', (source) => {
    for (const name of ['script-src', 'img-src', 'frame-ancestors']) {
      const told = { site: 'dfo.no', answer: 'refused', more: { [name]: [source] } } as PolicyOptions;
      expect(() => contentSecurityPolicy(told), name).toThrow('it is no source.');
    }
  });

  test('no value of any directive is more than a text in a server’s configuration', () => {
    for (const name of ['report-uri', 'report-to', 'trusted-types', 'require-trusted-types-for'])
      for (const value of ['a;b', 'a\nb', 'a"b', "a'b", "'a", 'a b', 'a,b', '$a', '*', ''])
        expect(() =>
          contentSecurityPolicy({ site: 'dfo.no', answer: 'refused', more: { [name]: [value] } } as PolicyOptions),
        ).toThrow(/cannot have/);
  });

  test('what names a host, a keyword, a hash, or content that does not run is the site’s own to say', () => {
    const told = {
      'script-src': [
        "'unsafe-inline'",
        "'wasm-unsafe-eval'",
        "'sha256-YWJj='",
        'https://a.no:8443/x.js',
        '*.a.no',
        'localhost:3000',
      ],
      'img-src': ['data:', 'blob:', 'http://a.no'],
      'worker-src': ['blob:'],
      'connect-src': ['wss://a.no:*', '*.localhost'],
      'report-uri': ['https://a.no/csp', '/csp'],
      'trusted-types': ['own', "'allow-duplicates'"],
      'require-trusted-types-for': ["'script'"],
    };
    const policy = directives(
      contentSecurityPolicy({ site: 'dfo.no', answer: 'refused', more: told } as PolicyOptions),
    );
    expect(policy).toMatchObject(
      Object.fromEntries(Object.entries(told).map(([name, all]) => [name, expect.arrayContaining(all)])),
    );
  });

  test('leaves another part of a shared host to the site', () => {
    const more = { 'script-src': ['https://cdn.jsdelivr.net/npm/bootstrap@5/'] };
    expect(contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered', more })).toContain(more['script-src'][0]);
  });

  test('takes another organisation’s registry', () => {
    const site = Object.keys(small.sites).find((id) => small.sites[id as keyof typeof small.sites].inContext.length)!;
    const policy = contentSecurityPolicy({ registry: small as Registry, site, answer: 'accepted' });
    expect(policy).toContain(film.hosts[0].replace('*.', ''));
  });

  test('follows the cookie in a request, whatever the answer', () => {
    for (const { yes, value } of allAnswers) {
      expect(inCookie(value && `a=b; dfo-consent=${value}; c=d`)).toBe(
        contentSecurityPolicy({ site: 'dfo.no', answer: yes as never, hosts }),
      );
    }
  });

  test('an answer that has expired is none', () => {
    const cookie = `dfo-consent=${answered(optional)}`;
    expect(inCookie(cookie)).not.toBe(closed);
    vi.useFakeTimers({ now: Date.now() + (validDays + 1) * 86_400_000, toFake: ['Date'] });
    expect(inCookie(cookie)).toBe(closed);
  });
});

const all = answered(optional);
const vimeo = dfo.services['vimeo']!;
const withDays = (days: number) => `1.${today.toString(36)}.${vimeo.fingerprint}${base62(days, 2)}.`;
/** Cookies that are no answer of this site's. */
const hostile: Record<string, string> = {
  none: 'a=b',
  empty: 'dfo-consent=',
  twice: `dfo-consent=${all}; dfo-consent=${all}`,
  'twice, with others between': `dfo-consent=${all}; a=b; dfo-consent=`,
  'by another name': `x-dfo-consent=${all}`,
  'in capitals': `DFO-CONSENT=${all}`,
  quoted: `dfo-consent="${all}"`,
  'with more after it': `dfo-consent=${all}x`,
  'of another version': `dfo-consent=2${all.slice(1)}`,
  'without a day': `dfo-consent=1..${all.split('.')[2]}.`,
  'without its end': `dfo-consent=${all.slice(0, -1)}`,
  'out of step': `dfo-consent=1.${today.toString(36)}.x${all.split('.')[2]!.slice(0, -1)}.`,
  'to questions with shorter lifetimes': `dfo-consent=${withDays(vimeo.days - 1)}`,
  'yes and no at once': `dfo-consent=${withDays(vimeo.days)}${vimeo.fingerprint}`,
  'two times yes': `dfo-consent=${withDays(0).slice(0, -1)}${vimeo.fingerprint}zz.`,
  'refused alone': `dfo-consent=${answered([], optional)}`,
  'to another question': `dfo-consent=1.${today.toString(36)}.AAAzz.`,
};

/** What docs/csp.md has, as a server reads it: `Cookie` header → policy. */
const [nginxText] = examplesOf('nginx', 'docs/csp.md') as [string];
const [apacheText] = examplesOf('apache', 'docs/csp.md') as [string];
const [expressText] = examplesOf('js', 'docs/csp.md') as [string];

function nginx(cookie: string, configuration = nginxText): string {
  const variables: Record<string, string> = { http_cookie: cookie };
  const filled = (text: string) => text.replace(/\$(\w+)/g, (_, name: string) => variables[name] ?? '');
  for (const [, from, to, body] of configuration.matchAll(/^map \$(\w+) \$(\w+) \{\n([\s\S]*?)\n\}/gm)) {
    const lines = [...body!.matchAll(/^ {2}"~(.*?)" (.*);$/gm)];
    const hit = lines
      .map(([, regex, value]) => ({ match: new RegExp(regex!).exec(variables[from!] ?? ''), value }))
      .find(({ match }) => match);
    Object.assign(variables, hit?.match?.groups);
    variables[to!] = hit ? filled(hit.value!.replace(/^"|"$/g, '')) : '';
  }
  return filled(/add_header Content-Security-Policy "(.*)" always;/.exec(configuration)![1]!);
}

function apache(cookie: string, configuration = apacheText): string {
  const variables: Record<string, string> = { Cookie: cookie };
  for (const [, from, regex, set] of configuration.matchAll(/^SetEnvIf (\w+) "(.*?)" (.*)$/gm)) {
    const match = new RegExp(regex!).exec(variables[from!] ?? '');
    if (!match) continue;
    if (set!.startsWith('!')) delete variables[set!.slice(1)];
    else {
      const [, name, value] = /^"(\w+)=(.*)"$/.exec(set!)!;
      variables[name!] = value!.replace('$1', match[1] ?? '');
    }
  }
  const policy = /Content-Security-Policy "expr=(.*)"/.exec(configuration)![1]!;
  return policy.replace(/%\{reqenv:(\w+)\}/g, (_, name: string) => variables[name] ?? '');
}

describe('the servers in docs/csp.md', () => {
  test.each([
    ['nginx', nginxText],
    ['apache', apacheText],
    ['express', expressText],
  ])('%s: it is what the command prints', (server, text) => {
    const args = ['csp', '--site', 'dfo.no', '--host', 'matomo=matomo.dfo.example', '--for', server];
    expect(spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' }).stdout).toBe(text);
  });

  describe.each([
    ['nginx', nginx],
    ['apache', apache],
  ])('%s', (_, policy) => {
    test('chooses what contentSecurityPolicy gives, for every answer', () => {
      for (const { value } of allAnswers) {
        for (const cookie of [`dfo-consent=${value}`, `a=b; dfo-consent=${value}; _pk_id=1`])
          expect(policy(cookie)).toBe(inCookie(cookie));
      }
    });

    test.each(Object.entries(hostile))('opens nothing with an answer %s', (_, cookie) => {
      expect(policy(cookie)).toBe(closed);
      expect(inCookie(cookie)).toBe(closed);
    });

    test('takes longer lifetimes than are told now, and no shorter ones', () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: fromBase62('zz') }), (days) => {
          const cookie = `dfo-consent=${withDays(days)}`;
          expect(policy(cookie)).toBe(inCookie(cookie));
          expect(policy(cookie) === closed).toBe(days < vimeo.days);
        }),
      );
    });
  });

  test('Express: real requests, answered and not, and no shared cache may keep them', async () => {
    for (const cookie of ['a=b', `dfo-consent=${all}`, hostile['twice']!]) {
      const headers = await answerOf(expressText, { cookie });
      expect(headers.get('content-security-policy')).toBe(inCookie(cookie));
      expect([headers.get('vary'), headers.get('cache-control')]).toEqual(['Cookie', 'private']);
    }
  });

  test.each([
    ['nginx', nginxText],
    ['apache', apacheText],
  ])('%s: no shared cache may keep its pages', (_, text) => {
    expect(text).toMatch(/Vary "?Cookie"?/);
    expect(text).toMatch(/Cache-Control "?private"?/);
  });
});

describe('answers that websites share', () => {
  const { scope } = sharingOf(dfo, 'dfo.no', 'dfo.no')!;
  const shared = (value: string) => value.replace('1.', `1${scope}.`);
  const told = { site: 'dfo.no', cookieDomain: 'dfo.no', hosts } as const;
  const configured = { nginx: serverConfiguration.nginx(told), apache: serverConfiguration.apache(told) };
  const chosen = {
    nginx: (cookie: string) => nginx(cookie, configured.nginx),
    apache: (cookie: string) => apache(cookie, configured.apache),
  };
  const policy = (cookie: string) => contentSecurityPolicy({ ...told, answer: { cookie } });

  test('open what they accept on pages that share, in code and in servers’ configurations', () => {
    for (const { value } of allAnswers.filter(({ value }) => value)) {
      const cookie = `a=b; dfo-consent=${shared(value)}`;
      for (const choose of [policy, chosen.nginx, chosen.apache])
        expect(choose(cookie)).toBe(inCookie(`dfo-consent=${value}`));
      // The host's own is none there, and theirs is none elsewhere, and does not stand in the way of the host's own.
      for (const choose of [policy, chosen.nginx, chosen.apache]) expect(choose(`dfo-consent=${value}`)).toBe(closed);
      for (const choose of [inCookie, nginx, apache]) {
        expect(choose(cookie)).toBe(closed);
        expect(choose(`${cookie}; dfo-consent=${all}`)).toBe(inCookie(`dfo-consent=${all}`));
      }
    }
  });

  test.each([
    'script-src=*:443',
    'img-src=https://*/',
    'script-src=data:',
    'font-src=a.no; script-src *',
    'img-src=a.no\n*',
  ])('the command refuses --more %j', (more) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'csp', '--site', 'dfo.no', '--more', more],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [a-z]+-src cannot have [^\n]+\n$/);
  });

  test('the commands take the domain, and refuse one that cannot be by name', () => {
    const args = [
      'csp',
      '--site',
      'dfo.no',
      '--host',
      'matomo=matomo.dfo.example',
      '--cookie-domain',
      'dfo.no',
      '--for',
      'nginx',
    ];
    expect(spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' }).stdout).toBe(configured.nginx);
    expect(serverConfiguration.express(told)).toContain('cookieDomain: "dfo.no"');
    for (const command of ['csp', 'banner']) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['dist/cli.js', command, '--site', 'dfo.no', '--cookie-domain', 'no'],
        { encoding: 'utf8' },
      );
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('unknown domain to share answers of "no". Known: dfo.no, www.dfo.no');
    }
  });
});
