import { contentSecurityPolicy, gateHtml } from '../../src/html/index.js';
import { addressOf, channels, channelsMain } from './guard-channels.js';

/** Where a request goes: each of the 18 to a host of its own, so that even a bare connection can be counted. */
const host = (name: string) => new URL(addressOf(name)).origin;

/** Nine kinds of request in the HTML. */
const head = `<link rel="preconnect" href="${host('m-preconnect')}">
<link rel="preload" as="image" href="${host('m-preload')}/a.png">
<link rel="stylesheet" href="${host('m-style')}/a.css">
<script async src="${host('m-script')}/a.js"></script>
<script async type="module" src="${host('m-module')}/a.js"></script>`;
const body = `<iframe src="${host('m-iframe')}/a" title="Graf"></iframe>
<img src="${host('m-image')}/a.png" alt="Graf">
<video poster="${host('m-poster')}/a.png"></video>
<object data="${host('m-object')}/a"></object>`;

/** Nine more, by a script of the page's own. */
const byScript = [
  'append-script',
  'insert-iframe',
  'image',
  'inner-html',
  'append-link',
  'iframe-src',
  'fetch',
  'xhr',
  'beacon',
];

/** The page's own script, a file: in the HTML, gateHtml would see which vendors an inline script speaks of. */
export const script = byScript
  .map(
    (name) =>
      `(function (main, address) { ${channels[name]} })(document.getElementById('main2'), '${addressOf(name)}');`,
  )
  .join('\n');

export interface Level {
  readonly name: string;
  readonly html: string;
  readonly policy?: string;
}

const page = (attributes: string) => `<!doctype html>
<html lang="nn"><head><meta charset="utf-8"><title>Side</title>
<script src="/dfo-consent.js" data-site="dfo.no"${attributes}></script>
${head}</head>
<body><dfo-consent-banner></dfo-consent-banner>${channelsMain}${body}
<script src="/own.js"></script></body></html>`;

const gated = (html: string) => gateHtml(html, { site: 'dfo.no' });

/** The same page under each level. */
export const levels: readonly Level[] = [
  { name: 'nothing', html: page('') },
  { name: '`data-guard` alone', html: page(' data-guard') },
  { name: '`gateHtml` alone', html: gated(page('')) },
  { name: '`gateHtml` and `data-guard`', html: gated(page(' data-guard')) },
  {
    name: 'Content-Security-Policy',
    html: page(''),
    policy: contentSecurityPolicy({ site: 'dfo.no', answer: 'unanswered' }),
  },
];

export const isVendor = (host: string): boolean => host.endsWith('.tableau.com');

/** How many of the vendor's hosts got a request, and how many a connection, be it without one. */
export interface Went {
  readonly requests: number;
  readonly connections: number;
}

/** As the table of docs/guard.md has it: requests, and connections that asked for nothing. */
export const words = ({ requests, connections }: Went): string => `${requests} + ${connections - requests}`;
