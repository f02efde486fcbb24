/** What those hear who run it: health, numbers, lines of a log; and what editors and pages send. */
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { cookies } from './gated.js';
import { ask, behind, html, inFront, inFrontOf, page, raw, vendor } from './servers.js';

const start = (options = {}) => inFrontOf((_, response) => response.writeHead(200, html).end(page()), options);
const paths = ['/healthz', '/readyz', '/metrics', '/gate'];
const piece = '<iframe src="https://player.vimeo.com/1"></iframe>';

describe('health', () => {
  test('is told to this machine', async () => {
    const { port, behind } = await start();
    expect(await ask(port, '/healthz')).toMatchObject({ status: 200, text: 'It runs.\n' });
    expect(behind.asked).toEqual([]);
    expect(await ask(port, '/readyz')).toMatchObject({ status: 200, text: 'It is ready.\n' });
    expect((await ask(port, '/readyz?a')).headers['cache-control']).toBe('no-store');
  });

  test('is not good where the server behind does not answer', async () => {
    const { port } = await inFront('http://127.0.0.1:1');
    expect(await ask(port, '/healthz')).toMatchObject({ status: 200 });
    expect(await ask(port, '/readyz')).toMatchObject({ status: 503, text: 'The server behind does not answer.\n' });
  });

  test('is good whatever the server behind says', async () => {
    const { port } = await inFrontOf((_, response) => response.writeHead(500).end());
    expect(await ask(port, '/readyz')).toMatchObject({ status: 200 });
  });

  test('is ready no more once it is to end', async () => {
    const server = await behind(() => {});
    const { port, operatorPort, stop } = await inFront(server.origin, { operatorPort: 0, graceSeconds: 20 });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(() => server.asked.length).toBe(1);
    const stopped = stop();
    await expect.poll(async () => (await ask(operatorPort!, '/readyz')).text).toBe('It is being stopped.\n');
    socket.destroy();
    await stopped;
  });
});

describe('paths of those who run it', () => {
  test.each(paths)('%s is the site’s own for strangers, and for whoever is passed on', async (path) => {
    const strange = await start({ trust: ['192.0.2.1'] });
    expect((await ask(strange.port, path, { method: 'POST', body: piece })).text).toContain('Blåbær');
    const own = await start();
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
      expect(
        (await ask(own.port, path, { method: 'POST', body: piece, headers: { [name]: '203.0.113.5' } })).text,
      ).toContain('Blåbær');
    expect((await ask(own.port, path)).text).not.toContain('Blåbær');
    for (const other of [`${path}/`, `/${path}`, `${path}x`])
      expect(await raw(own.port, `GET ${other} HTTP/1.0\r\nHost: a\r\n\r\n`)).toContain('dfo-consent-banner');
  });

  test('have a port of their own where one is told, and are nowhere else', async () => {
    const { port, operatorPort } = await start({ operatorPort: 0 });
    for (const path of paths) expect((await ask(port, path)).text).toContain('Blåbær');
    expect(await ask(operatorPort!, '/healthz', { headers: { 'X-Forwarded-For': 'a' } })).toMatchObject({
      status: 200,
    });
    expect(await ask(operatorPort!, '/')).toMatchObject({
      status: 404,
      text: 'There are /healthz, /readyz, /metrics, /gate.\n',
    });
  });
});

describe('an editor’s piece', () => {
  const send = async (body: string | Uint8Array, options = {}, method = 'POST') =>
    ask((await start(options)).port, '/gate', { method, body });

  test('comes back gated', async () => {
    const { status, text, headers } = await send(`<p>å${piece}`);
    expect(status).toBe(200);
    expect(text).toBe(`<p>å${piece.replace(' src', ' data-service="vimeo" data-dfo-src')}`);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['dfo-consent']).toBe('gated');
    expect((await send('<iframe src="https://player.vim')).headers).not.toHaveProperty('dfo-consent');
  });

  test('is gated as pages are', async () => {
    const strange = '<img src="https://cdn.example.com/a.png" alt="a">';
    expect((await send(strange)).text).toContain('data-dfo-src');
    expect((await send(strange, { unknown: 'warn' })).text).toBe(strange);
    expect((await send(strange, { allowed: ['cdn.example.com'] })).text).toBe(strange);
    expect(
      (await send('<img src="https://m.dfo.example/a">', { unknown: 'warn', hosts: { matomo: ['m.dfo.example'] } }))
        .text,
    ).toContain('data-service="matomo"');
  });

  test.each([
    ['no UTF-8', Buffer.from('<p>\xe5', 'latin1'), 415],
    ['too long', Buffer.alloc(8 * 2 ** 20 + 1, 0x61), 413],
    ['the beginning of an address', '<iframe src="https://player.vim', 422],
  ])('that is %s is refused', async (_, body, status) => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^[A-Za-z].*\.\n$/);
  });

  test('comes by POST', async () => {
    const answer = await send('', {}, 'GET');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });
});

