import type { SiteContent } from '../model.js';

export const tilskuddAdminDfoNo: SiteContent = {
  accent: 'gold',
  tagline: {
    nn: 'For deg som forvaltar tilskot',
    nb: 'For deg som forvalter tilskudd',
    en: 'For those who administer grants',
  },
  loggedIn: {
    nn: 'Du er logga inn som sakshandsamar.',
    nb: 'Du er logget inn som saksbehandler.',
    en: 'You are logged in as a case officer.',
  },
  home: {
    title: { nn: 'Søknader til handsaming', nb: 'Søknader til behandling', en: 'Applications to be processed' },
    lead: {
      nn: 'Tre søknader ventar på deg. Den eldste kom inn for elleve dagar sidan.',
      nb: 'Tre søknader venter på deg. Den eldste kom inn for elleve dager siden.',
      en: 'Three applications await you. The oldest arrived eleven days ago.',
    },
    body: [
      {
        nn: 'Du blir logga ut når du lukkar nettlesaren.',
        nb: 'Du blir logget ut når du lukker nettleseren.',
        en: 'You are logged out when you close the browser.',
      },
    ],
    table: {
      caption: { nn: 'Oppdikta søknader', nb: 'Oppdiktede søknader', en: 'Made-up applications' },
      head: [
        { nn: 'Sak', nb: 'Sak', en: 'Case' },
        { nn: 'Ordning', nb: 'Ordning', en: 'Scheme' },
        { nn: 'Status', nb: 'Status', en: 'Status' },
      ],
      rows: [
        [
          '2026/0141',
          { nn: 'Møteplassar for unge', nb: 'Møteplasser for unge', en: 'Meeting places for young people' },
          { nn: 'Ny', nb: 'Ny', en: 'New' },
        ],
        [
          '2026/0138',
          { nn: 'Møteplassar for unge', nb: 'Møteplasser for unge', en: 'Meeting places for young people' },
          { nn: 'Manglar vedlegg', nb: 'Mangler vedlegg', en: 'Attachment missing' },
        ],
        [
          '2026/0129',
          { nn: 'Skjøtsel av kulturlandskap', nb: 'Skjøtsel av kulturlandskap', en: 'Care of cultural landscapes' },
          { nn: 'Under vurdering', nb: 'Under vurdering', en: 'Being assessed' },
        ],
      ],
    },
  },
  second: {
    title: { nn: 'Utbetalingar', nb: 'Utbetalinger', en: 'Payments' },
    lead: {
      nn: 'Neste utbetaling går fredag.',
      nb: 'Neste utbetaling går fredag.',
      en: 'The next payment goes out on Friday.',
    },
    body: [
      {
        nn: 'Kontroller kontonummeret mot registeret før du godkjenner. To personar må godkjenne kvar utbetaling.',
        nb: 'Kontroller kontonummeret mot registeret før du godkjenner. To personer må godkjenne hver utbetaling.',
        en: 'Check the account number against the register before you approve. Two people must approve each payment.',
      },
    ],
  },
};
