import type { SiteContent } from '../model.js';

export const okstatDfoNo: SiteContent = {
  accent: 'teal',
  tagline: {
    nn: 'Organisasjonskart for staten',
    nb: 'Organisasjonskart for staten',
    en: 'Organisation charts of central government',
  },
  home: {
    title: { nn: 'Kven gjer kva i staten?', nb: 'Hvem gjør hva i staten?', en: 'Who does what in central government?' },
    lead: {
      nn: 'Finn ut korleis ei verksemd er bygd opp, og kven ho svarer til.',
      nb: 'Finn ut hvordan en virksomhet er bygd opp, og hvem den svarer til.',
      en: 'Find out how an agency is organised and to whom it reports.',
    },
    body: [
      {
        nn: 'Verksemdene oppdaterer opplysningane sjølve. Ved kvar eining står datoen for siste endring, slik at du kan sjå om kartet er ferskt.',
        nb: 'Virksomhetene oppdaterer opplysningene selv. Ved hver enhet står datoen for siste endring, slik at du kan se om kartet er ferskt.',
        en: 'The agencies keep the information up to date themselves. Each unit shows the date of its last change.',
      },
    ],
    table: {
      caption: {
        nn: 'Einingar i eit tenkt direktorat',
        nb: 'Enheter i et tenkt direktorat',
        en: 'Units of an imagined directorate',
      },
      head: [
        { nn: 'Eining', nb: 'Enhet', en: 'Unit' },
        { nn: 'Tilsette', nb: 'Ansatte', en: 'Employees' },
      ],
      rows: [
        [{ nn: 'Avdeling for styring', nb: 'Avdeling for styring', en: 'Governance' }, '64'],
        [{ nn: 'Avdeling for rekneskap', nb: 'Avdeling for regnskap', en: 'Accounting' }, '118'],
        [{ nn: 'Fellestenester', nb: 'Fellestjenester', en: 'Shared services' }, '41'],
      ],
    },
  },
  second: {
    title: { nn: 'Meld frå om feil', nb: 'Meld fra om feil', en: 'Report an error' },
    lead: {
      nn: 'Oppdagar du noko som ikkje stemmer, seier du frå til verksemda det gjeld.',
      nb: 'Oppdager du noe som ikke stemmer, sier du fra til virksomheten det gjelder.',
      en: 'If you find something wrong, tell the agency concerned.',
    },
    body: [
      {
        nn: 'Skriv kva eining det gjeld, og kva som bør stå der. Rettinga kjem vanlegvis på plass neste vyrkedag.',
        nb: 'Skriv hvilken enhet det gjelder, og hva som bør stå der. Rettelsen kommer vanligvis på plass neste virkedag.',
        en: 'Say which unit it concerns and what it should read. Corrections usually appear the next working day.',
      },
    ],
  },
};
