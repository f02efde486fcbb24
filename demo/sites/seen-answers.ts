import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { registry } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';
import { cookieName, dayOf, parse } from '../../src/decide/answer.js';
import { indexOrigin } from '../hosts.js';
import { languageOf } from './language.js';
import type { Website } from './model.js';

/** What lies in this browser of a visitor's answer to a site; `nothing` where the site does not ask. */
export type SeenAnswer = 'unanswered' | 'yes' | 'no' | 'nothing';

const letters = { u: 'unanswered', y: 'yes', n: 'no', '-': 'nothing' } as const satisfies Record<string, SeenAnswer>;
const path = '/__qa/answer';

export const websites = Object.entries<Site>(registry.sites).filter(
  ([, { kind }]) => kind === 'website',
) as readonly (readonly [Website, Site])[];

/** The address of a site on this machine, as seen from a local page. */
export const siteOrigin = (site: Website, page: URL): string =>
  `${page.protocol}//${site}.localhost${page.port && `:${page.port}`}`;

/**
 * Where the browser is sent from the index, to come back with what each site's cookie says: no page sees another site's cookies, and no
 * request from one carries them, but a navigation does. Undefined where it has been, and for what is no browser's navigation.
 */
export function roundTrip(c: Context): string | undefined {
  const page = new URL(c.req.url);
  if (page.searchParams.has('seen') || c.req.header('sec-fetch-mode') !== 'navigate') return undefined;
  return hop(page, '');
}

/** A site's part of the trip: it adds its letter and sends the browser on. */
export function tellAnswer(c: Context, site: Website): Response {
  const page = new URL(c.req.url);
  const seen = page.searchParams.get('seen') ?? '';
  c.header('cache-control', 'no-store');
  return c.redirect(hop(page, seen + letterOf(site, getCookie(c, cookieName))), 302);
}

function hop(page: URL, seen: string): string {
  const next = websites[seen.length];
  const query = new URLSearchParams({ seen, lang: languageOf(page) });
  return next ? `${siteOrigin(next[0], page)}${path}?${query}` : `${indexOrigin(page)}/?${query}`;
}

function letterOf(site: Website, cookie: string | undefined): keyof typeof letters {
  const { banner, inContext }: Site = registry.sites[site];
  if (!banner.length && !inContext.length) return '-';
  const answer = parse(cookie, dayOf(Date.now()));
  return answer.state === 'unanswered' ? 'u' : answer.yes.size ? 'y' : 'n';
}

/** What a page was told on the trip, by site; empty where there was none. */
export function seenAnswers(page: URL): ReadonlyMap<Website, SeenAnswer> {
  const seen = page.searchParams.get('seen') ?? '';
  return new Map(
    websites.flatMap(([site], i) => {
      const letter = seen[i];
      return letter && letter in letters ? [[site, letters[letter as keyof typeof letters]] as const] : [];
    }),
  );
}
