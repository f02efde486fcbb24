import type { Context } from 'hono';
import { presetOf } from '../as-browser.js';
import type { Vendor } from '../hosts.js';
import type { Scripts } from '../scripts.js';
import { acast } from './acast.js';
import { boostAi } from './boost-ai.js';
import { frame } from './frame.js';
import { liveStream } from './live-stream.js';
import { qlik } from './qlik.js';
import type { StandIn } from './stand-in.js';
import { newRelicCookie, tableau } from './tableau.js';
import { vimeo } from './vimeo.js';

const players: Readonly<Record<Exclude<Vendor, 'matomo' | 'newRelic'>, StandIn>> = {
  tableau,
  qlik,
  vimeo,
  acast,
  boostAi,
  liveStream,
};

// 1×1, transparent.
const pixel = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (sign) =>
  sign.charCodeAt(0),
);

/** What a vendor answers: Matomo its tracker and nothing for a hit, New Relic a picture, the others a page for a frame. */
export function answerVendor(c: Context, vendor: Vendor, scripts: Scripts): Response | Promise<Response> {
  const url = new URL(c.req.url);
  c.header('cache-control', 'no-store');
  if (url.pathname === '/favicon.ico') return c.body(null, 204);
  if (vendor === 'matomo') {
    if (/\/(matomo|piwik)\.js$/.test(url.pathname)) {
      return c.body(scripts['matomo.js'], 200, { 'content-type': 'text/javascript; charset=utf-8' });
    }
    return /\/(matomo|piwik)\.php$/.test(url.pathname) ? c.body(null, 204) : c.notFound();
  }
  const isKept = presetOf(url) !== 'no-third-party-cookies';
  if (vendor === 'newRelic') {
    if (isKept) c.header('set-cookie', newRelicCookie(url));
    return c.body(pixel, 200, { 'content-type': 'image/gif' });
  }
  const { name, colour, cookies, content } = players[vendor];
  for (const line of isKept ? cookies(url) : []) c.header('set-cookie', line, { append: true });
  if (/\.m?js$/.test(url.pathname)) {
    return c.body(`/* Stand-in for ${name}. */`, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  }
  return c.html(frame(name, colour, content(url)));
}
