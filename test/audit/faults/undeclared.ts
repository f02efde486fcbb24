/** What is accepted and does other things than the registry declares. */
import { plant, type Fault, type FaultFacts } from '../fault.js';
import { onAnswer, site } from '../site.js';
import { inFrame, withoutCloudflareVisitor, type VimeoParts } from '../vendors.js';

/** Vimeo's player with a fault in it. */
const player = (facts: FaultFacts, fault: VimeoParts): Fault =>
  plant(facts, (isFaulty) => site({ vimeo: isFaulty ? fault : {} }));

const fourHundredDays = 34_560_000;
const year = 31_536_000;

export const undeclared: readonly Fault[] = [
  player(
    {
      name: 'undeclared cookie of a video',
      plants: 'Vimeo’s frame sets vuid, which nobody declares.',
      rules: ['undeclared-item'],
      subject: /^vuid \(cookie of \.vimeo\.com\)$/,
    },
    { moreCookies: [`vuid=made-up; Max-Age=${2 * year}; Domain=.vimeo.com; ${inFrame}`] },
  ),
  player(
    {
      name: 'partitioned cookie of a video',
      plants: 'Vimeo’s frame sets a cookie that lies apart for each site (CHIPS).',
      rules: ['undeclared-item'],
      subject: /^apart \(cookie of player\.vimeo\.com\)$/,
      proof: /"partition":"dfo\.no"/,
    },
    { moreCookies: [`apart=1; Max-Age=${year}; ${inFrame}; Partitioned`] },
  ),
  player(
    {
      name: 'storage in the video’s frame',
      plants: 'Vimeo’s frame writes to its localStorage.',
      rules: ['undeclared-item'],
      subject: /^sync_volume \(.*player\.vimeo\.com\)$/,
    },
    { content: `<script>localStorage.setItem('sync_volume', '1');</script>` },
  ),
  player(
    {
      name: 'recipient behind the video',
      plants: 'Vimeo’s frame turns to a partner that nobody declares.',
      rules: ['undeclared-recipient'],
      subject: /^partner\.example$/,
    },
    { content: '<img src="https://partner.example/sync" alt="">' },
  ),
  player(
    {
      name: 'cookie for longer than the session',
      plants: 'Vimeo’s _cfuvid is declared for the session and lies there for a year.',
      rules: ['lifetime-too-long'],
      subject: /^_cfuvid \(cookie of \.vimeo\.com\)$/,
    },
    {
      cookies: withoutCloudflareVisitor,
      moreCookies: [`_cfuvid=made-up; Max-Age=${year}; Domain=.vimeo.com; ${inFrame}; HttpOnly`],
    },
  ),
  player(
    {
      name: 'declared and never seen',
      plants: 'Vimeo no longer sets _cfuvid.',
      rules: ['declared-not-seen'],
      subject: /^_cfuvid \(cookie of \.vimeo\.com\)$/,
    },
    { cookies: withoutCloudflareVisitor },
  ),
  plant(
    {
      name: 'visitor’s number for 400 days',
      plants: 'Matomo’s _pk_id lies on the device for 400 days.',
      rules: ['lifetime-too-long'],
      subject: /^_pk_id \(cookie of www\.dfo\.no\)$/,
    },
    (isFaulty) => site(isFaulty ? { matomo: { visitorLifetime: fourHundredDays } } : {}),
  ),
  plant(
    {
      name: 'undeclared cookie of the site',
      plants: 'After a yes the site sets a cookie that nobody declares, and takes it away at withdrawal.',
      rules: ['undeclared-item'],
      subject: /^campaign \(cookie of www\.dfo\.no\)$/,
    },
    (isFaulty) => {
      const write = (seconds: number) =>
        isFaulty ? `document.cookie = 'campaign=1; path=/; max-age=${seconds}; Secure';` : '';
      return site({ head: onAnswer('accepted', write(86_400)) + onAnswer('withdrawn', write(0)) });
    },
  ),
  plant(
    {
      name: 'undeclared host after a yes',
      plants: 'After a yes the page turns to a host that nobody declares.',
      rules: ['undeclared-host'],
      subject: /^pixel\.tracker\.example$/,
    },
    (isFaulty) =>
      site({
        head: onAnswer('accepted', isFaulty ? `new Image().src = 'https://pixel.tracker.example/accepted.gif';` : ''),
      }),
  ),
];
