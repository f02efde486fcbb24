/** Pages that went through before: whoever gets one of them gets what its own bytes would have given, however they come. */
import { expect, test } from 'vitest';
import { nodeCodings } from '../../src/server/codings.js';
import { makePageGate } from '../../src/server/page-gate.js';
import { ask, html, inFrontOf, liveIn, page, vendor } from './servers.js';

const long = (what: string) => page(`${vendor}<p>${'Blåbær '.repeat(400)}</p>`.repeat(4) + what);

test('the second time a page is what it was, and is counted as often', async () => {
  const { port, lines } = await inFrontOf((_, response) => response.writeHead(200, html).end(long('A')));
  const first = await ask(port);
  const second = await ask(port);
  expect(second.text).toBe(first.text);
  expect(liveIn(second.text)).toEqual([]);
  expect(second.headers['content-type']).toBe(first.headers['content-type']);
  await expect
    .poll(() => lines.filter(({ kind }) => kind === 'page').map(({ held }) => held))
    .toEqual([{ vimeo: 4 }, { vimeo: 4 }]);
});

const source = long('THE END');
const other = (at: number) => `${source.slice(0, at)}${vendor}${source.slice(at)}`;
test.for([
  ['a page that differs at once', source.replace('<html', '<html data-other')],
  ['one that has one embed more, early', other(source.indexOf('<p>'))],
  ['one that has one more, late', other(source.lastIndexOf('THE END'))],
  ['one that is shorter', source.slice(0, -3000)],
  ['one that ends where the known one has bytes left', source.slice(0, 1024)],
  ['one that is longer', `${source}${vendor}`],
  ['one that changes within a tag', source.replace(/title="(?![\s\S]*title=")/, 'title="Another ')],
  ['an empty one', ''],
] as const)('%s is gated itself', async ([, changed]) => {
  let now = source;
  const { port } = await inFrontOf((_, response) => response.writeHead(200, html).end(now));
  const fresh = await inFrontOf((_, response) => response.writeHead(200, html).end(changed));
  await ask(port);
  now = changed;
  const { text, isWhole } = await ask(port);
  expect(isWhole).toBe(true);
  expect(text).toBe((await ask(fresh.port)).text);
  expect(liveIn(text)).toEqual([]);
});

test('wherever it is cut on its way, and wherever it becomes another', async () => {
  let pieces: readonly string[] = [source];
  const { port } = await inFrontOf(async (_, response) => {
    response.writeHead(200, html);
    for (const piece of pieces) {
      response.write(piece);
      await new Promise((done) => setTimeout(done, 2));
    }
    response.end();
  });
  const fresh = await inFrontOf(({ url }, response) =>
    response.writeHead(200, html).end(endsAt(Number(url!.slice(1)))),
  );
  const endsAt = (at: number) => `${source.slice(0, at)}${vendor}ANOTHER END`;
  const gated = (await ask(port)).text;
  for (const at of [1, 7, 400, 1023, 1024, 1025, 2500, source.length - 1]) {
    pieces = [source.slice(0, at), source.slice(at)];
    expect((await ask(port)).text).toBe(gated);
    pieces = [source.slice(0, at), endsAt(at).slice(at)];
    const { text } = await ask(port);
    expect(text).toBe((await ask(fresh.port, `/${at}`)).text);
    expect(liveIn(text)).toEqual([]);
    // It stands for the address now, and the first one is gated again.
    pieces = [source];
    expect((await ask(port)).text).toBe(gated);
  }
});

test('what has come of a known page is passed on at once', async () => {
  let isHeard = () => {};
  let isFirst = true;
  const { port } = await inFrontOf(async (_, response) => {
    // As a whole, so that it is known by no piece of it.
    if (isFirst) return response.writeHead(200, html).end(source);
    response.writeHead(200, html).write(source.slice(0, 3000));
    await new Promise<void>((done) => {
      isHeard = done;
    });
    response.end(source.slice(3000));
  });
  await ask(port);
  isFirst = false;
  let text = '';
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes('data-dfo-src')) text += (await reader.read()).value;
  expect(text).not.toContain('THE END');
  isHeard();
  for (let more = await reader.read(); !more.done; more = await reader.read()) text += more.value;
  expect(text).toContain('THE END');
});

test('another address, host, encoding and policy of its own each has a page of its own', async () => {
  let headers: Record<string, string> = { ...html };
  const { port } = await inFrontOf((_, response) => response.writeHead(200, headers).end(source));
  const plain = (await ask(port)).text;
  expect((await ask(port, '/other?a=1')).text).toBe(plain);
  headers = { ...html, 'Content-Security-Policy': "script-src 'none'" };
  const closed = (await ask(port)).text;
  expect(closed).not.toBe(plain);
  headers = { ...html };
  expect((await ask(port)).text).toBe(plain);
  headers = { 'Content-Type': 'text/html; charset=windows-1252' };
  expect((await ask(port)).headers['content-type']).toContain('windows-1252');
  headers = { ...html, 'Content-Security-Policy': "script-src 'nonce-abc'" };
  expect((await ask(port)).text).toContain('nonce="abc"');
  headers = { ...html, 'Content-Security-Policy': "script-src 'nonce-def'" };
  const { text } = await ask(port);
  expect(text).toContain('nonce="def"');
  expect(text).not.toContain('nonce="abc"');
});

test('what a server calls private is gated each time, and no other page is', () => {
  const gate = makePageGate({ site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } }, nodeCodings);
  const asked = { method: 'GET', path: '/', headers: [['Host', 'www.dfo.no']] as const, isSecure: true };
  const timesHeld = (cacheControl: string) => {
    const at: number[] = [];
    for (const _ of [1, 2]) {
      const answered = { status: 200, headers: [...Object.entries(html), ['Cache-Control', cacheControl] as const] };
      let told = 0;
      const outcome = gate.outcome(asked, answered, { held: () => void told++ });
      if (outcome.kind !== 'page') throw new Error('It is a page.');
      outcome.bytes!.write(Buffer.from(source));
      // A known page tells at its end alone.
      at.push(told);
      outcome.bytes!.end();
    }
    return at;
  };
  expect(timesHeld('no-cache')).toEqual([4, 0]);
  for (const own of ['private', 'no-store', 'max-age=0, Private="set-cookie"']) expect(timesHeld(own)).toEqual([4, 4]);
});
