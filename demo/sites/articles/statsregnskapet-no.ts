import type { SiteContent } from '../model.js';

export const statsregnskapetNo: SiteContent = {
  accent: 'teal',
  tagline: {
    nn: 'Inntektene og utgiftene til staten, månad for månad',
    nb: 'Statens inntekter og utgifter, måned for måned',
    en: 'Central government revenue and expenditure, month by month',
  },
  home: {
    title: { nn: 'Kva går pengane til?', nb: 'Hva går pengene til?', en: 'Where does the money go?' },
    lead: {
      nn: 'Vel departement, kapittel eller verksemd, og sjå kva staten har brukt så langt i år.',
      nb: 'Velg departement, kapittel eller virksomhet, og se hva staten har brukt så langt i år.',
      en: 'Choose a ministry, chapter or agency and see what has been spent so far this year.',
    },
    body: [
      {
        nn: 'Tala kjem frå rekneskapa som verksemdene sender inn kvar månad. Dei er førte etter kontantprinsippet: ei utgift blir med når ho er betalt, ikkje når vara er tinga.',
        nb: 'Tallene kommer fra regnskapene som virksomhetene sender inn hver måned. De er ført etter kontantprinsippet: en utgift blir med når den er betalt, ikke når varen er bestilt.',
        en: 'The figures come from the accounts that agencies submit each month on a cash basis: an expense counts when paid, not when ordered.',
      },
      {
        nn: 'Samanliknar du to år, bør du sjå på heile år. Nokre store utbetalingar blir flytte mellom månader, og då kan ein einskild månad gi feil inntrykk.',
        nb: 'Sammenligner du to år, bør du se på hele år. Noen store utbetalinger flyttes mellom måneder, og da kan en enkelt måned gi feil inntrykk.',
        en: 'Compare whole years. Some large payments move between months, so a single month can mislead.',
      },
    ],
    embeds: [
      {
        service: 'qlik',
        form: 'inert',
        path: '/public/single/?appid=statsregnskapet&sheet=oversyn&opt=ctxmenu,currsel',
        title: { nn: 'Utgifter etter departement', nb: 'Utgifter etter departement', en: 'Expenditure by ministry' },
        width: 800,
        height: 480,
      },
      {
        service: 'qlik',
        form: 'element',
        path: '/public/single/?appid=statsregnskapet&sheet=utvikling',
        title: { nn: 'Utvikling over tid', nb: 'Utvikling over tid', en: 'Development over time' },
        width: 800,
        height: 480,
      },
    ],
  },
  second: {
    title: { nn: 'Om tala', nb: 'Om tallene', en: 'About the figures' },
    lead: {
      nn: 'Kvar månad kjem det nye tal, som regel rundt den tjuande.',
      nb: 'Hver måned kommer det nye tall, som regel rundt den tjuende.',
      en: 'New figures come each month, usually around the twentieth.',
    },
    body: [
      {
        nn: 'Feil som blir oppdaga etterpå, blir retta i neste månad. Difor kan eit tal endre seg litt utan at noko nytt er betalt.',
        nb: 'Feil som oppdages etterpå, rettes i neste måned. Derfor kan et tall endre seg litt uten at noe nytt er betalt.',
        en: 'Errors found later are corrected the following month, so a figure may change a little without anything new being paid.',
      },
    ],
  },
};
