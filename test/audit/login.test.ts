/** @module-tag matrix */
/** Pages behind a login: the state of a login is brought along, and what it has left on the device is not the page's doing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLoginState } from '../../src/audit/observe/login.js';
import { serve, type Server } from '../harness/serve.js';
import { auditOf } from './run.js';
import { host, replyOf, site, start } from './site.js';

let server: Server;
beforeAll(async () => {
  server = await serve((request) =>
    request.host === host && request.path === '/' && !request.cookie.includes('session=made-up')
      ? { status: 403 }
      : replyOf(site())(request),
  );
});
afterAll(async () => {
  await server?.close();
});

const stateOf = (cookies: readonly object[]) => ({
  loginState: readLoginState(
    JSON.stringify({
      cookies,
      origins: [{ origin: `https://${host}`, localStorage: [{ name: 'signed-in', value: 'yes' }] }],
    }),
    'login.json',
  ),
});
const session = {
  name: 'session',
  value: 'made-up',
  domain: host,
  path: '/',
  expires: -1,
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
};

test('with the state of a login the page is opened, and what the login has stored is not reported', async () => {
  const { pages, findings, items } = await auditOf(server, { url: start, options: stateOf([session]) });
  expect(pages).toMatchObject([{ status: 200, failures: [] }]);
  expect(findings).toEqual([]);
  expect(items.map(({ name }) => name)).not.toContain('signed-in');
});

test('without it the page is not, and that is told', async () => {
  const { pages, findings } = await auditOf(server, { url: start, options: stateOf([]) });
  expect(pages).toMatchObject([{ status: 403 }]);
  expect(findings.map(({ rule }) => rule)).toEqual(['page-failed']);
});
