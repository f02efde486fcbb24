/** @module-tag matrix */
/** `serve` beside servers that it stands beside in the world: nginx in front, and nginx and PHP's own server behind. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort, listening, nginxIsMissing, startNginx } from '../harness/nginx.js';
import { cookies } from './gated.js';
import { ask, atEnd, behind, html, inFront, listen, liveIn, page, vendor } from './servers.js';

beforeAll(() => {
  if (nginxIsMissing) throw new Error(nginxIsMissing);
  if (spawnSync('php', ['-v']).error)
    throw new Error('php is missing. Install it, for example with "apt-get install php-cli".');
});

const large = page(`${vendor}<p>Blåbær</p>\n`.repeat(60_000));
const heldIn = (text: string) => text.match(/data-dfo-src="https:\/\/player\.vimeo\.com/g)?.length;
const upload = randomBytes(5_000_000);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-behind-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  atEnd(() => rmSync(folder, { recursive: true }));
  return folder;
}
async function nginx(server: string): Promise<number> {
  const port = await freePort();
  const one = await startNginx(
    `include /etc/nginx/mime.types; client_max_body_size 0; server { listen 127.0.0.1:${port}; ${server} }`,
    port,
  );
  atEnd(() => one.end());
  return port;
}
async function php(script: string): Promise<number> {
  const port = await freePort();
  const folder = folderOf({ 'index.php': script });
  const options = ['-d', 'post_max_size=0', '-d', 'upload_max_filesize=50M', '-d', 'memory_limit=512M'];
  const one: ChildProcess = spawn(
    'php',
    [...options, '-S', `127.0.0.1:${port}`, '-t', folder, join(folder, 'index.php')],
    {
      stdio: 'ignore',
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
      detached: true,
    },
  );
  const ended = new Promise((done) => one.once('exit', done));
  atEnd(() => {
    // Its workers are processes of their own, in its group.
    if (one.exitCode === null) process.kill(-one.pid!);
    return ended;
  });
  await listening(port, one);
  return port;
}
/** Asks, and listens to what comes until the test ends. */
function hear(port: number, path: string) {
  const told = { text: '', isOver: false };
  const socket = connect(port, '127.0.0.1');
  atEnd(() => socket.destroy());
  socket.on('data', (bytes) => {
    told.text += bytes;
  });
  socket
    .on('error', () => {})
    .once('close', () => {
      told.isOver = true;
    });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: www.dfo.no\r\n\r\n`);
  return told;
}

describe.each([
  ['as it comes, by HTTP/1.0', ''],
  ['by HTTP/1.1', 'proxy_http_version 1.1; proxy_set_header Connection "";'],
])('behind nginx, %s', (_, how) => {
  async function start() {
    let say = (_: string) => {};
    const server = await behind((request, response) => {
      const { url, headers, method } = request;
      if (url === '/large') return response.writeHead(200, { ...html, ETag: '"v1"' }).end(large);
      if (url === '/file') {
        const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
        response.setHeader('Content-Type', 'video/mp4').setHeader('Accept-Ranges', 'bytes');
        if (from === undefined) return response.end(upload);
        const part = upload.subarray(Number(from), Number(to) + 1);
        return response.writeHead(206, { 'Content-Range': `bytes ${from}-${to}/${upload.length}` }).end(part);
      }
      if (url === '/upload') {
        const hash = createHash('sha256');
        return request.on('data', (chunk) => hash.update(chunk)).on('end', () => response.end(hash.digest('hex')));
      }
      if (url === '/events') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }).flushHeaders();
        say = (text) => void response.write(`data: ${text}\n\n`);
        return;
      }
      if (url === '/cut') {
        response.writeHead(200, html).write(large.slice(0, 1_000_000));
        return void setTimeout(() => response.destroy(), 100);
      }
      if (url === '/inside') return response.writeHead(200, { ...html, 'X-Accel-Redirect': '/secret' }).end(page());
      if (url === '/packed')
        return response.writeHead(200, { ...html, 'Content-Encoding': 'br' }).end(zlib.brotliCompressSync(page()));
      const isSame = headers['if-none-match'] === '"v1"';
      response
        .writeHead(isSame ? 304 : 200, { ...html, ETag: '"v1"' })
        .end(isSame || method === 'HEAD' ? undefined : page());
    });
    const front = await inFront(server.origin);
    const port = await nginx(
      `gzip on; gzip_proxied any; gzip_types text/html; location /secret { internal; return 200 "${vendor.replaceAll('"', '\\"')}"; }
       location / { proxy_pass http://127.0.0.1:${front.port}; ${how} proxy_request_buffering off; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto https; }`,
    );
    return { port, server, front, say: (text: string) => say(text) };
  }

  test('pages of 5 MB come whole and gated', async () => {
    const { port } = await start();
    const { text, isWhole } = await ask(port, '/large');
    expect([isWhole, heldIn(text), liveIn(text)]).toEqual([true, 60_000, []]);
    const packed = await ask(port, '/large', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(heldIn(zlib.gunzipSync(packed.bytes).toString())).toBe(60_000);
  });

  test('a page that breaks in its middle is not taken for whole', async () => {
    const { port } = await start();
    const answer = await ask(port, '/cut').catch(() => undefined);
    expect(answer?.isWhole ?? false).toBe(false);
  });

  test('parts, heads, uploads and packed pages', async () => {
    const { port } = await start();
    const part = await ask(port, '/file', { headers: { Range: 'bytes=1000-200999' } });
    expect([part.status, part.bytes.equals(upload.subarray(1000, 201_000))]).toEqual([206, true]);
    expect((await ask(port, '/file')).bytes.equals(upload)).toBe(true);
    const head = await ask(port, '/', { method: 'HEAD' });
    expect([head.status, head.text, head.headers.vary]).toEqual([200, '', expect.stringContaining('Cookie')]);
    for (const headers of [{ 'Content-Length': String(upload.length) }, { 'Transfer-Encoding': 'chunked' }])
      expect((await ask(port, '/upload', { method: 'POST', headers, body: upload })).text).toBe(digest(upload));
    expect(
      zlib
        .brotliDecompressSync((await ask(port, '/packed', { headers: { 'Accept-Encoding': 'br' } })).bytes)
        .toString(),
    ).toContain('data-dfo-src');
  });

  test('304 under the same policy, and the whole page under another', async () => {
    const { port } = await start();
    const { etag } = (await ask(port)).headers;
    expect((await ask(port, '/', { headers: { 'If-None-Match': etag! } })).status).toBe(304);
    expect(
      (await ask(port, '/', { headers: { 'If-None-Match': etag!, Cookie: cookies.yes } })).headers[
        'content-security-policy'
      ],
    ).toContain('vimeo');
    expect((await ask(port, '/', { headers: { 'If-None-Match': '"v1"', Accept: 'text/html' } })).status).toBe(200);
  });

  test('events come one by one', async () => {
    const { port, say } = await start();
    const heard = hear(port, '/events');
    await expect.poll(() => heard.text).toContain('text/event-stream');
    for (const said of ['one', 'two']) {
      say(said);
      await expect.poll(() => heard.text).toContain(said);
    }
  });

  test('who asked is told on, and its TLS is known', async () => {
    const { port, server } = await start();
    const { headers } = await ask(port, '/', { headers: { Cookie: cookies.yes, Host: 'www.dfo.no' } });
    expect(server.asked[0]!.headers).toMatchObject({
      host: 'www.dfo.no',
      'x-forwarded-for': '127.0.0.1, 127.0.0.1',
      'x-forwarded-proto': 'https',
    });
    expect(headers['set-cookie']![0]).toContain('; Secure');
    // Nobody behind nginx is who runs this.
    expect((await ask(port, '/metrics')).text).toContain('Blåbær');
  });

  test('nothing of nginx’s own stands in the place of a page', async () => {
    const { port } = await start();
    const { text } = await ask(port, '/inside');
    expect(text).toContain('data-dfo-src');
    expect(liveIn(text)).toEqual([]);
  });
});

