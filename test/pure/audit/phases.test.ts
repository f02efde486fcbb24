import { expect, test } from 'vitest';
import type { Stored } from '../../../src/audit/model.js';
import { phasesOf, type Visit } from '../../../src/audit/observe/phases.js';

const page = 'https://www.dfo.no/';
const nothing: Visit = {
  entered: [
    { state: 'unanswered', time: 100 },
    { state: 'refused', time: 200 },
  ],
  log: { requests: [], connections: [], cookies: [] },
  asked: () => undefined,
  when: (_, time) => time,
  writes: [],
  snapshots: [],
  page,
};
const request = (time: number, url: string, chain: string[] = []) => ({
  time,
  url,
  chain,
  initiator: page,
  isDocument: false,
});
const logged = (time: number, name: string, response?: string) => ({
  time,
  name,
  domain: 'www.dfo.no',
  path: '/',
  httpOnly: false,
  response,
});
const lying = (name: string): Stored => ({ kind: 'cookie', name, host: 'www.dfo.no', path: '/' });
const urls = (visit: Partial<Visit>) =>
  phasesOf({ ...nothing, ...visit }).map(({ state, contacts }) => [state, contacts.map(({ url }) => url)]);

test('what happened belongs to the state that the visitor was in; what was before is nobody’s', () => {
  const requests = [
    request(50, `${page}before`),
    request(100, `${page}a`),
    request(199, `${page}b`),
    request(200, `${page}c`),
  ];
  expect(urls({ log: { ...nothing.log, requests } })).toEqual([
    ['unanswered', [`${page}a`, `${page}b`]],
    ['refused', [`${page}c`]],
  ]);
});

test('a connection counts where nothing was asked of its host', () => {
  const log = {
    ...nothing.log,
    requests: [request(110, 'https://a.example/x')],
    connections: [
      { time: 110, url: 'https://a.example/' },
      { time: 110, url: 'https://b.example/' },
    ],
  };
  expect(urls({ log })[0]).toEqual(['unanswered', ['https://a.example/x', 'https://b.example/']]);
});

test('a redirected request belongs to whoever asked for the first address', () => {
  const asked = (url: string) =>
    url === `${page}go`
      ? ({ type: 'image', frame: page, initiator: { kind: 'parser', url: page, line: 4 } } as const)
      : undefined;
  const [phase] = phasesOf({
    ...nothing,
    asked,
    log: { ...nothing.log, requests: [request(110, 'https://t.example/p', [`${page}go`])] },
  });
  expect(phase!.contacts[0]).toEqual({
    url: 'https://t.example/p',
    host: 't.example',
    type: 'image',
    frame: page,
    chain: [`${page}go`],
    initiator: { kind: 'parser', url: page, line: 4 },
  });
});

test('a cookie that was set and is gone again is told so; one that lies there is told once', () => {
  const visit = {
    log: { ...nothing.log, cookies: [logged(110, 'gone'), logged(111, 'stays', page)] },
    snapshots: [{ state: 'unanswered' as const, stored: [lying('stays')] }],
  };
  expect(phasesOf({ ...nothing, ...visit })[0]!.stored).toEqual([
    { ...lying('stays'), initiator: { kind: 'server', url: page } },
    { ...lying('gone'), httpOnly: false, isGone: true },
  ]);
});

test('who stored it is the script that wrote last', () => {
  const writes = [1, 2].map((line) => ({
    time: 110 + line,
    kind: 'cookie' as const,
    name: 'a',
    host: 'www.dfo.no',
    url: `${page}a.js`,
    line,
  }));
  const [phase] = phasesOf({
    ...nothing,
    writes,
    snapshots: [{ state: 'unanswered', stored: [lying('a'), { ...lying('a'), host: '.dfo.no' }] }],
  });
  expect(phase!.stored.map(({ initiator }) => initiator)).toEqual(
    Array(2).fill({ kind: 'script', url: `${page}a.js`, line: 2 }),
  );
});

test('what was written to a store and taken out again is told', () => {
  const writes = [{ time: 110, kind: 'localStorage' as const, name: 'a', host: 'www.dfo.no' }];
  expect(phasesOf({ ...nothing, writes })[0]!.stored).toEqual([
    { kind: 'localStorage', name: 'a', host: 'www.dfo.no', isGone: true, initiator: { kind: 'script' } },
  ]);
});

test('of two looks at one cookie the longer lifetime counts, for it is nearer to when it was set', () => {
  const snapshots = [10, 8].map((lifetime) => ({
    state: 'unanswered' as const,
    stored: [{ ...lying('a'), lifetime }],
  }));
  expect(phasesOf({ ...nothing, snapshots })[0]!.stored.map(({ lifetime }) => lifetime)).toEqual([10]);
});

test('a request belongs to the state in which the page asked for it, however late the network began', () => {
  const log = { ...nothing.log, requests: [request(210, 'https://a.example/'), request(230, 'https://b.example/')] };
  const when = (url: string, time: number) => (url === 'https://a.example/' ? 190 : time);
  const hosts = phasesOf({ ...nothing, log, when }).map(({ contacts }) => contacts.map(({ host }) => host));
  expect(hosts).toEqual([['a.example'], ['b.example']]);
});
