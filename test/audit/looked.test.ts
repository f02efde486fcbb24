/** @module-tag matrix */
/** Pages that are not looked at whole say so: what nobody has met is not known to be right. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { chromiumArguments } from '../harness/drivers/chromium-arguments.js';
import { serve, type Reply, type Server } from '../harness/serve.js';
import { auditOf } from './run.js';
import { host, replyOf, site } from './site.js';

/** How often the first page has been opened. */
let opened = 0;
let first: (time: number) => Reply | undefined = () => undefined;
let server: Server;
beforeAll(async () => {
  server = await serve((request) => {
    const isFirst = request.host === host && request.path === '/';
    return (isFirst && first(opened++)) || replyOf(site())(request);
  });
});
afterAll(() => server?.close());

const open = (reply: typeof first) => {
  opened = 0;
  first = reply;
  server.forget();
};

const page = (content: string) =>
  `<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side</title></head><body><main><h1>Side</h1>${content}</main></body></html>`;

test('a control that the first visitor found, and another did not, is told', async () => {
  const controls = '<button id="yes">Ja</button><button id="no">Nei</button>';
  const look = () =>
    auditOf(server, { options: { visitors: ['unanswered', 'refused'], selectors: { accept: '#yes', reject: '#no' } } });

  open((time) => page(time === 0 ? controls : ''));
  const missing = await look();
  expect(missing.findings.map(({ rule }) => rule)).toContain('page-failed');
  expect(missing.pages[0]!.failures).toEqual([expect.stringContaining('The control for no was there before')]);
  expect(missing.pages[0]!.states).not.toContain('refused');

  open(() => page(controls));
  const there = await look();
  expect(there.findings.map(({ rule }) => rule)).not.toContain('page-failed');
  expect(there.pages[0]!.states).toContain('refused');
});

test('a page that crashes is told, and costs no more than its timeout', async () => {
  // So little memory that a page can use it up at once.
  const browser = {
    program: inject('program'),
    arguments: [...chromiumArguments(server.ports), '--js-flags=--max-old-space-size=64'],
    ignoreCertificateErrors: true,
  };
  const look = () => auditOf(server, { options: { visitors: ['unanswered'], browser, timeout: 20 } });
  const greedy = (isGreedy: boolean) =>
    page(`<script>const all = []; while (${isGreedy}) all.push(Array.from({ length: 1000 }, () => ({})));</script>`);

  open(() => greedy(true));
  const crashed = await look();
  expect(crashed.findings.map(({ rule }) => rule)).toContain('page-failed');
  expect(crashed.pages[0]!.failures).toEqual(['unanswered: The page crashed.']);
  expect(crashed.pages[0]!.took).toBeLessThan(20_000);

  open(() => greedy(false));
  const sound = await look();
  expect(sound.pages[0]!.failures).toEqual([]);
});
