import type { SiteContent } from '../model.js';

export const doffinNo: SiteContent = {
  accent: 'green',
  tagline: {
    nn: 'Kunngjeringar av offentlege innkjøp',
    nb: 'Kunngjøringer av offentlige innkjøp',
    en: 'Notices of public procurement',
  },
  home: {
    title: { nn: 'Nye kunngjeringar', nb: 'Nye kunngjøringer', en: 'New notices' },
    lead: {
      nn: 'Her lyser offentlege verksemder ut konkurransane sine. Alle kan søkje, også utan å logge seg inn.',
      nb: 'Her kunngjør offentlige virksomheter konkurransene sine. Alle kan søke, også uten å logge seg inn.',
      en: 'Public bodies publish their tenders here. Anyone can search without logging in.',
    },
    body: [
      {
        nn: 'Fristen gjeld det klokkeslettet som står i kunngjeringa. Tilbod som kjem for seint, skal oppdragsgivaren avvise.',
        nb: 'Fristen gjelder det klokkeslettet som står i kunngjøringen. Tilbud som kommer for sent, skal oppdragsgiveren avvise.',
        en: 'The deadline is the time of day given in the notice. The authority must reject tenders that come late.',
      },
    ],
    table: {
      caption: { nn: 'Oppdikta kunngjeringar', nb: 'Oppdiktede kunngjøringer', en: 'Made-up notices' },
      head: [
        { nn: 'Kva', nb: 'Hva', en: 'What' },
        { nn: 'Oppdragsgivar', nb: 'Oppdragsgiver', en: 'Authority' },
        { nn: 'Frist', nb: 'Frist', en: 'Deadline' },
      ],
      rows: [
        [
          { nn: 'Snøbrøyting av gangvegar', nb: 'Snøbrøyting av gangveier', en: 'Snow clearing of footpaths' },
          { nn: 'Ein fjellkommune', nb: 'En fjellkommune', en: 'A mountain municipality' },
          '2026-12-14',
        ],
        [
          {
            nn: 'Frukt og grønt til sjukehus',
            nb: 'Frukt og grønt til sykehus',
            en: 'Fruit and vegetables for hospitals',
          },
          { nn: 'Eit helseføretak', nb: 'Et helseforetak', en: 'A health authority' },
          '2027-01-08',
        ],
        [
          { nn: 'Vedlikehald av ferjekai', nb: 'Vedlikehold av fergekai', en: 'Maintenance of a ferry quay' },
          { nn: 'Ein kystkommune', nb: 'En kystkommune', en: 'A coastal municipality' },
          '2027-01-20',
        ],
      ],
    },
  },
  second: {
    title: { nn: 'Følg eit søk', nb: 'Følg et søk', en: 'Follow a search' },
    lead: {
      nn: 'Lagra søk gir deg e-post når det kjem nye kunngjeringar som passar.',
      nb: 'Lagrede søk gir deg e-post når det kommer nye kunngjøringer som passer.',
      en: 'Saved searches send you e-mail when new notices match.',
    },
    body: [
      {
        nn: 'Vel heller fleire smale søk enn eitt breitt. Då slepp du å leite etter det som gjeld deg.',
        nb: 'Velg heller flere smale søk enn ett bredt. Da slipper du å lete etter det som gjelder deg.',
        en: 'Several narrow searches work better than one broad search: you need not look for what concerns you.',
      },
    ],
  },
};
