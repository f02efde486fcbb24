import { expect, test } from 'vitest';
import { registry } from '../../../registry/index.js';
import { readLoginState, withoutConsent } from '../../../src/audit/observe/login.js';

const cookie = (name: string) => ({ name, value: 'x', domain: 'www.dfo.no', path: '/' });

test('what was answered while logging in, and stored on its strength, is not brought along; the login is', () => {
  const state = readLoginState(
    JSON.stringify({
      cookies: ['dfo-consent', '_pk_id.7.3d92', 'session'].map(cookie),
      origins: [{ origin: 'https://www.dfo.no', localStorage: [{ name: 'signed-in', value: 'yes' }] }],
    }),
    'login.json',
  );
  const { cookies, origins } = withoutConsent(state, registry);
  expect(cookies.map(({ name }) => name)).toEqual(['session']);
  expect(origins[0]!.localStorage.map(({ name }) => name)).toEqual(['signed-in']);
});
