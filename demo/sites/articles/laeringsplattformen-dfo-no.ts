import type { SiteContent } from '../model.js';

export const laeringsplattformenDfoNo: SiteContent = {
  accent: 'red',
  tagline: {
    nn: 'Kurs for alle som arbeider i staten',
    nb: 'Kurs for alle som arbeider i staten',
    en: 'Courses for everyone in central government',
  },
  home: {
    title: { nn: 'Ny i staten', nb: 'Ny i staten', en: 'New in central government' },
    lead: {
      nn: 'Eit kort kurs om kva det inneber å arbeide i forvaltninga. Du treng om lag to timar.',
      nb: 'Et kort kurs om hva det innebærer å arbeide i forvaltningen. Du trenger omtrent to timer.',
      en: 'A short course on what it means to work in public administration. Allow about two hours.',
    },
    body: [
      {
        nn: 'Kurset har fire delar: rolla som tilsett, offentlegheit, habilitet og godt språk. Du kan ta delane i den rekkjefølgja du vil, og halde fram der du slapp.',
        nb: 'Kurset har fire deler: rollen som ansatt, offentlighet, habilitet og godt språk. Du kan ta delene i den rekkefølgen du vil, og fortsette der du slapp.',
        en: 'The course has four parts: your role, access to information, impartiality and plain language. Take them in any order and continue where you left off.',
      },
      {
        nn: 'Til slutt får du eit kursbevis som du kan leggje i personalmappa.',
        nb: 'Til slutt får du et kursbevis som du kan legge i personalmappen.',
        en: 'At the end you receive a certificate for your personnel file.',
      },
    ],
  },
  second: {
    title: { nn: 'Kurskatalogen', nb: 'Kurskatalogen', en: 'Course catalogue' },
    lead: {
      nn: 'Finn kurs etter tema, lengd og målgruppe.',
      nb: 'Finn kurs etter tema, lengde og målgruppe.',
      en: 'Find courses by topic, length and audience.',
    },
    body: [
      {
        nn: 'Dei mest brukte kursa handlar om klarspråk, innkjøp og økonomistyring. Nye kurs står øvst i lista.',
        nb: 'De mest brukte kursene handler om klarspråk, innkjøp og økonomistyring. Nye kurs står øverst på listen.',
        en: 'The most popular courses are about plain language, procurement and financial management. New courses come first.',
      },
    ],
  },
};
