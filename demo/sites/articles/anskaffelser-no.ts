import type { SiteContent } from '../model.js';

export const anskaffelserNo: SiteContent = {
  accent: 'green',
  tagline: {
    nn: 'Rettleiing for offentlege innkjøp',
    nb: 'Veiledning for offentlige innkjøp',
    en: 'Guidance on public procurement',
  },
  home: {
    title: {
      nn: 'Klima og miljø i konkurransen',
      nb: 'Klima og miljø i konkurransen',
      en: 'Climate and environment in the tender',
    },
    lead: {
      nn: 'Oppdragsgivaren avgjer mykje av klimaavtrykket før konkurransen er lyst ut. Start med behovet, ikkje med kravlista.',
      nb: 'Oppdragsgiveren avgjør mye av klimaavtrykket før konkurransen er kunngjort. Begynn med behovet, ikke med kravlisten.',
      en: 'The contracting authority settles much of the carbon footprint before the tender is published. Start with the need, not the list of requirements.',
    },
    body: [
      {
        nn: 'Spør først om de kan reparere, leige eller dele det de allereie har. Treng de likevel å kjøpe nytt, bør dialogen med marknaden vise kva leverandørane faktisk kan levere av låge utslepp.',
        nb: 'Spør først om dere kan reparere, leie eller dele det dere allerede har. Trenger dere likevel å kjøpe nytt, bør dialogen med markedet vise hva leverandørene faktisk kan levere av lave utslipp.',
        en: 'Ask first whether you can repair, rent or share what you have. If you must buy, talk to the market to learn what low-emission goods suppliers can really deliver.',
      },
      {
        nn: 'Krav må kunne kontrollerast. Skriv alt i konkurransegrunnlaget korleis leverandøren skal dokumentere resultatet, og kven hos dykk som følgjer det opp.',
        nb: 'Krav må kunne kontrolleres. Skriv allerede i konkurransegrunnlaget hvordan leverandøren skal dokumentere resultatet, og hvem hos dere som følger det opp.',
        en: 'Requirements must be verifiable. State in the tender documents how the supplier is to document the result, and who will follow it up.',
      },
    ],
    embeds: [
      {
        service: 'tableau-public',
        form: 'inert',
        path: '/views/klimavekting/Kunngjeringar?:embed=y&:showVizHome=no',
        title: {
          nn: 'Kunngjeringar som vektar klima og miljø',
          nb: 'Kunngjøringer som vekter klima og miljø',
          en: 'Notices that weight climate and environment',
        },
        width: 800,
        height: 480,
      },
      {
        service: 'tableau-public',
        form: 'element',
        path: '/views/klimavekting/Bransjar?:embed=y&:showVizHome=no',
        title: {
          nn: 'Klimavekting etter bransje',
          nb: 'Klimavekting etter bransje',
          en: 'Climate weighting by industry',
        },
        width: 800,
        height: 480,
      },
    ],
  },
  second: {
    title: { nn: 'Marknadsdialog', nb: 'Markedsdialog', en: 'Market dialogue' },
    lead: {
      nn: 'Ein open samtale med leverandørane gir betre konkurransar, så lenge alle får vite det same.',
      nb: 'En åpen samtale med leverandørene gir bedre konkurranser, så lenge alle får vite det samme.',
      en: 'An open conversation with suppliers makes for better tenders, as long as everyone learns the same.',
    },
    body: [
      {
        nn: 'Lys ut møtet ope, skriv referat, og legg det ved konkurransegrunnlaget. Då har ingen leverandør fått eit forsprang.',
        nb: 'Kunngjør møtet åpent, skriv referat, og legg det ved konkurransegrunnlaget. Da har ingen leverandør fått et forsprang.',
        en: 'Announce the meeting openly, take minutes and attach them to the tender documents. Then no supplier has a head start.',
      },
    ],
  },
};