test('behind nginx a WebSocket goes through', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  atEnd(() => {
    for (const one of sockets.clients) one.terminate();
    server.close();
  });
  const front = await inFront(`http://127.0.0.1:${await listen(server)}`);
  const port = await nginx(
    `location / { proxy_pass http://127.0.0.1:${front.port}; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_set_header Host $host; }`,
  );
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  atEnd(() => socket.terminate());
  const heard: string[] = [];
  socket.on('open', () => socket.send('Hei')).on('message', (data: Buffer) => heard.push(data.toString()));
  await expect.poll(() => heard).toEqual(['Hei']);
});

describe('in front of nginx', () => {
  async function start(options = {}) {
    const folder = folderOf({
      'index.html': page(),
      'large.html': large,
      'latin.html': Buffer.from(page('Bl\xe5b\xe6r').replace('Blåbær', 'Bl\xe5b\xe6r'), 'latin1'),
      'film.mp4': upload,
      'a.css': 'a{}'.repeat(5000),
      'error.html': page(`${vendor}Finnes ikke`),
      'sub/index.html': page(),
    });
    const port = await nginx(
      `root ${folder}; gzip on; gzip_types text/css; gzip_min_length 100; error_page 404 /error.html; absolute_redirect off;`,
    );
    return inFront(`http://127.0.0.1:${port}`, options);
  }

  test('pages come gated, packed or not, and of 5 MB', async () => {
    const { port } = await start();
    const plain = await ask(port, '/large.html');
    expect([plain.isWhole, heldIn(plain.text), liveIn(plain.text)]).toEqual([true, 60_000, []]);
    const packed = await ask(port, '/large.html', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(heldIn(zlib.gunzipSync(packed.bytes).toString())).toBe(60_000);
    const latin = await ask(port, '/latin.html');
    expect(latin.bytes.includes(Buffer.from('Bl\xe5b\xe6r', 'latin1'))).toBe(true);
    expect(latin.headers['content-type']).toBe('text/html; charset=windows-1252');
  });

  test('files come as they are: whole, in parts, packed, as heads and as 304', async () => {
    const { port } = await start();
    const whole = await ask(port, '/film.mp4');
    expect([whole.bytes.equals(upload), whole.headers['content-length'], whole.headers['content-type']]).toEqual([
      true,
      '5000000',
      'video/mp4',
    ]);
    const part = await ask(port, '/film.mp4', { headers: { Range: 'bytes=5-104' } });
    expect([part.status, part.headers['content-range'], part.bytes.equals(upload.subarray(5, 105))]).toEqual([
      206,
      'bytes 5-104/5000000',
      true,
    ]);
    const parts = await ask(port, '/film.mp4', { headers: { Range: 'bytes=0-1,5-6' } });
    expect([parts.status, parts.headers['content-type'], parts.headers['content-security-policy']]).toEqual([
      206,
      expect.stringContaining('multipart/byteranges'),
      undefined,
    ]);
    expect((await ask(port, '/film.mp4', { headers: { Range: 'bytes=9999999-' } })).status).toBe(416);
    const head = await ask(port, '/film.mp4', { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([200, '5000000', 0]);
    const { etag, 'last-modified': date } = whole.headers;
    for (const headers of [{ 'If-None-Match': etag! }, { 'If-Modified-Since': date! }])
      expect((await ask(port, '/film.mp4', { headers })).status).toBe(304);
    const style = await ask(port, '/a.css', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(zlib.gunzipSync(style.bytes).toString()).toBe('a{}'.repeat(5000));
  });

  test('conditions and parts of pages bring whole pages, or 304 under the same policy', async () => {
    const { port } = await start();
    const { etag } = (await ask(port)).headers;
    expect(etag).toMatch(/^W\/"dfo-/);
    expect((await ask(port, '/', { headers: { 'If-None-Match': etag! } })).status).toBe(304);
    expect((await ask(port, '/', { headers: { 'If-None-Match': etag!, Cookie: cookies.yes } })).status).toBe(200);
    const [, name] = /s-(.*)"$/.exec(etag!)!;
    for (const headers of [
      { 'If-None-Match': `"${name}"` },
      { 'If-Modified-Since': new Date().toUTCString() },
      { Range: 'bytes=0-99' },
    ])
      expect(await ask(port, '/', { headers: { Accept: 'text/html', ...headers } })).toMatchObject({
        status: 200,
        text: expect.stringContaining('data-dfo-src'),
      });
  });

  test('what it says of its own is said on', async () => {
    const { port } = await start();
    expect(await ask(port, '/sub')).toMatchObject({ status: 301, headers: { location: '/sub/' } });
    const missing = await ask(port, '/missing');
    expect([missing.status, missing.text.includes('data-dfo-src'), missing.text.includes('Finnes ikke')]).toEqual([
      404,
      true,
      true,
    ]);
    expect((await ask(port, '/', { method: 'POST', body: 'a' })).status).toBe(405);
  });
});

describe('in front of PHP', () => {
  const script = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$vendor = '${vendor}';
switch ($path) {
  case '/large': for ($i = 0; $i < 60000; $i++) echo $i ? '' : '<!doctype html><html><body>', $vendor, "<p>Blåbær</p>\\n"; break;
  case '/streamed': echo '<!doctype html><html><body>FIRST', $vendor; ob_flush(); flush(); usleep(2000000); echo 'SECOND'; break;
  case '/events': header('Content-Type: text/event-stream'); echo "data: one\\n\\n"; ob_flush(); flush(); usleep(2000000); echo "data: two\\n\\n"; break;
  case '/packed': ob_start('ob_gzhandler'); echo '<!doctype html><html><body>', $vendor; break;
  case '/latin': header('Content-Type: text/html; charset=iso-8859-1'); echo '<!doctype html><html><body>', "bl\\xe5b\\xe6r", $vendor; break;
  case '/upload': echo hash('sha256', file_get_contents('php://input')), ' ', $_SERVER['REQUEST_METHOD']; break;
  case '/form': header('Content-Type: text/plain'); echo $_POST['name'], ' ', hash_file('sha256', $_FILES['file']['tmp_name']); break;
  case '/told': header('Content-Type: application/json'); echo json_encode([$_SERVER['HTTP_HOST'], $_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_X_FORWARDED_PROTO'], $_COOKIE, $_GET]); break;
  case '/there': header('Location: /here', true, 303); break;
  case '/error': http_response_code(500); echo '<!doctype html><html><body>Oops', $vendor; break;
  case '/same': header('ETag: "v1"'); if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === '"v1"') { http_response_code(304); break; } echo '<!doctype html><html><body>', $vendor; break;
  default: setcookie('a', '1'); setcookie('b', '2'); header("X-Own: Bl\\xe5"); echo '<!doctype html><html lang="nn"><body>', $vendor;
}`;
  const start = async () => inFront(`http://127.0.0.1:${await php(script)}`);

  test('pages come gated: short, of 5 MB, packed, in Latin letters, with errors', async () => {
    const { port } = await start();
    const first = await ask(port, '/', { headers: { Cookie: cookies.yes } });
    expect(first.text).toContain('data-dfo-src');
    expect(first.text).toContain('Får vi samle');
    expect(first.headers['set-cookie']).toEqual(['a=1', 'b=2', expect.stringContaining('dfo-consent=')]);
    expect(first.headers['x-own']).toBe('Bl\xe5');
    const whole = await ask(port, '/large');
    expect([whole.isWhole, heldIn(whole.text)]).toEqual([true, 60_000]);
    const packed = await ask(port, '/packed', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(zlib.gunzipSync(packed.bytes).toString()).toContain('data-dfo-src');
    expect((await ask(port, '/latin')).bytes.includes(Buffer.from('bl\xe5b\xe6r<iframe data-service', 'latin1'))).toBe(
      true,
    );
    expect(await ask(port, '/error')).toMatchObject({ status: 500, text: expect.stringContaining('data-dfo-src') });
    expect(await ask(port, '/there')).toMatchObject({ status: 303, headers: { location: '/here' } });
    expect((await ask(port, '/', { method: 'HEAD' })).text).toBe('');
  });

  test('what has come is passed on at once', async () => {
    const { port } = await start();
    for (const [path, first, then] of [
      ['/streamed', 'FIRST', 'SECOND'],
      ['/events', 'data: one', 'data: two'],
    ] as const) {
      const heard = hear(port, path);
      await expect.poll(() => heard.text).toContain(first);
      expect(heard.text).not.toContain(then);
      await expect.poll(() => heard.text).toContain(then);
    }
  });

  test('uploads and forms come whole', async () => {
    const { port } = await start();
    const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': String(upload.length) };
    for (const method of ['POST', 'PUT'])
      expect((await ask(port, '/upload', { method, headers, body: upload })).text).toContain(
        `${digest(upload)} ${method}`,
      );
    const body = Buffer.concat([
      Buffer.from(
        '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nBlåbær\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
      ),
      upload,
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const form = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(body.length) };
    expect((await ask(port, '/form', { method: 'POST', headers: form, body })).text).toBe(`Blåbær ${digest(upload)}`);
  });

  test('it hears who asks, and with what', async () => {
    const { port } = await start();
    const { text } = await ask(port, '/told?q=bl%C3%A5&r[]=1', {
      headers: { Host: 'www.dfo.no', Cookie: 'a=b; c=d', 'X-Forwarded-Proto': 'https' },
    });
    expect(JSON.parse(text)).toEqual(['www.dfo.no', '127.0.0.1', 'https', { a: 'b', c: 'd' }, { q: 'blå', r: ['1'] }]);
  });

  test('a page that is as it was is 304', async () => {
    const { port } = await start();
    const { etag } = (await ask(port, '/same')).headers;
    expect((await ask(port, '/same', { headers: { 'If-None-Match': etag! } })).status).toBe(304);
    expect((await ask(port, '/same', { headers: { 'If-None-Match': etag!, Cookie: cookies.yes } })).status).toBe(200);
  });
});
