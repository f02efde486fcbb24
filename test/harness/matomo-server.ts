import { bundleScripts } from '../../demo/scripts.js';
import type { Reply, Request, Server } from './serve.js';

const { 'matomo.js': tracker } = await bundleScripts();
const host = 'matomo.dfo.example';

/** What the tests' Matomo server answers: the stand-in's script, and nothing for a hit. Undefined for other hosts. */
export const answerMatomo = (request: Request): Reply | undefined =>
  request.host !== host
    ? undefined
    : request.path.startsWith('/matomo.js')
      ? { headers: { 'content-type': 'text/javascript' }, body: tracker }
      : { status: 204 };

/** Everything that the tracker has sent, the first first. */
export const hits = ({ requests }: Pick<Server, 'requests'>): URLSearchParams[] =>
  requests
    .filter((one) => one.host === host && one.path.startsWith('/matomo.php'))
    .map(({ path }) => new URLSearchParams(path.split('?')[1]));

/** The addresses of the page views that were counted, without the site's own origin. */
export const pageViews = (server: Pick<Server, 'requests'>): string[] =>
  hits(server)
    .filter((hit) => hit.has('action_name') && !hit.has('e_c'))
    .map((hit) => hit.get('url')!.replace(/^https?:\/\/[^/]+/, ''));
