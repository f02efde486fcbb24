import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNetLog } from '../../../src/audit/observe/net-log.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dfo-consent-log-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const types = {
  URL_REQUEST_START_JOB: 1,
  HTTP_STREAM_JOB_CONTROLLER: 2,
  COOKIE_STORE_COOKIE_ADDED: 3,
  COOKIE_INCLUSION_STATUS: 4,
  REQUEST_ALIVE: 5,
};
const event = (type: keyof typeof types, id: number, params: object, time = 10) =>
  JSON.stringify({ type: types[type], source: { id, type: 1 }, time: String(time), phase: 1, params });
const request = (id: number, url: string, more: object = {}, time = 10) =>
  event('URL_REQUEST_START_JOB', id, { url, initiator: 'https://www.dfo.no', request_type: 'other', ...more }, time);

/** A log as Chromium writes it: a line for what the numbers mean, then one for each event. */
async function read(events: readonly string[], end = '\n],\n"polledData": []}\n') {
  const file = join(folder, 'log.json');
  await writeFile(
    file,
    `{"constants":${JSON.stringify({ logEventTypes: types, timeTickOffset: 1000 })},\n"events": [\n${events.join(',\n')}${end}`,
  );
  return readNetLog(file);
}

test('requests are told with time and initiator, and those that redirected to them', async () => {
  const { requests } = await read([
    request(1, 'https://www.dfo.no/', { initiator: 'not an origin', request_type: 'main frame' }),
    request(2, 'https://www.dfo.no/go', {}, 20),
    // Asked for again with a certificate: no redirect.
    request(2, 'https://www.dfo.no/go', {}, 21),
    request(2, 'https://tracker.example/p', {}, 22),
  ]);
  expect(requests).toEqual([
    { time: 1010, url: 'https://www.dfo.no/', chain: [], initiator: undefined, isDocument: true },
    { time: 1020, url: 'https://www.dfo.no/go', chain: [], initiator: 'https://www.dfo.no', isDocument: false },
    {
      time: 1022,
      url: 'https://tracker.example/p',
      chain: ['https://www.dfo.no/go'],
      initiator: 'https://www.dfo.no',
      isDocument: false,
    },
  ]);
});

test('what the browser asks its makers for is left out', async () => {
  const { requests } = await read([
    request(1, 'https://update.example/', { initiator: 'not an origin' }),
    request(2, 'data:text/plain,a'),
    request(3, 'wss://socket.example/'),
  ]);
  expect(requests.map(({ url }) => url)).toEqual(['wss://socket.example/']);
});

test('connections ahead of need are told, others are not', async () => {
  const { connections } = await read([
    event('HTTP_STREAM_JOB_CONTROLLER', 1, { url: 'https://ahead.example/', is_preconnect: true }),
    event('HTTP_STREAM_JOB_CONTROLLER', 2, { url: 'https://asked.example/', is_preconnect: false }),
  ]);
  expect(connections).toEqual([{ time: 1010, url: 'https://ahead.example/' }]);
});

test('a cookie is told with the response that set it, or without where a script did', async () => {
  const cookie = (name: string) => ({ name, domain: 'www.dfo.no', path: '/' });
  const { cookies } = await read([
    request(7, 'https://www.dfo.no/'),
    event('COOKIE_STORE_COOKIE_ADDED', 3, { ...cookie('server'), httponly: true }),
    event('COOKIE_INCLUSION_STATUS', 7, { ...cookie('server'), operation: 'store' }),
    event('COOKIE_STORE_COOKIE_ADDED', 3, { ...cookie('script'), httponly: false }, 30),
    event('COOKIE_INCLUSION_STATUS', 7, { ...cookie('script'), operation: 'send' }, 31),
  ]);
  expect(cookies).toEqual([
    { time: 1010, name: 'server', domain: 'www.dfo.no', path: '/', httpOnly: true, response: 'https://www.dfo.no/' },
    { time: 1030, name: 'script', domain: 'www.dfo.no', path: '/', httpOnly: false, response: undefined },
  ]);
});

test('a log that was cut off tells what it has', async () => {
  const { requests } = await read(
    [request(1, 'https://www.dfo.no/'), request(2, 'https://www.dfo.no/b').slice(0, 40)],
    '',
  );
  expect(requests.map(({ url }) => url)).toEqual(['https://www.dfo.no/']);
});
