import type { SiteContent } from '../model.js';

export const arbeidsgiverDfoNo: SiteContent = {
  accent: 'plum',
  tagline: {
    nn: 'Råd og verktøy for leiarar og HR i staten',
    nb: 'Råd og verktøy for ledere og HR i staten',
    en: 'Advice and tools for managers and HR in central government',
  },
  home: {
    title: {
      nn: 'Sjukefråvær: snakk saman tidleg',
      nb: 'Sykefravær: snakk sammen tidlig',
      en: 'Sickness absence: talk early',
    },
    lead: {
      nn: 'Dei fleste som er sjuke ei stund, vil gjerne høyre frå jobben. Ein kort telefon i den første veka gjer det lettare å kome tilbake.',
      nb: 'De fleste som er syke en stund, vil gjerne høre fra jobben. En kort telefon i den første uken gjør det lettere å komme tilbake.',
      en: 'Most people who are ill for a while would like to hear from work. A short call in the first week makes it easier to return.',
    },
    body: [
      {
        nn: 'Du skal ikkje spørje om diagnosen. Spør heller kva oppgåver den tilsette kan gjere, og kva som må leggjast til rette. Skriv ned det de blir samde om.',
        nb: 'Du skal ikke spørre om diagnosen. Spør heller hvilke oppgaver den ansatte kan gjøre, og hva som må tilrettelegges. Skriv ned det dere blir enige om.',
        en: 'Do not ask about the diagnosis. Ask which tasks the employee can do and what must be adapted. Write down what you agree on.',
      },
      {
        nn: 'Tala nedanfor viser at fråværet varierer meir mellom einingar i same verksemd enn mellom verksemdene. Det tyder på at leiing og arbeidsmiljø har mykje å seie.',
        nb: 'Tallene nedenfor viser at fraværet varierer mer mellom enheter i samme virksomhet enn mellom virksomhetene. Det tyder på at ledelse og arbeidsmiljø har mye å si.',
        en: 'The figures below show that absence varies more between units of one agency than between agencies, which suggests that management and working environment matter a great deal.',
      },
    ],
    embeds: [
      {
        service: 'tableau-public',
        form: 'inert',
        path: '/views/sjukefraavaer/Kvartal?:embed=y&:showVizHome=no',
        title: {
          nn: 'Sjukefråvær i staten per kvartal',
          nb: 'Sykefravær i staten per kvartal',
          en: 'Sickness absence by quarter',
        },
        width: 800,
        height: 480,
      },
      {
        service: 'tableau-public',
        form: 'element',
        path: '/views/sjukefraavaer/Einingar?:embed=y&:showVizHome=no',
        title: { nn: 'Spreiing mellom einingar', nb: 'Spredning mellom enheter', en: 'Spread between units' },
        width: 800,
        height: 480,
      },
    ],
  },
  second: {
    title: { nn: 'Medarbeidarsamtalen', nb: 'Medarbeidersamtalen', en: 'The appraisal interview' },
    lead: {
      nn: 'Samtalen høyrer til den tilsette. Leiaren lyttar meir enn ho snakkar.',
      nb: 'Samtalen tilhører den ansatte. Lederen lytter mer enn hun snakker.',
      en: 'The interview belongs to the employee. The manager listens more than she speaks.',
    },
    body: [
      {
        nn: 'Set av god tid, og send spørsmåla på førehand. Etterpå skriv de under på eit kort referat med to eller tre avtalar, ikkje fleire.',
        nb: 'Sett av god tid, og send spørsmålene på forhånd. Etterpå skriver dere under på et kort referat med to eller tre avtaler, ikke flere.',
        en: 'Set aside plenty of time and send the questions beforehand. Afterwards, sign short minutes with two or three agreements, no more.',
      },
    ],
  },
};
