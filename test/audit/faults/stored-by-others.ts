/** What workers and frames store before anybody has answered. */
import { plant, type Fault } from '../fault.js';
import { host, scriptFile, site } from '../site.js';
import type { Site } from '../site-type.js';
import { inFrame } from '../vendors.js';

const stored = 'stored-before-consent';

/** An address of the site's own whose response sets a cookie, or does not. */
const counted = (name: string, isFaulty: boolean): Site => ({
  [`${host}/tel`]: {
    status: 204,
    headers: isFaulty ? { 'set-cookie': `${name}=1; Path=/; Max-Age=86400; Secure` } : {},
  },
});

export const storedByOthers: readonly Fault[] = [
  plant(
    {
      name: 'cookie by a worker',
      plants: 'The response to a dedicated worker’s fetch sets a cookie.',
      rules: [stored],
      subject: /^rogue_worker \(cookie of www\.dfo\.no\)$/,
    },
    (isFaulty) =>
      site({
        end: `<script>new Worker('/worker.js');</script>`,
        more: { [`${host}/worker.js`]: scriptFile(`fetch('/tel');`), ...counted('rogue_worker', isFaulty) },
      }),
  ),
  plant(
    {
      name: 'cookie by a shared worker',
      plants: 'The response to a shared worker’s fetch sets a cookie.',
      rules: [stored],
      subject: /^rogue_shared \(cookie of www\.dfo\.no\)$/,
    },
    (isFaulty) =>
      site({
        end: `<script>window.worker = new SharedWorker('/shared.js');</script>`,
        more: { [`${host}/shared.js`]: scriptFile(`fetch('/tel');`), ...counted('rogue_shared', isFaulty) },
      }),
  ),
  plant(
    {
      name: 'service worker',
      plants: 'The page registers a service worker.',
      rules: [stored],
      subject: /^\/service\.js \(.*www\.dfo\.no\)$/,
    },
    (isFaulty) =>
      site({
        end: `<script>${isFaulty ? `navigator.serviceWorker.register('/service.js');` : ''}</script>`,
        more: { [`${host}/service.js`]: scriptFile(`addEventListener('fetch', () => {});`) },
      }),
  ),
  plant(
    {
      name: 'cookie by a service worker',
      plants: 'The response to a service worker’s fetch sets a cookie.',
      rules: [stored],
      subject: /^rogue_service \(cookie of www\.dfo\.no\)$/,
    },
    (isFaulty) =>
      site({
        end: `<script>${isFaulty ? `navigator.serviceWorker.register('/service.js');` : ''}</script>`,
        more: {
          [`${host}/service.js`]: scriptFile(
            `addEventListener('activate', (event) => event.waitUntil(fetch('/tel')));`,
          ),
          ...counted('rogue_service', isFaulty),
        },
      }),
  ),
  plant(
    {
      name: 'cookie by a frame of another site',
      plants: 'A frame of somebody nobody declares sets a cookie with SameSite=None.',
      rules: ['contacted-before-consent', stored],
      subject: /^visitor \(cookie of widget\.example\)$/,
      proof: /"sameSite":"None"/,
    },
    (isFaulty) =>
      site({
        end: isFaulty ? '<iframe src="https://widget.example/" title="Tillegg"></iframe>' : '',
        more: {
          'widget.example/': {
            headers: { 'set-cookie': `visitor=1; Max-Age=86400; ${inFrame}` },
            body: '<!doctype html><title>Widget</title>',
          },
        },
      }),
  ),
  plant(
    {
      name: 'storage in a frame of another site',
      plants: 'A frame of somebody nobody declares writes to its localStorage.',
      rules: ['contacted-before-consent', stored],
      subject: /^widget-visitor \(.*widget\.example\)$/,
    },
    (isFaulty) =>
      site({
        end: isFaulty ? '<iframe src="https://widget.example/" title="Tillegg"></iframe>' : '',
        more: {
          'widget.example/': `<!doctype html><title>Widget</title><script>localStorage.setItem('widget-visitor', '1');</script>`,
        },
      }),
  ),
];
