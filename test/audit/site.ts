/** The sound site that every fault begins from: dfo.no with the library, Matomo, and a video. */
import { matomo, page, type Reply, type Request } from '../harness/serve.js';
import type { Site } from './site-type.js';
import { matomoServer, trackers, vimeoPlayer, type MatomoParts, type VimeoParts } from './vendors.js';

/** The site as a server answers for it. */
export function replyOf(site: Site): (request: Pick<Request, 'host' | 'path'>) => Reply | undefined {
  const folders = Object.keys(site)
    .filter((address) => address.endsWith('*'))
    .map((address) => address.slice(0, -1))
    .sort((one, other) => other.length - one.length);
  return ({ host, path }) => {
    const address = host + path.split('?')[0]!;
    const folder = folders.find((start) => address.startsWith(start));
    return site[address] ?? (folder === undefined ? undefined : site[`${folder}*`]);
  };
}

export const host = 'www.dfo.no';
export const start = `https://${host}/`;

/** Asks before it loads. */
const embed =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/76979871" title="Opptak"></dfo-consent-embed>';

/** Long enough to be scrolled. */
const text = Array.from(
  { length: 12 },
  (_, index) => `<p style="margin:5rem 0">Avsnitt ${index + 1} handlar om statistikk.</p>`,
).join('\n');

export interface SiteParts {
  /** In the head, before the library. */
  readonly before?: string;
  /** In the head, after it. */
  readonly head?: string;
  /** Instead of the video's question. */
  readonly embed?: string;
  /** Last in the page's content. */
  readonly end?: string;
  readonly status?: number;
  /** `Set-Cookie` lines of the first page. */
  readonly cookies?: readonly string[];
  readonly matomo?: MatomoParts;
  readonly vimeo?: VimeoParts;
  /** More addresses, or others instead. */
  readonly more?: Site;
}

/** dfo.no; without parts there is nothing wrong with it. */
export function site(parts: SiteParts = {}): Site {
  const { before = '', head = '', end = '', status = 200, cookies = [], more = {} } = parts;
  const main = `<h1>Statistikk</h1>
<p>Her er tal om staten.</p>
${parts.embed ?? embed}
<p><a href="/om">Om oss</a></p>
${text}
${end}`;
  return {
    [`${host}/`]: {
      status,
      headers: { 'set-cookie': [...cookies] },
      body: page({ script: matomo, before, head, main }),
    },
    [`${host}/om`]: page({ script: matomo, main: '<h1>Om oss</h1><p><a href="/">Til framsida</a></p>' }),
    [`${host}/robots.txt`]: { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nAllow: /\n' },
    ...matomoServer(parts.matomo),
    ...vimeoPlayer(parts.vimeo),
    ...trackers,
    ...more,
  };
}

/** A script of the site's own. */
export const scriptFile = (body: string): Reply => ({ headers: { 'content-type': 'text/javascript' }, body });

/**
 * A script in the head that runs `code` when the visitor answers: the banner's question for the first time (`refused`, `accepted`), an embed's
 * alone (`embed`), or with a no after another answer (`withdrawn`). The answer is in `services`.
 */
export const onAnswer = (
  what: 'refused' | 'accepted' | 'embed' | 'withdrawn' | 'any',
  code: string,
): string => `<script>{
  let isAnswered = /(^|; )dfo-consent=/.test(document.cookie);
  document.addEventListener('dfo-consent:change', ({ detail: { services } }) => {
    const banner = services.matomo === 'refused' && isAnswered ? 'withdrawn' : services.matomo;
    const what = banner !== 'unanswered' ? banner : services.vimeo === 'accepted' ? 'embed' : 'nothing';
    isAnswered = banner !== 'unanswered';
    if (${what === 'any' ? 'isAnswered' : `what === '${what}'`}) { ${code} }
  });
}</script>`;
