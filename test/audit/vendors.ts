/** The vendors of the fixture sites: stand-ins that store what the registry declares of them. */
import type { Site } from './site-type.js';

const script = (body: string, cookies: readonly string[] = []) => ({
  headers: { 'content-type': 'text/javascript', 'set-cookie': [...cookies] },
  body,
});

/** The longest that is declared of `_pk_id`, 180 days, in seconds. */
const halfAYear = 15_552_000;

export interface MatomoParts {
  /** Seconds that `_pk_id` lies on the device. */
  readonly visitorLifetime?: number;
  /** More attributes of its cookies, as `setCookieDomain` would give. */
  readonly where?: string;
}

/**
 * Matomo's server. Like the real tracker the stand-in stores a record of the objection when it is stopped; the library takes that away
 * again. Unlike the real one it keeps to the server's lifetime and not to the page's, so that the longest that is declared is met.
 */
export const matomoServer = ({ visitorLifetime = halfAYear, where = '' }: MatomoParts = {}): Site => ({
  'matomo.dfo.example/matomo.php': { status: 204 },
  'matomo.dfo.example/matomo.js': script(`(() => {
  let [address, site, isStopped] = ['', '', false];
  const write = (name, value, seconds) => (document.cookie = name + '=' + value + '; path=/${where}; max-age=' + seconds + '; SameSite=Lax; Secure');
  const names = () => ['id', 'ses'].map((kind) => '_pk_' + kind + '.' + site + '.3d92');
  const tracker = {
    setTrackerUrl: (to) => (address = to),
    setSiteId: (to) => (site = to),
    trackPageView() {
      if (isStopped) return;
      const [visitor, visit] = names();
      write(visitor, 'made.up.', ${visitorLifetime});
      write(visit, '1', 1800);
      navigator.sendBeacon(address + '?rec=1&idsite=' + site);
    },
    forgetConsentGiven() {
      isStopped = true;
      write('mtm_consent_removed', '1', 946080000);
      for (const name of names()) write(name, '', 0);
    },
  };
  const run = ([name, ...told]) => tracker[name]?.(...told);
  const queue = window._paq ?? [];
  window.Matomo = { getTracker: () => ((isStopped = false), tracker) };
  queue.forEach(run);
  window._paq = { push: (...calls) => calls.forEach(run) };
})();`),
});

/** How a vendor in a frame must set its cookies for them to be kept. */
export const inFrame = 'Path=/; SameSite=None; Secure';
const cloudflare = [
  `__cf_bm=made-up; Max-Age=1800; Domain=.vimeo.com; ${inFrame}; HttpOnly`,
  `_cfuvid=made-up; Domain=.vimeo.com; ${inFrame}; HttpOnly`,
];

export interface VimeoParts {
  /** Instead of the two that are declared. */
  readonly cookies?: readonly string[];
  /** Beside them. */
  readonly moreCookies?: readonly string[];
  /** More of its page. */
  readonly content?: string;
}

/** Vimeo's player, as it is with `dnt=1`. */
export const vimeoPlayer = ({ cookies = cloudflare, moreCookies = [], content = '' }: VimeoParts = {}): Site => ({
  'player.vimeo.com/video/76979871': {
    headers: { 'set-cookie': [...cookies, ...moreCookies] },
    body: `<!doctype html><html lang="en"><title>Video</title><p>A stand-in for a video</p>${content}</html>`,
  },
});

/** Cloudflare's first cookie alone. */
export const withoutCloudflareVisitor: readonly string[] = cloudflare.slice(0, 1);

const day = 86_400;

/** Tableau Public with all six of its declared cookies. */
export const tableauServer: Site = {
  'public.tableau.com/javascripts/api/viz_v1.js': script(`new Image().src = 'https://bam.nr-data.net/1/visit';`, [
    `_ga=made-up; Max-Age=${730 * day}; Domain=.tableau.com; ${inFrame}`,
    `_gid=made-up; Max-Age=${day}; Domain=.tableau.com; ${inFrame}`,
    `_gat=1; Max-Age=60; Domain=.tableau.com; ${inFrame}`,
    `tableau_locale=nn; ${inFrame}`,
    `tableau_public_negotiated_locale=nn-no; ${inFrame}`,
  ]),
  'bam.nr-data.net/1/visit': {
    status: 204,
    headers: { 'set-cookie': `JSESSIONID=made-up; Domain=.nr-data.net; ${inFrame}` },
  },
};

/** Servers that nobody declares. */
export const trackers: Site = {
  'pixel.tracker.example/*': { status: 204, headers: { 'access-control-allow-origin': '*' } },
  'partner.example/*': { status: 204 },
};
