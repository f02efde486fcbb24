import { expect, test } from 'vitest';
import { fixture } from './fixture.js';

const at = fixture(({ host }) =>
  host === 'public.tableau.com'
    ? { headers: { 'set-cookie': 'tableau_locale=nn; SameSite=None; Secure; Path=/' }, body: 'frame' }
    : '<!doctype html><iframe src="https://public.tableau.com/views/a"></iframe>',
);

test('this profile lets third parties set cookies, so that tests which find none mean something (R98)', async () => {
  const tab = await at.browser.fresh();
  await tab.goto('https://www.dfo.no/');
  await expect.poll(async () => (await at.browser.context.cookies()).map(({ domain, name }) => `${domain} ${name}`)).toEqual([
    'public.tableau.com tableau_locale',
  ]);
});