describe('numbers', () => {
  const numbers = async (port: number) => {
    const { text } = await ask(port, '/metrics');
    return Object.fromEntries(
      [...text.matchAll(/^(dfo_consent_\S+) (\S+)$/gm)].map(([, name, value]) => [name!, Number(value)]),
    );
  };

  test('are of pages, embeds, bytes and faults', async () => {
    const { port } = await inFrontOf(({ url }, response) => {
      if (url === '/a.png') return response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.alloc(5000));
      if (url === '/fault') return response.writeHead(200, html).end('<script src="https://player.vim');
      if (url === '/gone') return response.socket!.destroy();
      response.writeHead(200, html).end(page(vendor + vendor));
    });
    for (const path of ['/', '/a', '/a.png', '/fault', '/gone']) await ask(port, path).catch(() => {});
    await raw(port, 'GET http://a/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await expect
      .poll(() => numbers(port))
      .toMatchObject({
        dfo_consent_pages_total: 3,
        'dfo_consent_embeds_held_total{service="vimeo"}': 4,
        'dfo_consent_faults_total{fault="gate"}': 1,
        'dfo_consent_faults_total{fault="upstream"}': 1,
        'dfo_consent_faults_total{fault="refused"}': 1,
        'dfo_consent_request_seconds_count{kind="page"}': 3,
        'dfo_consent_request_seconds_count{kind="other"}': 2,
      });
    const told = await numbers(port);
    expect(told['dfo_consent_bytes_total{kind="other"}']).toBeGreaterThan(5000);
    expect(told['dfo_consent_bytes_total{kind="page"}']).toBeGreaterThan(2000);
    expect((await ask(port, '/metrics')).headers['content-type']).toContain('text/plain');
  });

  test('of answers are counted where that is told', async () => {
    const { port, behind } = await start({ counts: true });
    const send = async (body: unknown, method = 'POST') =>
      (
        await ask(port, '/dfo-consent/count', {
          method,
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'X-Forwarded-For': '203.0.113.5' },
        })
      ).status;
    const answer = { site: 'dfo.no', lang: 'nb', yes: ['matomo'], no: ['vimeo'] };
    expect(await send(answer)).toBe(204);
    expect(await send({ ...answer, lang: 'nn', no: [] })).toBe(204);
    expect(await send({ ...answer, yes: ['matomo', 'matomo'], no: [] })).toBe(204);
    for (const wrong of [
      '',
      '{',
      'null',
      '[]',
      { ...answer, site: 'doffin.no' },
      { ...answer, lang: 'xx' },
      { ...answer, yes: ['youtube'] },
      { ...answer, yes: 'matomo' },
      { ...answer, no: [1] },
      { site: 'dfo.no' },
      JSON.stringify(answer) + ' '.repeat(1024),
    ])
      expect(await send(wrong), JSON.stringify(wrong)).toBe(400);
    expect(await send('', 'GET')).toBe(405);
    const day = new Date().toISOString().slice(0, 10);
    const label = (language: string, service: string, said: string) =>
      `dfo_consent_answers{day="${day}",site="dfo.no",language="${language}",service="${service}",answer="${said}"}`;
    expect(await numbers(port)).toMatchObject({
      [label('nb', 'matomo', 'yes')]: 2,
      [label('nb', 'vimeo', 'no')]: 1,
      [label('nn', 'matomo', 'yes')]: 1,
    });
    expect(behind.asked).toEqual([]);
    expect((await ask(port)).text).toContain('data-count-url="/dfo-consent/count"');
  });

  test('of answers are the server’s own path where it is not', async () => {
    const { port } = await start();
    expect((await ask(port, '/dfo-consent/count', { method: 'POST', body: '{}' })).text).toContain('Blåbær');
    expect((await ask(port)).text).not.toContain('data-count-url');
  });
});

