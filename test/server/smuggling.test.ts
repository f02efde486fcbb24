/** What two servers could read in two ways ends here, and nothing of it comes to the server behind. */
import { describe, expect, test } from 'vitest';
import { behind, html, inFront, page, raw } from './servers.js';

const start = async () => {
  const server = await behind((request, response) => {
    request.resume();
    response.writeHead(200, html).end(page());
  });
  return { server, front: await inFront(server.origin) };
};
const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
const hidden = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';

test.each([
  ['both lengths', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  [
    'both lengths, the other way round',
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
  ],
  ['two lengths', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 39\r\n\r\n`],
  ['two lengths that are one', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab`],
  ['a list of lengths', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 39\r\n\r\n`],
  ['a length with a sign', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\nab`],
  ['a length below nothing', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -2\r\n\r\nab`],
  ['a length in hexadecimal', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x2\r\n\r\nab`],
  ['a length beyond all', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nab`],
  [
    'a coding of the transfer that is none',
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'a second coding of the transfer',
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['chunked that is not last', `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
  [
    'chunked twice',
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['a coding of the transfer in HTTP/1.0', `POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  [
    'a coding of the transfer before its colon',
    `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['a header that goes on in the next line', `GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n`],
  ['a first header that goes on in the next line', `GET / HTTP/1.1\r\n Host: a\r\n\r\n`],
  ['a space before a colon', `GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n`],
  ['a name with a space', `GET / HTTP/1.1\r\nHost: a\r\nX Y: a\r\n\r\n`],
  ['a header without a name', `GET / HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n`],
  ['a header without a colon', `GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n`],
  ['lines that end in a line feed alone', `GET / HTTP/1.1\nHost: a\n\n`],
  ['one line that ends in a line feed alone', `GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n`],
  ['one line that ends in a carriage return alone', `GET / HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n`],
  ['a head that ends in a line feed alone', `GET / HTTP/1.1\r\nHost: a\r\n\n`],
  ['a null in a header', `GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n`],
  ['a null in a name', `GET / HTTP/1.1\r\nHost: a\r\nX\0: b\r\n\r\n`],
  ['a null in the path', `GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n`],
  ['a space in the path', `GET /a b HTTP/1.1\r\nHost: a\r\n\r\n`],
  ['a protocol that is none', `GET / HTTP/1.9\r\nHost: a\r\n\r\n`],
  ['no protocol', `GET /\r\n\r\n`],
  ['a method that is none', `GE/T / HTTP/1.1\r\nHost: a\r\n\r\n`],
  ['no host', `GET / HTTP/1.1\r\n\r\n`],
  ['an empty host', `GET / HTTP/1.1\r\nHost:\r\n\r\n`],
  ['two hosts', `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`],
  ['one host twice', `GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n`],
  ['a host with a path', `GET / HTTP/1.1\r\nHost: a/b\r\n\r\n`],
  ['a host with a user', `GET / HTTP/1.1\r\nHost: a@b\r\n\r\n`],
  ['a list of hosts', `GET / HTTP/1.1\r\nHost: a, b\r\n\r\n`],
  ['another server', `GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n`],
  ['another server, encrypted', `GET https://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n`],
  ['no path at all', `OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n`],
  ['a tunnel', `CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n`],
])('%s', async (_, request) => {
  const { server, front } = await start();
  const text = await raw(front.port, request + hidden, true);
  const [first, ...others] = statuses(text);
  expect(first).toMatch(/^(400|405|501)$/);
  expect(others).toEqual([]);
  expect(server.asked).toEqual([]);
  expect(new Set(front.lines.map(({ fault }) => fault))).toEqual(new Set(['refused']));
});

describe('a body that breaks its own rules is broken off', () => {
  test.each([
    ['a length of a chunk that is none', 'xyz\r\nab\r\n0\r\n\r\n'],
    ['a length of a chunk with a space', '2 \r\nab\r\n0\r\n\r\n'],
    ['a length of a chunk beyond all', 'ffffffffffffffffff\r\nab\r\n0\r\n\r\n'],
    ['a length of a chunk in another form', '0x2\r\nab\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', '2\r\nabc\r\n0\r\n\r\n'],
    ['chunks that end in a line feed alone', '2\nab\n0\n\n'],
    ['an extension with a line feed', '2;a\nb\r\nab\r\n0\r\n\r\n'],
    ['a trailer with a null', '2\r\nab\r\n0\r\nX: \0\r\n\r\n'],
  ])('%s', async (_, body) => {
    const bodies: (string | undefined)[] = [];
    const server = await behind((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.once('close', () => bodies.push(request.complete ? text : undefined));
      request.once('end', () => response.end());
    });
    const front = await inFront(server.origin);
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(statuses(await raw(front.port, head + body + hidden, true))).not.toContain('200');
    expect(bodies.filter((one) => one !== undefined)).toEqual([]);
    expect(server.asked.map(({ url }) => url)).not.toContain('/hidden');
  });
});

/** The twin of all of the above. */
test('sound requests one after another on a connection are all answered', async () => {
  const { server, front } = await start();
  const text = await raw(
    front.port,
    [
      'POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab',
      'POST /2 HTTP/1.1\r\nHost: www.dfo.no:8080\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n0\r\nX: y\r\n\r\n',
      'GET /3 HTTP/1.1\r\nHost: [::1]:80\r\nX:\r\n\r\n',
      'GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ].join(''),
  );
  expect(statuses(text)).toEqual(['200', '200', '200', '200']);
  expect(server.asked.map(({ url }) => url).sort()).toEqual(['/1', '/2', '/3', '/4']);
  expect(await raw(front.port, 'GET /5 HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200/);
  expect(server.asked.at(-1)!.headers.host).toBe(`127.0.0.1:${server.port}`);
});
