import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { hostUnsaid, roleUnsaid } from './unsaid.js';

const playerCookies = {
  kind: 'documented',
  source: 'Qbrick: Player cookies (support.qbrick.com/hc/en-us/articles/13430555475101)',
} as const;

const provider = { name: 'Qbrick', role: 'not-documented', provenance: roleUnsaid } as const;

const chat = {
  nn: 'Blir sett under direktesendingar med chat, spørsmål eller avstemming. Held styr på deltakarane og hugsar innstillingane deira.',
  nb: 'Settes under direktesendinger med chat, spørsmål eller avstemning. Holder styr på deltakerne og husker innstillingene deres.',
  en: 'Set during live streams with chat, questions or polls. Keeps track of participants and remembers their settings.',
} as const;

/** Its name ends in the number of the account. */
const chatItem = <const Name extends string>(name: Name) =>
  ({
    name,
    match: 'prefix',
    kind: 'cookie',
    host: hostUnsaid,
    purpose: chat,
    lifetime: 'not-documented',
    recipients: [provider],
    provenance: playerCookies,
  }) as const;

/**
 * Video. Divs that the player fills always get `data-qplayer-analytics="off"`, which Qbrick says turns the visitor id
 * off; for frames no such parameter was found.
 */
export const qbrick = {
  name: 'Qbrick',
  purpose: 'media',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'video',
  hosts: ['*.qbrick.com'],
  marks: { attributes: ['data-gobrain-*', 'data-qplayer-*'] },
  collects: ['ip', 'device'],
  attributes: { 'data-qplayer-analytics': 'off' },
  description: {
    nn: 'Qbrick er ei videoteneste. Når ein video blir lasta, får Qbrick IP-adressa di.',
    nb: 'Qbrick er en videotjeneste. Når en video lastes, får Qbrick IP-adressen din.',
    en: 'Qbrick is a video service. When a video loads, Qbrick receives your IP address.',
  },
  provenance: playerCookies,
  recipients: [provider],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'Qbrick.Analytics.Player.VisitorId',
      kind: 'cookie',
      host: hostUnsaid,
      purpose: {
        nn: 'Ein tilfeldig ID som viser at same person ser ein video fleire gonger.',
        nb: 'En tilfeldig ID som viser at samme person ser en video flere ganger.',
        en: 'A random ID that shows that the same person watches a video several times.',
      },
      lifetime: 'not-documented',
      recipients: [provider],
      provenance: playerCookies,
    },
    chatItem('chat_ID_'),
    chatItem('chat_name_'),
    chatItem('chat_email_'),
    chatItem('chat_upvoted_'),
    chatItem('chat_poll_voted_'),
  ],
} as const satisfies Service<CataloguePurposeId>;
