import type { SiteContent } from '../model.js';

export const dfoNo: SiteContent = {
  accent: 'gold',
  tagline: {
    nn: 'Fagleg støtte til styring og økonomi i staten',
    nb: 'Faglig støtte til styring og økonomi i staten',
    en: 'Guidance on governance and finance in central government',
  },
  home: {
    title: {
      nn: 'Slik les du tala om årsverk i staten',
      nb: 'Slik leser du tallene om årsverk i staten',
      en: 'How to read the figures on full-time equivalents',
    },
    lead: {
      nn: 'Talet på årsverk seier noko om kor stor staten er, men ikkje kva han får gjort. Her forklarer vi kva tala omfattar, og kvar du bør vere varsam.',
      nb: 'Tallet på årsverk sier noe om hvor stor staten er, men ikke hva den får gjort. Her forklarer vi hva tallene omfatter, og hvor du bør være varsom.',
      en: 'The number of full-time equivalents says how large central government is, not what it gets done. We explain what the figures cover and where to be careful.',
    },
    body: [
      {
        nn: 'Vi tel avtalte årsverk i verksemder som følgjer hovudtariffavtalen i staten. To personar i halv stilling blir eitt årsverk. Vikarar er med så lenge dei får løn, medan folk i permisjon utan løn er haldne utanfor.',
        nb: 'Vi teller avtalte årsverk i virksomheter som følger hovedtariffavtalen i staten. To personer i halv stilling blir ett årsverk. Vikarer er med så lenge de får lønn, mens folk i permisjon uten lønn er holdt utenfor.',
        en: 'We count contracted full-time equivalents in agencies covered by the main collective agreement. Two people working half-time make one. Substitutes count while they are paid; people on unpaid leave do not.',
      },
      {
        nn: 'Når ei verksemd blir slått saman med ei anna, flyttar vi ikkje tala bakover i tid. Eit hopp i kurva kan difor kome av omorganisering, og treng ikkje bety at nokon har tilsett fleire.',
        nb: 'Når en virksomhet slås sammen med en annen, flytter vi ikke tallene bakover i tid. Et hopp i kurven kan derfor skyldes omorganisering, og trenger ikke bety at noen har ansatt flere.',
        en: 'When agencies merge we do not restate earlier years. A jump in the curve may therefore be a reorganisation rather than new hires.',
      },
      {
        nn: 'I filmen viser vi korleis du vel departementsområde og lagrar utvalet ditt som eit rekneark.',
        nb: 'I filmen viser vi hvordan du velger departementsområde og lagrer utvalget ditt som et regneark.',
        en: 'The film shows how to choose a ministerial area and save your selection as a spreadsheet.',
      },
      {
        nn: 'I podkasten drøftar vi kvifor to statistikkar om det same kan gi ulike svar, og kva du då bør velje.',
        nb: 'I podkasten drøfter vi hvorfor to statistikker om det samme kan gi ulike svar, og hva du da bør velge.',
        en: 'In the podcast we discuss why two statistics on the same matter can differ, and which to choose.',
      },
      {
        nn: 'Fagdagen om styringsdata blir send direkte. Du treng ikkje melde deg på for å sjå sendinga.',
        nb: 'Fagdagen om styringsdata sendes direkte. Du trenger ikke melde deg på for å se sendingen.',
        en: 'The seminar on management data is streamed live. You need not register to watch.',
      },
    ],
    embeds: [
      {
        service: 'tableau-public',
        form: 'inert',
        path: '/views/aarsverk/Oversyn?:embed=y&:showVizHome=no',
        title: {
          nn: 'Årsverk i staten, år for år',
          nb: 'Årsverk i staten, år for år',
          en: 'Full-time equivalents by year',
        },
        width: 800,
        height: 480,
      },
      {
        service: 'tableau-public',
        form: 'element',
        path: '/views/aarsverk/Departement?:embed=y&:showVizHome=no',
        title: {
          nn: 'Årsverk etter departementsområde',
          nb: 'Årsverk etter departementsområde',
          en: 'Full-time equivalents by ministerial area',
        },
        width: 800,
        height: 480,
      },
      {
        service: 'vimeo',
        form: 'element',
        path: '/video/100200300',
        title: {
          nn: 'Slik lagar du ditt eige utval',
          nb: 'Slik lager du ditt eget utvalg',
          en: 'How to make your own selection',
        },
        width: 640,
        height: 360,
      },
      {
        service: 'acast',
        form: 'element',
        path: '/styringspodden/to-tal-om-same-sak',
        title: {
          nn: 'Podkast: To tal om same sak',
          nb: 'Podkast: To tall om samme sak',
          en: 'Podcast: Two figures, one matter',
        },
        width: 640,
        height: 190,
      },
      {
        service: 'live-stream',
        form: 'element',
        path: '/fagdag/styringsdata',
        title: {
          nn: 'Fagdag om styringsdata, direkte',
          nb: 'Fagdag om styringsdata, direkte',
          en: 'Seminar on management data, live',
        },
        width: 640,
        height: 360,
      },
      {
        service: 'boost-ai',
        form: 'inert',
        path: '/chatPanel/embed',
        title: { nn: 'Spør chatboten', nb: 'Spør chatboten', en: 'Ask the chatbot' },
        width: 480,
        height: 320,
      },
    ],
  },
  second: {
    title: { nn: 'Tildelingsbrevet', nb: 'Tildelingsbrevet', en: 'The allocation letter' },
    lead: {
      nn: 'Tildelingsbrevet er departementet sitt viktigaste styringsdokument overfor ei underliggjande verksemd.',
      nb: 'Tildelingsbrevet er departementets viktigste styringsdokument overfor en underliggende virksomhet.',
      en: 'The allocation letter is a ministry’s main steering document for a subordinate agency.',
    },
    body: [
      {
        nn: 'Eit godt brev set få mål og seier kva brukarane skal merke. Rapporteringskrav som ingen kjem til å lese, bør strykast før brevet blir sendt.',
        nb: 'Et godt brev setter få mål og sier hva brukerne skal merke. Rapporteringskrav som ingen kommer til å lese, bør strykes før brevet sendes.',
        en: 'A good letter sets few goals and says what users should notice. Reporting that nobody will read should be struck out before it is sent.',
      },
    ],
  },
};