describe('the log', () => {
  test('has a line for each request, and nothing of the visitor', async () => {
    const { port, lines } = await start();
    await ask(port, '/sti/a?navn=Kari&token=hemmelig#x', {
      headers: {
        Cookie: `session=hemmelig; ${cookies.yes}`,
        'X-Forwarded-For': '203.0.113.5',
        'User-Agent': 'Nettleser/1',
        Referer: 'https://www.dfo.no/hemmelig',
        Authorization: 'Basic hemmelig',
      },
    });
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toEqual({
      level: 'info',
      method: 'GET',
      path: '/sti/a',
      status: 200,
      ms: expect.any(Number),
      kind: 'page',
      held: { vimeo: 1 },
    });
    expect(JSON.stringify(lines)).not.toMatch(/hemmelig|Kari|203\.0|127\.0|Nettleser|dfo-consent=/);
  });

  test('names hosts that nobody has described, where they are let through', async () => {
    const { port, lines } = await inFrontOf(
      (_, response) =>
        response
          .writeHead(200, html)
          .end(
            page(
              '<img src="https://cdn.example.com/a?b" alt><script src="//x.example/a.js"></script><img src="/b.png" alt>',
            ),
          ),
      { unknown: 'warn' },
    );
    const { text } = await ask(port);
    expect(text).toContain('<img src="https://cdn.example.com/a?b" alt>');
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]!['unknown']).toEqual(['cdn.example.com', 'x.example']);
  });

  test('says what went wrong, and visitors are not told where', async () => {
    const { port, lines } = await inFront('http://127.0.0.1:1');
    const { text } = await ask(port, '/a?b=c');
    expect(text).toBe('This page cannot be shown now.\n');
    expect(lines[0]).toEqual({
      level: 'error',
      message: expect.stringContaining('ECONNREFUSED'),
      path: '/a',
      fault: 'upstream',
    });
  });
});

describe('the library’s files', () => {
  const files = async () => {
    const front = await start({ files: 'dist' });
    const [, src] = /src="(\/dfo-consent\/[\w-]{8}\/dfo-consent-core\.js)"/.exec((await ask(front.port)).text)!;
    return { ...front, src: src! };
  };

  test('are where pages load them from, packed as browsers can open them', async () => {
    const { port, src } = await files();
    const plain = await ask(port, src);
    expect(plain).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      },
    });
    for (const [accepted, coding] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=1', 'gzip'],
      ['zstd', undefined],
      ['xbr, gzipped', undefined],
      ['BR', 'br'],
    ] as const) {
      const answer = await ask(port, src, { headers: { 'Accept-Encoding': accepted } });
      expect(answer.headers['content-encoding']).toBe(coding);
      expect(Number(answer.headers['content-length'])).toBe(answer.bytes.length);
    }
    const head = await ask(port, src, { method: 'HEAD' });
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([
      200,
      0,
      plain.headers['content-length'],
    ]);
    for (const part of ['', '-gate', '-guard', '-disclosure'])
      expect((await ask(port, src.replace('-core', part))).status).toBe(200);
  });

  test('of another build are those of now, and nobody keeps them', async () => {
    const { port, src } = await files();
    const other = await ask(port, src.replace(/[\w-]{8}(?=\/dfo-consent-core)/, 'abcdefgh'));
    expect(other).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
  });

  test('are these and no others', async () => {
    const { port, src, behind } = await files();
    const asked = behind.asked.length;
    expect((await ask(port, src.replace('-core', '-none'))).status).toBe(404);
    const posted = await ask(port, src, { method: 'POST' });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(behind.asked.length).toBe(asked);
    expect((await ask(port, '/dfo-consent/a.js')).text).toContain('Blåbær');
  });

  test('that are missing are told', async () => {
    await expect(inFront('http://127.0.0.1:1', { files: '/nowhere' })).rejects.toThrow(
      'dfo-consent: /nowhere/dfo-consent.js is missing.',
    );
  });
});
