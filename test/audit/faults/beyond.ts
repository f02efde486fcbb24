/** What happens after an answer, and was not what was answered. */
import { plant, type Fault, type FaultFacts } from '../fault.js';
import { onAnswer, site } from '../site.js';

const matomo = 'https://matomo.dfo.example/';
const picture = (address: string) => `new Image().src = '${address}';`;
const startMatomo = `window._paq = [['setTrackerUrl', '${matomo}matomo.php'], ['setSiteId', '7'], ['trackPageView']];
  document.head.append(Object.assign(document.createElement('script'), { src: '${matomo}matomo.js' }));`;

/** Code of Matomo’s in the page’s own scripts is besides an embed that nobody gated. `code` runs at that answer, in the faulty site alone. */
const after = (facts: FaultFacts, what: Parameters<typeof onAnswer>[0], code: string): Fault =>
  plant(facts, (isFaulty) => site({ head: onAnswer(what, isFaulty ? code : '') }));

export const beyond: readonly Fault[] = [
  after(
    {
      name: 'record of the objection',
      plants: 'A refusal stores mtm_consent_removed for 30 years.',
      rules: ['stored-after-refusal'],
      subject: /^mtm_consent_removed \(cookie of www\.dfo\.no\)$/,
    },
    'refused',
    `document.cookie = 'mtm_consent_removed=1; path=/; max-age=946080000; Secure';`,
  ),
  after(
    {
      name: 'Matomo after a refusal',
      plants: 'The visitor refuses, and Matomo starts.',
      rules: ['contacted-after-refusal', 'stored-after-refusal', 'ungated-embed'],
      subject: /^_pk_id \(cookie of www\.dfo\.no\)$/,
    },
    'refused',
    startMatomo,
  ),
  after(
    {
      name: 'tracker after a refusal',
      plants: 'The refusal is told to a tracker.',
      rules: ['contacted-after-refusal'],
      subject: /^pixel\.tracker\.example$/,
    },
    'refused',
    picture('https://pixel.tracker.example/refused.gif'),
  ),
  after(
    {
      name: 'refusal that becomes a yes',
      plants: 'The site’s script answers yes to Vimeo when the visitor has refused.',
      rules: ['answer-contradicts', 'contacted-after-refusal', 'stored-after-refusal'],
    },
    'refused',
    `window.dfoConsent.give(['vimeo']);`,
  ),
  after(
    {
      name: 'video that starts statistics',
      plants: 'Whoever accepts the video alone is counted by Matomo.',
      rules: ['contacted-beyond-consent', 'ungated-embed'],
      subject: /^matomo\.dfo\.example \(matomo\)$/,
    },
    'embed',
    `navigator.sendBeacon('${matomo}matomo.php?idsite=7&rec=1');`,
  ),
  after(
    {
      name: 'video that leaves a cookie',
      plants: 'Whoever accepts the video alone gets a cookie of the site’s.',
      rules: ['stored-beyond-consent'],
      subject: /^video_seen \(cookie of www\.dfo\.no\)$/,
    },
    'embed',
    `document.cookie = 'video_seen=1; path=/; Secure';`,
  ),
  after(
    {
      name: 'tracker after withdrawal',
      plants: 'The withdrawal is told to a tracker.',
      rules: ['contacted-after-withdrawal'],
      subject: /^pixel\.tracker\.example$/,
    },
    'withdrawn',
    picture('https://pixel.tracker.example/withdrawn.gif'),
  ),
  after(
    {
      name: 'Matomo after withdrawal',
      plants: 'The withdrawal is counted by Matomo.',
      rules: ['contacted-after-withdrawal', 'ungated-embed'],
      subject: /^matomo\.dfo\.example \(matomo\)$/,
    },
    'withdrawn',
    `navigator.sendBeacon('${matomo}matomo.php?idsite=7&rec=1&e_a=withdrawn');`,
  ),
  after(
    {
      name: 'cookie at withdrawal',
      plants: 'The withdrawal stores a cookie of its own.',
      rules: ['stored-after-withdrawal'],
      subject: /^objection \(cookie of www\.dfo\.no\)$/,
    },
    'withdrawn',
    `document.cookie = 'objection=1; path=/; max-age=86400; Secure';`,
  ),
  plant(
    {
      name: 'visitor’s number in a folder',
      plants:
        'Beside Matomo a script sets _pk_id on the parent domain in a folder where the page cannot see it, so it stays at withdrawal.',
      rules: ['not-deleted-at-withdrawal'],
      subject: /^_pk_id \(cookie of \.dfo\.no\)$/,
    },
    (isFaulty) =>
      site({
        head: onAnswer(
          'accepted',
          `document.cookie = '_pk_id.7.add5=made.up.; path=/${isFaulty ? 'statistikk' : ''}; domain=dfo.no; max-age=86400; Secure';`,
        ),
      }),
  ),
  plant(
    {
      name: 'visitor’s number that comes back',
      plants:
        'At withdrawal the site’s own script writes _pk_id on the parent domain again, now and on every later page.',
      rules: ['not-deleted-at-withdrawal'],
      subject: /^_pk_id \(cookie of \.dfo\.no\)$/,
    },
    (isFaulty) => {
      const write = isFaulty
        ? `document.cookie = '_pk_id.7.3d92=made.up.; path=/; domain=dfo.no; max-age=86400; Secure';`
        : '';
      const again = `<script>if (window.name === 'withdrawn') addEventListener('load', () => { ${write} });</script>`;
      return site({
        head: again + onAnswer('withdrawn', `window.name = 'withdrawn'; ${write}`),
        matomo: { where: '; domain=dfo.no' },
      });
    },
  ),
];
