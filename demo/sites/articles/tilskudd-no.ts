import type { SiteContent } from '../model.js';

export const tilskuddNo: SiteContent = {
  accent: 'red',
  tagline: { nn: 'Finn tilskot frå staten', nb: 'Finn tilskudd fra staten', en: 'Find government grants' },
  home: {
    title: {
      nn: 'Kva kan laget ditt søkje om?',
      nb: 'Hva kan laget ditt søke om?',
      en: 'What can your association apply for?',
    },
    lead: {
      nn: 'Frivillige lag, kommunar og bedrifter kan søkje på meir enn hundre ordningar. Her finn du dei samla.',
      nb: 'Frivillige lag, kommuner og bedrifter kan søke på mer enn hundre ordninger. Her finner du dem samlet.',
      en: 'Associations, municipalities and businesses can apply to more than a hundred schemes, gathered here.',
    },
    body: [
      {
        nn: 'Les føremålet med ordninga før du skriv søknaden. Dei fleste avslaga kjem av at tiltaket ikkje passar, ikkje av at søknaden er dårleg skriven.',
        nb: 'Les formålet med ordningen før du skriver søknaden. De fleste avslag skyldes at tiltaket ikke passer, ikke at søknaden er dårlig skrevet.',
        en: 'Read the purpose of the scheme before you write. Most rejections come from projects that do not fit, not from poor writing.',
      },
    ],
    table: {
      caption: {
        nn: 'Oppdikta ordningar med frist snart',
        nb: 'Oppdiktede ordninger med frist snart',
        en: 'Made-up schemes closing soon',
      },
      head: [
        { nn: 'Ordning', nb: 'Ordning', en: 'Scheme' },
        { nn: 'Frist', nb: 'Frist', en: 'Deadline' },
      ],
      rows: [
        [
          { nn: 'Møteplassar for unge', nb: 'Møteplasser for unge', en: 'Meeting places for young people' },
          '2026-12-01',
        ],
        [
          { nn: 'Skjøtsel av kulturlandskap', nb: 'Skjøtsel av kulturlandskap', en: 'Care of cultural landscapes' },
          '2027-01-15',
        ],
      ],
    },
  },
  second: {
    title: { nn: 'Etter at du har fått svar', nb: 'Etter at du har fått svar', en: 'After the decision' },
    lead: {
      nn: 'Får du pengar, må du vise kva dei gjekk til.',
      nb: 'Får du penger, må du vise hva de gikk til.',
      en: 'If you receive money, you must show what it was used for.',
    },
    body: [
      {
        nn: 'Ta vare på kvitteringane, og skriv rapporten medan du hugsar. Pengar som ikkje er brukte, skal betalast tilbake.',
        nb: 'Ta vare på kvitteringene, og skriv rapporten mens du husker. Penger som ikke er brukt, skal betales tilbake.',
        en: 'Keep the receipts and write the report while you remember. Money not spent must be paid back.',
      },
    ],
  },
};
