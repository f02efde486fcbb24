import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { roleUnsaid } from './unsaid.js';

const informationCookies = {
  kind: 'documented',
  source:
    'Skyra: Information cookies (help.skyra.no/en/articles/10189150) and How to update the privacy policy on your website (help.skyra.no/en/articles/10189254)',
} as const;

const provider = { name: 'Skyra', role: 'not-documented', provenance: roleUnsaid } as const;

/** Surveys in the page and on top of it. */
export const skyra = {
  name: 'Skyra',
  purpose: 'feedback',
  legalBasis: 'consent',
  delivery: 'script',
  hosts: ['*.skyra.no'],
  // Not `<skyra-survey>`: it is empty until the library has defined it, and stays in its place.
  marks: { globals: ['skyra'] },
  description: {
    nn: 'Skyra viser spørjeundersøkingar på nettstaden. Når verktøyet blir lasta, får Skyra IP-adressa di.',
    nb: 'Skyra viser spørreundersøkelser på nettstedet. Når verktøyet lastes, får Skyra IP-adressen din.',
    en: 'Skyra shows surveys on the website. When the tool loads, Skyra receives your IP address.',
  },
  provenance: informationCookies,
  recipients: [provider],
  outsideEea: 'not-documented',
  items: [
    {
      name: 'skyra.state',
      match: 'prefix',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Held ein tilfeldig kode for eininga, slik at Skyra hugsar kva undersøkingar som er opne, lukka eller fullførte.',
        nb: 'Inneholder en tilfeldig kode for enheten, slik at Skyra husker hvilke undersøkelser som er åpne, lukket eller fullført.',
        en: 'Holds a random code for the device, so that Skyra remembers which surveys are open, closed or completed.',
      },
      lifetime: { n: 365, unit: 'days' },
      recipients: [provider],
      provenance: informationCookies,
    },
    {
      // Skyra writes `skyra<survey-slug>` in one article and `Skyra.` in the other.
      name: 'skyra',
      match: 'prefix',
      kind: 'cookie',
      host: 'site',
      purpose: {
        nn: 'Tek vare på svara dine medan du svarer, slik at rett spørsmål kjem fram når du går frå ei side til ei anna.',
        nb: 'Tar vare på svarene dine mens du svarer, slik at riktig spørsmål kommer fram når du går fra en side til en annen.',
        en: 'Keeps your answers while you answer, so that the right question comes up when you go from one page to another.',
      },
      // «Session, or a few hours» in one place, «365 days» in another.
      lifetime: { n: 365, unit: 'days', atMost: true },
      recipients: [provider],
      provenance: informationCookies,
    },
  ],
} as const satisfies Service<CataloguePurposeId>;
