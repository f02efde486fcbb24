import type { DfoPurposeId } from '../purposes.js';
import type { Recipient, Service } from '../model.js';
import { vimeoHelp, web } from '../provenance.js';

const vimeoInc = {
  name: 'Vimeo',
  role: 'not-documented',
  provenance: { ...web, quote: 'Vimeo samlar inn data når du spelar av ein video.' },
} as const satisfies Recipient;

const cloudflare = { name: 'Cloudflare', role: 'not-documented', provenance: vimeoHelp } as const satisfies Recipient;

const botProtection = {
  nn: 'Skil menneske frå robotar (Cloudflare, på vegner av Vimeo).',
  nb: 'Skiller mennesker fra roboter (Cloudflare, på vegne av Vimeo).',
  en: 'Tells people from robots (Cloudflare, on behalf of Vimeo).',
} as const;

/** Video. Always with `dnt=1`, which Vimeo says keeps its own cookies away; Cloudflare's remain (R36). */
export const vimeo = {
  name: 'Vimeo',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'video',
  hosts: ['*.vimeo.com', '*.vimeocdn.com'],
  marks: { attributes: ['data-vimeo-id', 'data-vimeo-url'], globals: ['Vimeo'] },
  collects: ['ip', 'device', 'playback'],
  parameters: { dnt: '1' },
  attributes: { 'data-vimeo-dnt': '1' },
  description: {
    nn: 'Vimeo samlar inn data når du spelar av ein video. Dataa blir brukte til å finne ut kor mange som ser videoane.',
    nb: 'Vimeo samler inn data når du spiller av en video. Dataene brukes til å finne ut hvor mange som ser videoene.',
    en: 'Vimeo collects data when you play a video. The data is used to find out how many people watch the videos.',
  },
  provenance: web,
  recipients: [vimeoInc, cloudflare],
  outsideEea: 'not-documented',
  items: [
    {
      name: '__cf_bm',
      kind: 'cookie',
      host: '.vimeo.com',
      purpose: botProtection,
      lifetime: { n: 30, unit: 'minutes' },
      recipients: [vimeoInc, cloudflare],
      provenance: vimeoHelp,
    },
    {
      name: '_cfuvid',
      kind: 'cookie',
      host: '.vimeo.com',
      purpose: botProtection,
      lifetime: 'session',
      recipients: [vimeoInc, cloudflare],
      provenance: vimeoHelp,
    },
  ],
  issues: [
    {
      id: 'vimeo-cookies',
      text: {
        nn: 'Erklæringa nemner ingen informasjonskapslar frå Vimeo. Vimeo dokumenterer vuid, player og flags, som dnt=1 skal halde borte, og __cf_bm og _cfuvid, som blir sette likevel.',
        nb: 'Erklæringen nevner ingen informasjonskapsler fra Vimeo. Vimeo dokumenterer vuid, player og flags, som dnt=1 skal holde borte, og __cf_bm og _cfuvid, som settes likevel.',
        en: 'The statement names no cookies from Vimeo. Vimeo documents vuid, player and flags, which dnt=1 is said to keep away, and __cf_bm and _cfuvid, which are set all the same.',
      },
    },
  ],
} as const satisfies Service<DfoPurposeId>;
