/** Whom the page turns to before anybody has answered. */
import { plant, type Fault } from '../fault.js';
import { host, scriptFile, site } from '../site.js';
import type { Site } from '../site-type.js';

const tracker = 'https://pixel.tracker.example';

const contacts = (
  name: string,
  plants: string,
  end: string,
  { more = {}, ...facts }: { more?: Site; proof?: RegExp } = {},
): Fault =>
  plant(
    { name, plants, rules: ['contacted-before-consent'], subject: /^pixel\.tracker\.example$/, ...facts },
    (isFaulty) => site({ end: isFaulty ? end : '', more }),
  );

export const contacted: readonly Fault[] = [
  contacts(
    'tracker’s picture',
    'The page has a tracker’s picture.',
    `<img src="${tracker}/p.gif" alt="" width="1" height="1">`,
    { proof: /"kind":"parser"/ },
  ),
  contacts(
    'tracker by redirect',
    'A picture of the site’s own redirects to a tracker.',
    '<img src="/ut/p.gif" alt="" width="1" height="1">',
    {
      more: { [`${host}/ut/p.gif`]: { status: 302, headers: { location: `${tracker}/p.gif` } } },
      proof: /"chain":\["https:\/\/www\.dfo\.no\/ut\/p\.gif"\]/,
    },
  ),
  contacts(
    'connection ahead of need',
    'The page has the browser connect to a tracker, and asks it for nothing.',
    `<link rel="preconnect" href="${tracker}">`,
  ),
  contacts(
    'beacon',
    'The page sends a tracker a beacon.',
    `<script>navigator.sendBeacon('${tracker}/hit', 'seen');</script>`,
  ),
  contacts(
    'beacon on leaving',
    'The page sends a tracker a beacon when the visitor leaves.',
    `<script>addEventListener('pagehide', () => navigator.sendBeacon('${tracker}/left', 'seen'));</script>`,
  ),
  contacts(
    'WebSocket',
    'The page opens a WebSocket to a tracker.',
    `<script>new WebSocket('${tracker.replace('https', 'wss')}/live');</script>`,
  ),
  contacts('worker', 'A dedicated worker turns to a tracker.', `<script>new Worker('/worker.js');</script>`, {
    more: { [`${host}/worker.js`]: scriptFile(`fetch('${tracker}/hit', { mode: 'no-cors' });`) },
  }),
  contacts(
    'shared worker',
    'A shared worker turns to a tracker.',
    `<script>window.worker = new SharedWorker('/shared.js');</script>`,
    {
      more: { [`${host}/shared.js`]: scriptFile(`fetch('${tracker}/hit', { mode: 'no-cors' });`) },
    },
  ),
  contacts(
    'background',
    'A style has a picture from a tracker.',
    `<style>main{background:url(${tracker}/bg.png)}</style>`,
  ),
  contacts(
    'script from a tracker',
    'The page’s script brings one from a tracker.',
    `<script>document.head.append(Object.assign(document.createElement('script'), { src: '${tracker}/t.js' }));</script>`,
    {
      proof: /"kind":"script"/,
    },
  ),
];
