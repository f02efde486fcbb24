import type { Text } from '../../registry/model.js';

/** What every page of the demo says around its article. */
export const words = {
  skip: { nn: 'Hopp til hovudinnhald', nb: 'Hopp til hovedinnhold', en: 'Skip to main content' },
  navigation: { nn: 'Hovudmeny', nb: 'Hovedmeny', en: 'Main menu' },
  languages: { nn: 'Språk', nb: 'Språk', en: 'Language' },
  home: { nn: 'Framside', nb: 'Forside', en: 'Home' },
  privacy: { nn: 'Personvern', nb: 'Personvern', en: 'Privacy' },
  privacyTitle: {
    nn: 'Personvern og informasjonskapslar',
    nb: 'Personvern og informasjonskapsler',
    en: 'Privacy and cookies',
  },
  privacyLead: {
    nn: 'Her ser du kva nettstaden lagrar på eininga di, kven som får opplysningane, og kor lenge dei blir lagra.',
    nb: 'Her ser du hva nettstedet lagrer på enheten din, hvem som får opplysningene, og hvor lenge de lagres.',
    en: 'This page shows what the website stores on your device, who receives the information and how long it is kept.',
  },
  owner: {
    nn: 'Etterlikning av ein nettstad frå DFØ. Tekstane er skrivne for demoen.',
    nb: 'Etterligning av et nettsted fra DFØ. Tekstene er skrevet for demoen.',
    en: 'An imitation of a DFØ website. The texts were written for the demo.',
  },
  indexTitle: { nn: 'Demo av dfo-consent', nb: 'Demo av dfo-consent', en: 'Demo of dfo-consent' },
  indexLead: {
    nn: 'Kvar nettstad i registeret har ei side her, og kvar leverandør ein stadfortredar på denne maskina. Ingenting går ut på nettet.',
    nb: 'Hvert nettsted i registeret har en side her, og hver leverandør en stedfortreder på denne maskinen. Ingenting går ut på nettet.',
    en: 'Each website of the registry has a page here, and each vendor a stand-in on this machine. Nothing goes out to the internet.',
  },
  sites: { nn: 'Nettstadene', nb: 'Nettstedene', en: 'The websites' },
  banner: { nn: 'Spør øvst på sida om', nb: 'Spør øverst på siden om', en: 'Asks at the top of the page about' },
  inContext: {
    nn: 'Spør der innhaldet står, om',
    nb: 'Spør der innholdet står, om',
    en: 'Asks where the content stands, about',
  },
  necessary: { nn: 'Lagrar utan å spørje', nb: 'Lagrer uten å spørre', en: 'Stores without asking' },
  fromProviders: { nn: '{purpose} frå {providers}', nb: '{purpose} fra {providers}', en: '{purpose} from {providers}' },
  withProviders: { nn: '{purpose} med {providers}', nb: '{purpose} med {providers}', en: '{purpose} with {providers}' },
  inThisBrowser: { nn: 'I denne nettlesaren:', nb: 'I denne nettleseren:', en: 'In this browser:' },
  unanswered: { nn: 'ikkje svart enno', nb: 'ikke svart ennå', en: 'not answered yet' },
  yes: { nn: 'svart ja', nb: 'svart ja', en: 'answered yes' },
  no: { nn: 'svart nei', nb: 'svart nei', en: 'answered no' },
  nothing: { nn: 'har ikkje noko å spørje om', nb: 'har ikke noe å spørre om', en: 'has nothing to ask' },
  download: { nn: 'Last ned registeret:', nb: 'Last ned registeret:', en: 'Download the registry:' },
  site: { nn: 'Nettstad', nb: 'Nettsted', en: 'Website' },
  service: { nn: 'Teneste', nb: 'Tjeneste', en: 'Service' },
  none: { nn: 'ingenting', nb: 'ingenting', en: 'nothing' },
  allDeclarations: {
    nn: 'Alle erklæringane, og merknader til personvernombodet',
    nb: 'Alle erklæringene, og merknader til personvernombudet',
    en: 'All declarations, and notes for the data protection officer',
  },
  playground: { nn: 'Språk og fargar', nb: 'Språk og farger', en: 'Languages and colours' },
  manual: { nn: 'Handbok (på engelsk)', nb: 'Håndbok (på engelsk)', en: 'Manual' },
  editorTitle: { nn: 'For redaktørar', nb: 'For redaktører', en: 'For editors' },
  issues: {
    nn: 'Merknader til personvernombodet',
    nb: 'Merknader til personvernombudet',
    en: 'Notes for the data protection officer',
  },
  issuesLead: {
    nn: 'Det som dei to personvernerklæringane seier feil eller lèt stå ope, slik registeret har det.',
    nb: 'Det de to personvernerklæringene sier feil eller lar stå åpent, slik registeret har det.',
    en: 'What the two privacy statements get wrong or leave open, as the registry has it.',
  },
  notFound: { nn: 'Fann ikkje sida', nb: 'Fant ikke siden', en: 'Page not found' },
} as const satisfies Record<string, Text>;
