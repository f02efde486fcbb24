import type { BrowserContext, Page } from 'playwright-core';
import type { Registry, StoredItem } from '../../../registry/index.js';
import { cookieName } from '../../decide/answer.js';
import type { Stored } from '../model.js';

/** Playwright's storage state, as `context.storageState()` or `playwright codegen --save-storage` write it. */
export interface LoginState {
  readonly cookies: Parameters<BrowserContext['addCookies']>[0];
  readonly origins: readonly {
    readonly origin: string;
    readonly localStorage: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/**
 * Reads a login state.
 *
 * @throws RangeError for what is none
 */
export function readLoginState(text: string, file: string): LoginState {
  const fault = new RangeError(
    `${file} is no storage state: make one with "npx playwright codegen --save-storage=${file} ADDRESS" and log in there.`,
  );
  let read: Partial<LoginState>;
  try {
    read = JSON.parse(text) as Partial<LoginState>;
  } catch {
    throw fault;
  }
  if (!read || !Array.isArray(read.cookies) || !Array.isArray(read.origins ?? [])) throw fault;
  return { cookies: read.cookies, origins: read.origins ?? [] };
}

/**
 * Without what whoever logged in has said to the banner, and what was stored on its strength: the visitors here have an answer of their
 * own, and what they are not asked for is a finding.
 */
export function withoutConsent({ cookies, origins }: LoginState, { services }: Registry): LoginState {
  const items = Object.values(services).flatMap(({ legalBasis, items }): readonly StoredItem[] =>
    legalBasis === 'consent' ? items : [],
  );
  const isOfConsent = ({ name }: { name: string }) =>
    name === cookieName ||
    items.some((item) =>
      [item.name, ...(item.alsoNamed ?? [])].some((known) =>
        item.match === 'prefix' ? name.startsWith(known) : name === known,
      ),
    );
  return {
    cookies: cookies.filter((one) => !isOfConsent(one)),
    origins: origins.map(({ origin, localStorage: kept }) => ({
      origin,
      localStorage: kept.filter((one) => !isOfConsent(one)),
    })),
  };
}

/** Puts on the device what a login has left there. No server hears of it. */
export async function logIn(context: BrowserContext, page: Page, { cookies, origins }: LoginState): Promise<void> {
  await context.addCookies(cookies);
  for (const { origin, localStorage: kept } of origins) {
    const address = `${origin}/`;
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(address);
    await page.evaluate((items) => items.forEach(({ name, value }) => localStorage.setItem(name, value)), [...kept]);
    await page.unroute(address);
  }
  if (origins.length) await page.goto('about:blank');
}

/** Whether it lies there because of the login, and not of the page. */
export function isOfLogin({ cookies, origins }: LoginState, { kind, name, host }: Stored): boolean {
  if (kind === 'cookie')
    return cookies.some((one) => one.name === name && bare(one.domain ?? hostOf(one.url)) === bare(host));
  return (
    kind === 'localStorage' &&
    origins.some(({ origin, localStorage: kept }) => hostOf(origin) === host && kept.some((one) => one.name === name))
  );
}

const hostOf = (address = '') => (URL.canParse(address) ? new URL(address).hostname : '');
const bare = (host: string) => host.replace(/^\./, '');
