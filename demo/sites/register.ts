import { Hono } from 'hono';
import { html } from 'hono/html';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Language, Site } from '../../registry/model.js';
import { declaration } from '../../src/disclosure/index.js';
import * as text from '../../src/texts/disclosure.js';
import { whoIs } from '../hosts.js';
import { inLanguage, languageOf } from './language.js';
import type { Html } from './layout.js';
import { words } from './words.js';

/** The sites that a page tells of: its own, and where it belongs to none, all. */
const sitesOf = (url: URL): readonly DfoSiteId[] => {
  const who = whoIs(url.hostname);
  return who.kind === 'site' ? [who.site] : (Object.keys(registry.sites) as DfoSiteId[]);
};

/** The registry as files to take away: `/register.csv` for a spreadsheet, `/register.json` for a program. */
export function registerFiles(): Hono {
  const app = new Hono();
  const name = (url: URL) => {
    const sites = sitesOf(url);
    return `dfo-consent-${sites.length === 1 ? sites[0] : 'register'}`;
  };
  const headers = (url: URL, ending: string, type: string) => ({
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name(url)}.${ending}"`,
    'x-content-type-options': 'nosniff',
  });
  app.get('/register.csv', (c) => {
    const url = new URL(c.req.url);
    return c.body(registerCsv(sitesOf(url), languageOf(url)), 200, headers(url, 'csv', 'text/csv'));
  });
  app.get('/register.json', (c) => {
    const url = new URL(c.req.url);
    const declarations = sitesOf(url).map((site) => declaration(registry, site, languageOf(url)));
    return c.body(`${JSON.stringify(declarations, null, 2)}\n`, 200, headers(url, 'json', 'application/json'));
  });
  return app;
}

/** Links to the files, for a privacy page. */
export const registerLinks = (lang: Language): Html => html`<p class="downloads">${words.download[lang]}
  <a href="${inLanguage('/register.csv', lang)}" download>CSV</a>,
  <a href="${inLanguage('/register.json', lang)}" download>JSON</a></p>`;

/** Every item of `sites`, a line each, under a line of heads. */
export function registerCsv(sites: readonly DfoSiteId[], lang: Language): string {
  const heads = [
    words.site,
    words.service,
    text.headItem,
    text.headStorageType,
    text.headDescription,
    text.headLifetime,
    text.headRecipients,
    text.headDomain,
    text.headLegalBasis,
    text.headTransfer,
    text.headProvenance,
  ].map((head) => head[lang]);
  const rows = sites.flatMap((id) => {
    const { title }: Site = registry.sites[id];
    return declaration(registry, id, lang).sections.flatMap(({ services }) =>
      services.flatMap((service) =>
        service.items.map((row) => [
          title,
          service.title,
          row.name,
          row.kind,
          row.description,
          row.lifetime,
          row.recipients,
          row.domain,
          service.legalBasis,
          service.transferOutsideEea,
          [row.provenance, ...(row.quote ? [`«${row.quote.text}»`] : [])].join(' '),
        ]),
      ),
    );
  });
  return csv([heads, ...rows]);
}

/** The sign that tells spreadsheets that a file is UTF-8. */
const mark = '\ufeff';

/** Lines as RFC 4180 has them. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  mark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** What begins like a formula would be run as one by a spreadsheet: an apostrophe makes it text (OWASP, «CSV Injection»). */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
