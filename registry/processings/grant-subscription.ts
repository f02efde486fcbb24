import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const grantSubscription = {
  name: {
    nn: 'E-postabonnement på oppdateringar',
    nb: 'E-postabonnement på oppdateringer',
    en: 'E-mail subscription to updates',
  },
  statement: 'web',
  sites: ['tilskudd.no'],
  purposes: [
    {
      text: {
        nn: 'Varsel om endringar og oppdateringar i tilskotsordningar.',
        nb: 'Varsler om endringer og oppdateringer i tilskuddsordninger.',
        en: 'Notices of changes and updates in grant schemes.',
      },
      provenance: {
        ...web,
        quote: 'I tenesten tilskudd.no kan du abonnere på varsel om endringar og oppdateringar i tilskotsordningar.',
      },
    },
    {
      text: {
        nn: 'Adressa blir lagra så vi kan varsle løpande.',
        nb: 'Adressen lagres så vi kan varsle løpende.',
        en: 'The address is kept to send notices continuously.',
      },
      provenance: { ...web, quote: 'Vi lagrar e-postadressa di slik at vi løpande kan varsle om endringar.' },
    },
  ],
  data: [
    {
      text: { nn: 'e-postadressa di', nb: 'e-postadressen din', en: 'your e-mail address' },
      provenance: {
        ...web,
        quote: 'Når du registrerer deg som mottakar av slike varslar må du oppgi e-postadressa di.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Når du avsluttar abonnementet, slettar vi adressa og all informasjon om kva for ordningar du har abonnert på.',
        nb: 'Når du avslutter abonnementet, sletter vi adressen og all informasjon om hvilke ordninger du har abonnert på.',
        en: 'When you end the subscription, we erase the address and all information about the schemes you subscribed to.',
      },
      provenance: {
        ...web,
        quote:
          'Hvis du avsluttar abonnementet, slettar vi e-postadressa di og all informasjon om kva for tilskotsordningar du har abonnert på.',
      },
    },
  ],
  rights: [
    {
      text: {
        nn: 'Du kan avslutte abonnementet frå kvart varsel.',
        nb: 'Du kan avslutte abonnementet fra hvert varsel.',
        en: 'You can end the subscription from every notice.',
      },
      provenance: { ...web, quote: 'I alle varslar du mottar på e-post, får du val om å avslutte abonnementet.' },
    },
  ],
} as const satisfies DfoProcessing;
